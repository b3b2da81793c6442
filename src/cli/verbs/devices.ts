import { readWorkspace } from '../../main/workspace/open.ts'
import { findEngine, openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb, VerbContext } from '../verb.ts'

interface DeviceRow {
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly reason: string
  readonly simulated: boolean
  readonly software: boolean | null
  readonly adapter: string | null
  readonly memory: { readonly used_bytes: number | null; readonly budget_bytes: number }
}

interface Checked {
  readonly device: DeviceRow
  readonly proof: { readonly n: number; readonly verdict: string; readonly commitment_ms: number }
}

const MIB = 1024 * 1024
const COLUMNS = [14, 11, 13, 10, 18] as const
const row = (...cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(COLUMNS[at] ?? 0))
    .join('')
    .trimEnd()

export const devicesVerb: Verb = {
  name: 'devices',
  summary: 'list the declared devices, or check one',
  synopsis: '[--check NAME]',
  description: [
    'Lists the devices that workspace.yaml declares: kind, state, whether a processor computes in their place, memory and adapter. A host is started by the ' +
      'run that uses its device, so without one a device is idle.',
    'With --check the host of one device is started, told to prove that it computes, and ended again. What it found is on the record. It starts an engine ' +
      'where none runs.',
  ],
  positionals: [],
  options: [{ name: 'check', value: 'NAME', help: 'start this device, let it prove its work, and end it' }],
  exits: [
    ['0', 'listed, or the proof holds'],
    ['2', 'no such device'],
    ['4', 'a run uses the devices'],
    ['12', 'the device is missing, faulty, too slow for its class or over its memory'],
  ],
  examples: [
    ['vbus devices', 'what is declared, and how it is'],
    ['vbus devices --check gpu0', 'whether the GPU is there and computes'],
  ],
  async run(context) {
    const name = context.args.text('check')
    const found = name === undefined ? { devices: await listDevices(context) } : await checkDevice(context, name)
    const devices = 'devices' in found ? found.devices : [found.device]
    const lines = [row('DEVICE', 'KIND', 'STATE', 'COMPUTED', 'MEMORY MIB', 'ADAPTER'), ...devices.map(toLine)]
    context.out.result(found, 'proof' in found ? [...lines, toProofLine(found.proof)] : lines)
    return EXIT.done
  },
}

async function checkDevice(context: VerbContext, device: string): Promise<Checked> {
  await using session = await openSession(context, 'any')
  return (await session.bus.request('system.devices.check', { device }, { deadlineMs: 180_000 })) as Checked
}

/** From the engine where one runs, else from the workspace file. */
async function listDevices(context: VerbContext): Promise<readonly DeviceRow[]> {
  if (context.args.text('url') === undefined) {
    const files = readWorkspace(context.args.workspaceDir)
    if (findEngine(files) === undefined) {
      return Object.entries(files.config.devices).map(([name, { kind, component, memoryMb }]) => {
        const memory = { used_bytes: null, budget_bytes: memoryMb * MIB, tensors: null }
        return { name, kind, component, state: 'idle', reason: '', simulated: kind === 'simulated', software: null, adapter: null, memory }
      })
    }
  }
  await using session = await openSession(context, 'running')
  return ((await session.bus.request('system.devices.list', {})) as { devices: readonly DeviceRow[] }).devices
}

function toLine({ name, kind, state, simulated, software, memory, adapter, reason }: DeviceRow): string {
  const used = memory.used_bytes === null ? '-' : (memory.used_bytes / MIB).toFixed(1)
  const computed = software === true ? 'software' : simulated ? 'simulated' : adapter === null ? '-' : 'hardware'
  return row(name, kind, state, computed, `${used} of ${Math.round(memory.budget_bytes / MIB)}`, adapter ?? (reason || '-'))
}

const toProofLine = ({ n, verdict, commitment_ms: ms }: Checked['proof']): string =>
  `proof of work, ${n} x ${n}: ${verdict}, committed to after ${ms} ms; the device is shown as it was then, its host was ended again`
