/** One look at the GPU from outside: who holds how much of its memory, and who computes. */
export interface GpuReading {
  /** Monotonic, milliseconds. */
  readonly atMs: number
  readonly processes: readonly GpuProcess[]
}

export interface GpuProcess {
  readonly pid: number
  readonly memoryBytes: number
  /** Share of the time that its kernels ran, percent; undefined where the driver does not tell. */
  readonly busyPercent: number | undefined
}

/** What the readings of one fit say of the process that was to compute. */
export interface GpuVerdict {
  readonly ok: boolean
  /** Readings in which the process was on the GPU. */
  readonly readings: number
  readonly memoryBytesMax: number
  /** From the first to the last of them. */
  readonly gpuMs: number
  readonly pid: number
  readonly verdict: string
}

/** A CUDA context alone takes more. */
export const GPU_MEMORY_BYTES_MIN = 16 * 1024 * 1024

/**
 * Judges the controller's own readings of a fit; nothing that the fabric says of itself counts (docs/spec/fabric.md FB10). The process, or one that it
 * started, must hold memory of the GPU in at least one reading, and where the driver tells who computes, must have computed in one.
 * @param pids the fabric's process and all below it.
 */
export function judgeGpuUse(readings: readonly GpuReading[], pids: readonly number[]): GpuVerdict {
  const own = readings.flatMap(({ atMs, processes }) => {
    const held = processes.filter(({ pid, memoryBytes }) => pids.includes(pid) && memoryBytes >= GPU_MEMORY_BYTES_MIN)
    return held.length === 0 ? [] : [{ atMs, held }]
  })
  const all = own.flatMap(({ held }) => held)
  const seen = {
    readings: own.length,
    memoryBytesMax: all.reduce((most, { memoryBytes }) => Math.max(most, memoryBytes), 0),
    gpuMs: Math.round((own.at(-1)?.atMs ?? 0) - (own[0]?.atMs ?? 0)),
    pid: all[0]?.pid ?? pids[0] ?? 0,
  }
  const refused = (verdict: string): GpuVerdict => ({ ok: false, ...seen, verdict })
  if (readings.length === 0) return refused('no reading of the GPU could be taken')
  if (own.length === 0) return refused(`the process was on the GPU in none of ${readings.length} readings`)
  const told = all.flatMap(({ busyPercent }) => (busyPercent === undefined ? [] : [busyPercent]))
  if (told.length > 0 && told.every((percent) => percent === 0))
    return refused('the process held memory of the GPU and computed nothing there')
  return { ok: true, ...seen, verdict: `on the GPU in ${own.length} of ${readings.length} readings` }
}
