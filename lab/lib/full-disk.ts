import { execFileSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Rig } from '../../src/main/engine/rig.testing.ts'
import { systemClock } from '../../src/main/platform/index.ts'
import { connectSocket } from '../../src/main/platform/sockets.ts'
import { Fault } from '../../src/shared/base/index.ts'
import { type Bus, connectBus } from '../../src/shared/client/index.ts'

const SIZE_MB = 24
const PAYLOAD_BYTES = 64 * 1_024
const POLICY = '  - { pattern: kept.>, durable: true }\n'
const TOPIC = 'kept.load'

export interface FullDiskReport {
  readonly acknowledged: number
  /** What the first refused publish said. */
  readonly code: string
  /** The engine's word on its logs afterwards. */
  readonly logs: unknown
  /** Messages there after room was made and the engine started again. */
  readonly kept: number
  readonly wrong: readonly string[]
}

async function joinBus(port: number, token: string): Promise<Bus> {
  const transport = await connectSocket(`ws://127.0.0.1:${port}/bus`)
  return await connectBus(transport, { client: 'lab/1', token, clock: systemClock, random: (bytes) => void randomFillSync(bytes) })
}

/** Publishes until it is refused. */
async function publishUntilRefused(bus: Bus): Promise<{ acknowledged: number; code: string }> {
  for (let acknowledged = 0; ; acknowledged++) {
    const payload = Buffer.alloc(PAYLOAD_BYTES, 7)
    payload.writeUInt32LE(acknowledged, 0)
    try {
      await bus.publish(TOPIC, payload)
    } catch (error) {
      return { acknowledged, code: error instanceof Fault ? error.code : String(error) }
    }
  }
}

/**
 * The whole engine on a file system that fills up: what it cannot keep it refuses with `log/disk-full`, it lives, it says so in
 * `system.status`, ephemeral topics go on, and with room again everything it acknowledged is there and both logs verify.
 */
export async function fillDisk(say: (line: string) => void): Promise<FullDiskReport> {
  const mount = mkdtempSync(join(tmpdir(), 'vbus-full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', mount])
  const wrong: string[] = []
  try {
    using rig = new Rig(mount, POLICY)
    const served = await rig.serve()
    const token = rig.token('lab', ['kept.>', 'live.>', 'system.status'])
    const bus = await joinBus(served.port, token)
    const { acknowledged, code } = await publishUntilRefused(bus)
    say(`full after ${acknowledged} messages of ${PAYLOAD_BYTES} bytes: ${code}`)
    if (code !== 'log/disk-full') wrong.push(`the refusal was ${code}`)
    await bus.publish(TOPIC, new Uint8Array(PAYLOAD_BYTES)).then(
      () => wrong.push('it acknowledged after its disk was full'),
      () => undefined,
    )
    await bus
      .publish('live.load', new Uint8Array(9))
      .catch((error: unknown) => wrong.push(`an ephemeral message was refused: ${String(error)}`))
    const { logs } = (await bus.request('system.status', {})) as { logs?: readonly { state: string }[] }
    if (logs?.some(({ state }) => state === 'full') !== true) wrong.push('system.status does not say that a log is full')
    await bus.close()
    served.child.kill('SIGTERM')
    await served.ended
    execFileSync('mount', ['-o', `remount,size=${SIZE_MB * 4}m`, mount])
    const kept = await countKept(rig, token)
    if (kept !== acknowledged) wrong.push(`${acknowledged} were acknowledged, ${kept} are there`)
    if (rig.vbus('audit', 'verify', rig.workspace)['ok'] !== true) wrong.push('the audit log does not verify')
    return { acknowledged, code, logs, kept, wrong }
  } finally {
    execFileSync('umount', ['-l', mount])
    rmSync(mount, { recursive: true, force: true })
  }
}

/** Reads the topic from its first message on, over the bus. */
async function countKept(rig: Rig, token: string): Promise<number> {
  const served = await rig.serve()
  const bus = await joinBus(served.port, token)
  let kept = 0
  const last = Promise.withResolvers<void>()
  await bus.subscribe(
    TOPIC,
    ({ envelope }) => {
      if (envelope.payload.length < PAYLOAD_BYTES) last.resolve()
      else kept++
    },
    { from: 'first' },
  )
  // A short one behind them all says that the log has been read.
  await bus.publish(TOPIC, new Uint8Array(4))
  await last.promise
  await bus.close()
  served.child.kill('SIGTERM')
  await served.ended
  return kept
}
