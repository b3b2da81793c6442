import { type Clock, Fault } from '../../../shared/base/index.ts'
import type { Client } from '../../../shared/client/index.ts'
import { isPattern, isTestNamespace } from '../../../shared/topic/index.ts'
import { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import { fromRfc3339 } from '../../../shared/wire/index.ts'
import type { Random } from '../../platform/index.ts'
import type { LogPlace, PortSpec } from '../../spine/index.ts'
import type { Recorder } from '../recorder.ts'
import { Replay, type ReplayOutcome } from '../replay.ts'
import { STEPS_MAX } from '../replay-pace.ts'
import type { TrailRow, TrailSide } from '../replay-trail.ts'
import type { StreamLog } from '../stream-log.ts'
import type { StreamLogs } from '../stream-logs.ts'
import { type Body, type Service, text, textList, whole } from './service.ts'

/** Replays at once, and ended ones whose outcome is kept. */
const RUNNING_MAX = 8
const KEPT_MAX = 64
const PATTERNS_MAX = 64
/** Rows of one answer. */
const ROWS_TOLD_MAX = 250

export interface ReplayServicesDeps {
  readonly logs: StreamLogs
  readonly recorder: Recorder
  readonly clock: Clock
  readonly random: Random
  join(spec: PortSpec): Promise<Client>
}

interface Entry {
  readonly namespace: string
  readonly into: string
  readonly replay: Replay
  /** Positions of the first and the last entry of the range, once they are known. */
  positions: { readonly fromPos: number; readonly toPos: number } | undefined
  outcome: ReplayOutcome | undefined
}

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
const bad = (what: string): Fault => new Fault('wire/bad-payload', what)
const refused = (what: string): Fault => new Fault('request/refused', what)

/** `system.replay.*`: recorded messages of the caller's namespace, played again in a test namespace. */
export function replayServices(deps: ReplayServicesDeps): Readonly<Record<string, Service>> {
  const entries = new Map<string, Entry>()
  const find = (body: Body, namespace: string): Entry => {
    const id = text(body, 'replay_id')
    const entry = entries.get(id)
    if (entry === undefined || entry.namespace !== namespace) throw refused(`there is no replay ${id}`)
    return entry
  }
  return {
    'system.replay.start': async (body, { namespace }) => {
      const into = readTarget(body, namespace)
      const running = [...entries.values()].filter(({ outcome }) => outcome === undefined)
      if (running.length >= RUNNING_MAX) throw new Fault('spine/limit', `at most ${RUNNING_MAX} replays at once`)
      if (running.some((entry) => entry.into === into)) throw refused(`a replay into ${into} is running`)
      const log = deps.logs.logOf(namespace)
      if (log === undefined) throw refused(`${namespace} has no durable messages`)
      const id = deps.random.uuidv7()
      const plan = {
        id,
        ...(await readRange(body, log)),
        patterns: readPatterns(body),
        compare: readCompared(body),
        speed: readSpeed(body['speed'] ?? 1),
        isPaused: body['paused'] === true,
      }
      const grants = { publish: ['>'], subscribe: ['>'], execute: ['nvm', 'bowlnet', 'qml', 'helios', 'generic'] }
      const bus = await deps.join({ identity: `replay.${id}`, actorKind: 'machine', namespace: into, grants })
      const entry: Entry = {
        namespace,
        into,
        replay: new Replay(plan, { log, bus, clock: deps.clock }),
        positions: undefined,
        outcome: undefined,
      }
      entries.set(id, entry)
      forgetOldest(entries)
      await record(deps, log, entry)
      return { replay_id: id, entries: plan.end - plan.from }
    },
    'system.replay.status': (body, { namespace }) => view(find(body, namespace)),
    'system.replay.cancel': (body, { namespace }) => {
      find(body, namespace).replay.cancel()
      return { ok: true }
    },
    'system.replay.list': (_body, { namespace }) => {
      const own = [...entries.values()].filter((entry) => entry.namespace === namespace)
      return { replays: own.reverse().map(view) }
    },
    ...paceServices(find),
    'system.replay.rows': (body, { namespace }) => {
      const { trail } = find(body, namespace).replay
      const since = whole(body, 'since', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
      const rows = [...trail.since(since)].sort((a, b) => a.change - b.change).slice(0, ROWS_TOLD_MAX)
      return { rows: rows.map(rowView), change: rows.at(-1)?.change ?? since, dropped: trail.dropped }
    },
  }
}

/** Stand still, go on, step. */
function paceServices(find: (body: Body, namespace: string) => Entry): Readonly<Record<string, Service>> {
  return {
    'system.replay.pause': (body, { namespace }) => {
      const entry = find(body, namespace)
      entry.replay.pace.pause()
      return view(entry)
    },
    'system.replay.resume': (body, { namespace }) => {
      const entry = find(body, namespace)
      entry.replay.pace.resume(readSpeed(body['speed'] ?? entry.replay.pace.speed))
      return view(entry)
    },
    'system.replay.step': (body, { namespace }) => {
      const entry = find(body, namespace)
      entry.replay.pace.step(whole(body, 'messages', { fallback: 1, min: 1, max: STEPS_MAX }))
      return view(entry)
    },
  }
}

/** Puts it on the record, and lets it run. */
async function record({ recorder }: ReplayServicesDeps, log: StreamLog, entry: Entry): Promise<void> {
  const { namespace, into, replay } = entry
  const { id, from, end, patterns, speed } = replay.plan
  const posAt = async (index: number): Promise<number> => (index >= from && index < end ? await log.posAt(index) : 0)
  const positions = { fromPos: await posAt(from), toPos: await posAt(end - 1) }
  entry.positions = positions
  recorder.append({ actor: MACHINE, replayStarted: { replayId: id, namespace, into, patterns: [...patterns], ...positions, speed } })
  void replay.run().then((outcome) => {
    entry.outcome = outcome
    const { status, messages, differed } = outcome
    recorder.append({ actor: MACHINE, replayEnded: { replayId: id, status, messages, differed } })
  })
}

function view({ into, replay, positions, outcome }: Entry): object {
  const { id, from, end, patterns } = replay.plan
  const { pace } = replay
  const range = { patterns, from_pos: String(positions?.fromPos ?? 0), to_pos: String(positions?.toPos ?? 0), speed: pace.speed }
  const base = { replay_id: id, into, entries: end - from, messages: outcome?.messages ?? replay.messages, ...range }
  if (outcome === undefined) {
    const next = pace.next === undefined ? null : { topic: pace.next.topic, pos: String(pace.next.pos) }
    return { ...base, status: 'running', paused: pace.isPaused, next }
  }
  const topics = outcome.topics.map(({ first, firstRecordedPos, firstReplayedPos, ...topic }) => ({
    ...topic,
    first_difference: first ?? null,
    first_recorded_pos: posText(firstRecordedPos),
    first_replayed_pos: posText(firstReplayedPos),
  }))
  const { status, differed, truncated, fault } = outcome
  return { ...base, status, differed, truncated, topics, ...(fault !== undefined && { fault: fault.toView() }) }
}

const posText = (pos: number | undefined): string | null => (pos === undefined ? null : String(pos))

function rowView({ number, topic, kind, place, recorded, replayed, isSame, change }: TrailRow): object {
  const side = (of: TrailSide | undefined): object | null =>
    of === undefined ? null : { pos: posText(of.pos), bytes: of.bytes, text: of.text ?? null }
  return { row: number, topic, kind, place, recorded: side(recorded), replayed: side(replayed), same: isSame ?? null, change }
}

function forgetOldest(entries: Map<string, Entry>): void {
  for (const [id, { outcome }] of entries) {
    if (entries.size <= KEPT_MAX) return
    if (outcome !== undefined) entries.delete(id)
  }
}

function readTarget(body: Body, namespace: string): string {
  const into = text(body, 'into')
  if (into === namespace) throw refused('a replay goes into another namespace than its own')
  if (!isTestNamespace(into)) throw refused(`${into} is no test namespace: its name must be test or replay, or begin with test- or replay-`)
  return into
}

function readPatterns(body: Body): string[] {
  const patterns = readList(body, 'patterns')
  if (patterns.length === 0) throw bad(`patterns must be 1 to ${PATTERNS_MAX} patterns`)
  return patterns
}

/** All other topics, unless it says which. */
const readCompared = (body: Body): string[] => (body['compare'] === undefined ? ['>'] : readList(body, 'compare'))

function readList(body: Body, name: string): string[] {
  const patterns = textList(body, name, PATTERNS_MAX)
  const wrong = patterns.find((pattern) => !isPattern(pattern))
  if (wrong !== undefined) throw new Fault('wire/bad-topic', `not a pattern: ${wrong.slice(0, 300)}`)
  return patterns
}

function readSpeed(speed: unknown): number {
  if (typeof speed === 'number' && (speed === 0 || (speed >= 0.01 && speed <= 100))) return speed
  throw bad('speed must be 0 (as fast as possible) or 0.01 to 100')
}

/** @throws Fault `log/gone`, `wire/bad-payload` */
async function readRange(body: Body, log: StreamLog): Promise<{ from: number; end: number }> {
  const from = await log.find(readPlace(body['from'] ?? 'first', 'from', 0n))
  const end = body['to'] === undefined ? log.size : await log.find(readPlace(body['to'], 'to', 1n))
  if (end < from) throw bad('to is before from')
  return { from, end }
}

/** @param behind added to a position, so that the range holds it too. */
function readPlace(value: unknown, name: string, behind: bigint): LogPlace {
  if (value === 'first') return 'first'
  const { pos, time } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof pos === 'string' && /^\d{1,15}$/.test(pos)) return { pos: BigInt(pos) + behind }
  if (typeof time === 'string') return { time: fromRfc3339(time) }
  throw bad(`${name} must be {"pos":"N"} or {"time":RFC3339}`)
}
