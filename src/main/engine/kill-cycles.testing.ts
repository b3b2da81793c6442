import { randomFillSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { verifyFolder } from '../../shared/chain/index.ts'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { decodeEnvelope } from '../../shared/wire/index.ts'
import { checkSignature } from '../log/recovery.ts'
import { nodeDisk, sha256, sha256Into, systemClock } from '../platform/index.ts'
import { connectSocket } from '../platform/sockets.ts'
import { Rig } from './rig.testing.ts'

const TOPIC = 'kept.load'
const POLICY = '  - { pattern: kept.>, durable: true }\n'
/** Publishes that wait for their acknowledgement at any time. */
const WINDOW = 512
/** A cycle's engine is killed after some number of acknowledgements up to this. */
const ACKNOWLEDGED_MAX = 3_000
const PAYLOAD_BYTES_MAX = 400

export interface KillReport {
  readonly cycles: number
  readonly acknowledged: number
  /** Acknowledged and not in the log. */
  readonly lost: number
  /** Not in the log while a later one of the same cycle is; or there twice, or out of order. */
  readonly gaps: number
  readonly stored: number
  /** The stream log's chain and signatures hold, and `audit verify` holds. */
  readonly verifies: boolean
  readonly setAside: boolean
}

async function joinBus(port: number, token: string): Promise<Bus> {
  const transport = await connectSocket(`ws://127.0.0.1:${port}/bus`)
  return await connectBus(transport, { client: 'kill/1', token, clock: systemClock, random: (bytes) => void randomFillSync(bytes) })
}

/** Publishes numbered messages until the engine, killed after `acknowledgements` of them, is gone. @returns how many were acknowledged. */
async function loadUntilKilled(bus: Bus, cycle: number, kill: () => void, acknowledgements: number): Promise<number> {
  let next = 0
  let acknowledged = 0
  let isGone = false
  const one = async (): Promise<void> => {
    while (!isGone) {
      const number = next++
      const payload = Buffer.alloc(8 + ((number * 37) % PAYLOAD_BYTES_MAX))
      payload.writeUInt32LE(cycle, 0)
      payload.writeUInt32LE(number, 4)
      try {
        await bus.publish(TOPIC, payload)
      } catch {
        isGone = true
        return
      }
      acknowledged = Math.max(acknowledged, number + 1)
      if (acknowledged === acknowledgements) kill()
    }
  }
  await Promise.all(Array.from({ length: WINDOW }, one))
  return acknowledged
}

/** Reads the whole stream log, verifying it, and counts what is wrong with the messages of each cycle. */
async function inspect(
  workspace: string,
  acknowledged: readonly number[],
): Promise<Pick<KillReport, 'lost' | 'gaps' | 'stored' | 'verifies'>> {
  const stored = acknowledged.map(() => 0)
  let gaps = 0
  let total = 0
  const onEntry = (_index: number, buffer: Uint8Array, start: number, end: number): void => {
    const entry = Buffer.from(buffer.subarray(start, end))
    const envelope = decodeEnvelope(entry, 4 + entry.readUInt32LE(0), entry.length)
    if (typeof envelope === 'string') throw new Error(`an entry that is no envelope: ${envelope}`)
    if (envelope.topic !== TOPIC) return
    const payload = Buffer.from(envelope.payload)
    const [cycle, number] = [payload.readUInt32LE(0), payload.readUInt32LE(4)]
    if (number !== stored[cycle]) gaps++
    stored[cycle] = number + 1
    total++
  }
  const dir = join(workspace, '.vbus', 'streams', 'default')
  const report = await verifyFolder({ disk: nodeDisk, dir, sha256, hashInto: sha256Into, crc32, checkSignature, onEntry })
  const lost = acknowledged.reduce((sum, count, cycle) => sum + Math.max(0, count - (stored[cycle] ?? 0)), 0)
  return { lost, gaps, stored: total, verifies: report.firstBad === undefined && !report.isRolledBack && report.tornTail === undefined }
}

/**
 * Kills the engine again and again while durable messages are being acknowledged to a client over the bus, and starts it anew each time. At
 * the end everything that was ever acknowledged must be in the log, in order, and both logs must verify.
 */
export async function killCycles(
  cycles: number,
  options: { below: string; onCycle?: (cycle: number, acknowledged: number) => void },
): Promise<KillReport> {
  using rig = new Rig(options.below, POLICY)
  const acknowledged: number[] = []
  let served = await rig.serve()
  const token = rig.token('load', ['kept.>'])
  for (let cycle = 0; cycle < cycles; cycle++) {
    const { child, port, ended } = served
    const bus = await joinBus(port, token)
    const after = 1 + Math.floor(Math.random() * ACKNOWLEDGED_MAX)
    acknowledged.push(await loadUntilKilled(bus, cycle, () => void child.kill('SIGKILL'), after))
    await ended
    options.onCycle?.(cycle, acknowledged.at(-1) ?? 0)
    served = await rig.serve()
  }
  served.child.kill('SIGTERM')
  await served.ended
  const found = await inspect(rig.workspace, acknowledged)
  const { ok } = rig.vbus('audit', 'verify', rig.workspace)
  return {
    cycles,
    acknowledged: acknowledged.reduce((sum, count) => sum + count, 0),
    ...found,
    verifies: found.verifies && ok === true,
    setAside: existsSync(join(rig.workspace, '.vbus', 'set-aside')),
  }
}
