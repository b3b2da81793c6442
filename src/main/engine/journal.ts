import { createHash, type Hash } from 'node:crypto'
import type { FaultCode } from '../../shared/base/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { Act, CrossingWindow, PartyView, RefusalWindow, SpineJournal } from '../spine/index.ts'
import type { JobRecords } from './job-records.ts'
import type { Recorder } from './recorder.ts'
import { type PresentRun, runTag } from './run-tag.ts'

/** Streams followed at once; beyond it they pass unfollowed and their end says so by what it lacks. */
export const FOLLOWED_MAX = 4_096
/** A payload larger than this is recorded by its hash alone. */
export const INSPECTED_BYTES_MAX = 512 * 1024

export interface JournalOptions {
  readonly recorder: Recorder
  readonly jobs: JobRecords
  /** The run that is on and takes records; undefined when there is none, or it is latched. */
  readonly presentRun: () => PresentRun | undefined
  readonly onPartyRefused: (party: PartyView, code: FaultCode, topic: string) => void
  readonly onJoined: (party: PartyView) => void
  readonly onLeft: (party: PartyView, reason: string) => void
}

interface FollowedStream {
  readonly hash: Hash
  readonly topic: string
  readonly run: string
  chunks: number
  bytes: number
}

type Body = Partial<arqonbus.v1.IRecord>
type Members = Readonly<Record<string, unknown>>

const { HUMAN, MACHINE } = { HUMAN: arqonbus.v1.ActorKind.ACTOR_KIND_HUMAN, MACHINE: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }
const uuidBytes = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex')

/** Writes what passes the Spine onto the record: parties, jobs, streams, refusals. Called while routing, so it appends and returns. */
export class Journal implements SpineJournal {
  readonly #options: JournalOptions
  readonly #streams = new Map<string, FollowedStream>()

  constructor(options: JournalOptions) {
    this.#options = options
  }

  joined(party: PartyView): void {
    const { identity, transport, grants, namespace, client } = party
    const publish = [...grants.publish]
    const [subscribe, execute] = [[...grants.subscribe], [...grants.execute]]
    this.#append(party, { partyJoined: { identity, transport, namespace, client, publish, subscribe, execute } })
    this.#options.onJoined(party)
  }

  left(party: PartyView, reason: string): void {
    this.#append(party, { partyLeft: { identity: party.identity, reason } })
    this.#options.onLeft(party, reason)
  }

  job(act: Act): void {
    this.#options.jobs.passed(act)
  }

  jobResult(act: Act): void {
    this.#options.jobs.answered(act)
  }

  streamStarted(act: Act): void {
    const run = String(inspect(act.payload)['run_id'] ?? '')
    if (runTag(run, this.#options.presentRun()) === undefined) return
    if (this.#streams.size < FOLLOWED_MAX)
      this.#streams.set(act.id, { hash: createHash('sha256'), topic: act.topic, run, chunks: 0, bytes: 0 })
    this.#append(act.party, { streamStarted: { streamId: uuidBytes(act.id), topic: act.topic, schema: act.schema } }, run)
  }

  streamChunk(act: Act): void {
    const stream = this.#streams.get(act.correlationId ?? '')
    if (stream === undefined) return
    stream.hash.update(act.payload)
    stream.chunks += 1
    stream.bytes += act.payload.length
  }

  streamEnded(act: Act): void {
    const announced = inspect(act.payload)
    this.#endStream(act.party, act.correlationId ?? '', announced)
  }

  streamLost(party: PartyView, streamId: string): void {
    this.#endStream(party, streamId, { status: 'aborted' })
  }

  refusals(window: RefusalWindow): void {
    const { identity, code, firstTopic, disconnected } = window
    this.#options.recorder.append({
      actor: { id: identity, kind: MACHINE },
      refusals: { identity, code, count: window.count, firstTopic, disconnected },
    })
  }

  crossingSettled(window: CrossingWindow): void {
    const { from, to, pattern, messages, bytes } = window
    this.#options.recorder.append({
      actor: { id: 'engine', kind: MACHINE },
      crossingSettled: { from, to, pattern, messages, bytes },
    })
  }

  partyRefused(party: PartyView, code: FaultCode, topic: string): void {
    this.#options.onPartyRefused(party, code, topic)
  }

  #endStream(party: PartyView, id: string, announced: Members): void {
    const stream = this.#streams.get(id)
    if (stream === undefined) return
    this.#streams.delete(id)
    const digest = stream.hash.digest()
    const isWhole = announced['sha256'] === digest.toString('hex') && Number(announced['bytes']) === stream.bytes
    const status = announced['status'] !== 'complete' ? 'aborted' : isWhole ? 'complete' : 'mismatch'
    this.#append(
      party,
      { streamEnded: { streamId: uuidBytes(id), topic: stream.topic, status, sha256: digest, bytes: stream.bytes, chunks: stream.chunks } },
      stream.run,
    )
  }

  #append(party: PartyView, body: Body, run = ''): void {
    const tag = runTag(run, this.#options.presentRun())
    if (tag === undefined) return
    const actor = { id: party.identity, kind: party.actorKind === 'human' ? HUMAN : MACHINE }
    this.#options.recorder.append({ actor, ...tag, ...body })
  }
}

function inspect(payload: Uint8Array): Members {
  if (payload.length > INSPECTED_BYTES_MAX) return {}
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
  } catch {
    return {}
  }
}
