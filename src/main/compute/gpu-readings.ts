import { runToEnd } from '../platform/process-spawn.ts'

/** What one look at NVIDIA's GPUs says of a process. */
export interface GpuUse {
  readonly pid: number
  readonly memoryBytes: number
  readonly busyPercent: number | undefined
}

/** NVML's own reader, which the driver brings along (https://docs.nvidia.com/deploy/nvidia-smi/). */
const READER = '/usr/bin/nvidia-smi'
const LOOK_MS_MAX = 2_000
const MIB = 1024 * 1024

/**
 * Who holds memory of the GPUs, and how much of the time each computed; as the driver says, asked from outside of every such process.
 * @returns undefined where there is no such driver, or it does not answer.
 */
export async function readGpus(reader: string = READER): Promise<readonly GpuUse[] | undefined> {
  const ask = (...args: readonly string[]): Promise<{ code: number | undefined; output: string } | undefined> =>
    runToEnd(reader, [...args], LOOK_MS_MAX).catch(() => undefined)
  const [apps, busy] = await Promise.all([
    ask('--query-compute-apps=pid,used_memory', '--format=csv,noheader,nounits'),
    ask('pmon', '-c', '1', '-s', 'u'),
  ])
  if (apps === undefined || apps.code !== 0) return undefined
  return parseUse(apps.output, busy?.code === 0 ? busy.output : '')
}

/** The first GPU's name, `NVIDIA H100 80GB HBM3`; undefined where the driver does not tell. */
export async function readGpuName(reader: string = READER): Promise<string | undefined> {
  const told = await runToEnd(reader, ['--query-gpu=name', '--format=csv,noheader'], LOOK_MS_MAX).catch(() => undefined)
  return (told?.code === 0 && told.output.split('\n')[0]?.trim()) || undefined
}

/** @param apps lines `PID, MIB`; @param busy `pmon`'s table, whose columns its first line names. */
export function parseUse(apps: string, busy: string): readonly GpuUse[] {
  const columns = (/^#\s*(gpu\b.*)$/m.exec(busy)?.[1] ?? '').trim().split(/\s+/)
  const [pidAt, smAt] = [columns.indexOf('pid'), columns.indexOf('sm')]
  const shares = new Map<number, number>()
  for (const line of busy.split('\n')) {
    const cells = line.trim().split(/\s+/)
    const [pid, share] = [Number(cells[pidAt]), Number(cells[smAt])]
    if (!line.startsWith('#') && pidAt >= 0 && smAt >= 0 && Number.isInteger(pid)) {
      if (Number.isFinite(share)) shares.set(pid, Math.max(share, shares.get(pid) ?? 0))
    }
  }
  return apps.split('\n').flatMap((line) => {
    const [pid, mib] = line.split(',').map((cell) => Number(cell.trim()))
    if (pid === undefined || !Number.isInteger(pid) || pid === 0 || mib === undefined || !Number.isFinite(mib)) return []
    return [{ pid, memoryBytes: mib * MIB, busyPercent: shares.get(pid) }]
  })
}
