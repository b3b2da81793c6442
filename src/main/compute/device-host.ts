import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { Fault } from '../../shared/base/index.ts'
import { connectBus } from '../../shared/client/index.ts'
import { type DeviceKind, deviceCapabilities, type HostSurroundings, serveDevice, type TensorBackend } from '../../shared/device/index.ts'
import { systemClock, systemRandom } from '../platform/index.ts'
import { connectSocket } from '../platform/sockets.ts'
import type { SimulatedLibrary } from './backend.ts'
import { sha256 } from './node-sha256.ts'

/** Wrong command line, as everywhere on this project's command lines. */
const EXIT_USAGE = 2
const EXIT_FAILED = 1

/** Tensor memory of a device whose declaration names no budget. */
const MEMORY_MB_DEFAULT = 512
const MIB = 1024 * 1024
const USAGE =
  'usage: host.ts --socket PATH --kind simulated|webgpu|cuda --name NAME [--backend tfjs|tensorflow] [--memory-mb N]   (token on standard input)\n'

type Open = (kind: DeviceKind, library: SimulatedLibrary) => Promise<TensorBackend>

interface HostArguments {
  readonly socket: string
  readonly kind: DeviceKind
  readonly name: string
  readonly library: SimulatedLibrary
  readonly budgetBytes: number
}

/**
 * Runs a device host to its end: reads the token from standard input's first line, joins the bus, tells its capabilities, serves its device.
 * Ends the process when standard input ends or the connection is lost. Callers pass what opens the back end and nothing else.
 */
export async function runDeviceHost(open: Open): Promise<void> {
  const given = readArguments()
  if (given === undefined) {
    process.stderr.write(USAGE)
    process.exit(EXIT_USAGE)
  }
  await join(given, open).catch((error: unknown) => {
    const { code, message } = Fault.from(error)
    process.stderr.write(`${code}: ${message}\n`)
    process.exit(EXIT_FAILED)
  })
}

function readArguments(): HostArguments | undefined {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { socket: text, kind: text, name: text, backend: text, 'memory-mb': text } })
  const { socket, kind, name, backend: library = 'tfjs' } = values
  const memoryMb = Number(values['memory-mb'] ?? MEMORY_MB_DEFAULT)
  if (socket === undefined || name === undefined || !isKind(kind) || !Number.isInteger(memoryMb) || memoryMb < 1) return undefined
  if (library !== 'tfjs' && library !== 'tensorflow') return undefined
  return { socket, kind, name, library, budgetBytes: memoryMb * MIB }
}

const surroundings: HostSurroundings = {
  sha256,
  environment: { node: process.versions.node, platform: `${process.platform} ${process.arch}` },
  usage() {
    const { user, system } = process.cpuUsage()
    return { cpuMs: (user + system) / 1000, maxRssBytes: process.resourceUsage().maxRSS * 1024 }
  },
}

async function join({ socket, kind, name, library, budgetBytes }: HostArguments, open: Open): Promise<void> {
  const token = await readToken()
  const backend = await open(kind, library).catch((error: unknown) => Fault.from(error))
  if (backend instanceof Fault) process.stderr.write(`${backend.code}: ${backend.message}\n`)
  const random = systemRandom(systemClock)
  const bus = await connectBus(await connectSocket({ socketPath: socket }), {
    client: 'vbus-device-host/0.1.0',
    token,
    clock: systemClock,
    random: (bytes) => void bytes.set(random.bytes(bytes.length)),
    hasher: () => {
      const sha256 = createHash('sha256')
      return { update: (bytes) => void sha256.update(bytes), hex: () => sha256.digest('hex') }
    },
  })
  bus.onClose = (code, reason) => {
    process.stderr.write(`the bus closed the connection: ${code} ${reason}\n`)
    process.exit(EXIT_FAILED)
  }
  await serveDevice({ bus, clock: systemClock, name, backend, budgetBytes, host: surroundings })
  await bus.request('system.control.operators', deviceCapabilities(bus.session.identity, backend, kind))
}

function isKind(kind: string | undefined): kind is DeviceKind {
  return kind === 'simulated' || kind === 'webgpu' || kind === 'cuda'
}

/** The first line; what follows is the lifeline: when it ends, so does this process. */
function readToken(): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin })
    lines.once('line', resolve)
    lines.once('close', () => process.exit(0))
  })
}
