import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import type { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import type { Recorder } from '../recorder.ts'
import type { ChannelFindings } from '../topology/topology-channels.ts'
import { PassCheck, type PassedSpine, type ReadKept } from '../topology/topology-log.ts'
import { type Service, whole } from './service.ts'

export interface VerifyServiceDeps {
  readonly recorder: Recorder
  /** Records from the first one on, as they lie on the disk. */
  readonly read: (to: number) => AsyncIterable<{ readonly number: number; readonly record: arqonbus.v1.IRecord }>
  /** Whether the log itself holds: what it says is nothing otherwise. */
  readonly logHolds: () => Promise<boolean>
  readonly readKept: ReadKept
  readonly channels: () => Promise<ChannelFindings>
}

const MESSAGE_CHARS_MAX = 300
const vantageOf = ({ canSee }: ChannelFindings): string =>
  canSee
    ? 'processes of this machine that the engine registered, as the engine may see them; not what an operator elsewhere does, nor what opens and closes between two looks'
    : 'this system does not tell what processes have open'

/** Whether the bus was the only way between operators: from the log, and from what runs. Both are put on the record. */
export function verifyServices(deps: VerifyServiceDeps): Record<string, Service> {
  let isUnderWay = false
  return {
    'system.topology.verify': async (body, caller) => {
      if (isUnderWay) throw new Fault('request/refused', 'a verification is under way; ask again when it has ended')
      isUnderWay = true
      try {
        await deps.recorder.flush()
        const { size } = deps.recorder.state
        const to = whole(body, 'to', { fallback: size, min: 0, max: size })
        const from = whole(body, 'from', { fallback: 0, min: 0, max: to })
        const [passed, found] = [await comparePassed(deps, from, to), await deps.channels()]
        const claims = [passedClaim(passed, await deps.logHolds()), channelClaim(found)]
        const vantage = vantageOf(found)
        const recorded = claims.map(({ evidence, looked_at, ...claim }) => ({
          ...claim,
          lookedAt: looked_at,
          evidence: canonicalJson(evidence),
        }))
        const actor = { id: caller.id, kind: caller.kind === 'human' ? 1 : 2 }
        const record = await deps.recorder.appendDurable({ actor, topologyVerified: { from, to, claims: recorded, vantage } })
        return { ok: claims.every(({ ok }) => ok), from, to, claims, vantage, record }
      } finally {
        isUnderWay = false
      }
    },
  }
}

async function comparePassed(deps: VerifyServiceDeps, from: number, to: number): Promise<PassedSpine> {
  const check = new PassCheck(from, deps.readKept)
  for await (const { number, record } of deps.read(to)) await check.take(record, number)
  return check.result
}

interface Claim {
  readonly name: string
  readonly ok: boolean
  readonly looked_at: number
  readonly evidence: Readonly<Record<string, unknown>>
}

function passedClaim({ ok, acts, kept, broken, undecided }: PassedSpine, logHolds: boolean): Claim {
  const told = broken.map((each) => ({ ...each, topic: each.topic.slice(0, MESSAGE_CHARS_MAX), why: each.why.slice(0, MESSAGE_CHARS_MAX) }))
  return {
    name: 'passed-the-spine',
    ok: ok && logHolds,
    looked_at: acts + kept,
    evidence: { log_holds: logHolds, acts, durable_messages: kept, undecided, broken: told },
  }
}

function channelClaim({ canSee, processes, ends, closed, unconfined, pairs, channels, more }: ChannelFindings): Claim {
  return {
    name: 'no-other-channel',
    ok: canSee && channels.length === 0 && closed.length === 0,
    looked_at: ends,
    evidence: {
      seen: canSee,
      processes,
      closed: closed.map((each) => each.slice(0, MESSAGE_CHARS_MAX)),
      unconfined,
      pairs,
      channels,
      more,
    },
  }
}
