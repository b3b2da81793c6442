import { randomFillSync } from 'node:crypto'
import type { Clock, Fault } from '../../shared/base/index.ts'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { memoryPair, type Transport } from '../../shared/transport/index.ts'
import { decodeEnvelope, type Envelope, encodeEnvelope, envelopeStart, type FillRandom, frameOf, itemEnd } from '../../shared/wire/index.ts'
import type { DurableSink, JobBroker, PortSpec, SpineJournal } from './contract.ts'
import type { SpineOptions } from './options.ts'
import { Spine } from './spine.ts'

/** Real time for tests; their deadlines are short. */
export const testClock: Clock = {
  wallNs: () => BigInt(Date.now()) * 1_000_000n,
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

export const testRandom: FillRandom = (bytes) => void randomFillSync(bytes)

/** A journal that keeps one line per call, for assertions. */
export function lineJournal(): SpineJournal & { readonly lines: string[] } {
  const lines: string[] = []
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
  return {
    lines,
    joined: (party) => void lines.push(`joined ${party.identity} ${party.client}`),
    left: (party, reason) => void lines.push(`left ${party.identity}: ${reason}`),
    job: (act) => void lines.push(`job ${act.party.identity} ${act.topic} ${text(act.payload)}`),
    jobResult: (act) => void lines.push(`jobResult ${act.party.identity} ${act.topic} ${text(act.payload)}`),
    streamStarted: (act) => void lines.push(`streamStarted ${act.topic}`),
    streamChunk: (act) => void lines.push(`streamChunk ${act.topic} ${act.payload.length}`),
    streamEnded: (act) => void lines.push(`streamEnded ${act.topic}`),
    streamLost: (party, _id, topic) => void lines.push(`streamLost ${party.identity} ${topic}`),
    refusals: (window) => void lines.push(`refusals ${window.identity} ${window.code} ${window.count}`),
    crossingSettled: ({ from, to, pattern, messages }) => void lines.push(`crossing ${from} > ${to} ${pattern} ${messages}`),
    partyRefused: (party, code, topic) => void lines.push(`partyRefused ${party.identity} ${code} ${topic}`),
  }
}

export function testSpine(options: Partial<SpineOptions> = {}): Spine {
  return new Spine({
    clock: testClock,
    random: testRandom,
    epoch: 1,
    server: 'vbus/test',
    workspace: { id: 'w', name: 'test' },
    refusals: { disconnectAfter: 100, windowMs: 60_000 },
    journal: lineJournal(),
    ...options,
  })
}

/** A broker that hears advertisements and lets every job go to all who listen. */
export function passingBroker(onAdvertised: (body: unknown) => void): JobBroker {
  return {
    advertise: (_party, payload) => {
      onAdvertised(JSON.parse(new TextDecoder().decode(payload)))
      return { ok: true, lease_ms: 30_000, heartbeat_ms: 10_000 }
    },
    offer: () => 'pass',
    take: () => undefined,
    durable: () => undefined,
    voided: () => undefined,
    whyNot: () => undefined,
    isForElsewhere: () => false,
    resulted: () => false,
    heard: () => undefined,
  }
}

/** May do everything outside `system.>`. */
export const anyone = (identity: string, spec: Partial<PortSpec> = {}): PortSpec => ({
  identity,
  actorKind: 'machine',
  namespace: 'default',
  grants: { publish: ['>', 'system.>'], subscribe: ['>', 'system.>'], execute: ['generic'] },
  ...spec,
})

/** A party attached in memory. */
export function join(spine: Spine, spec: PortSpec): Promise<Client> {
  const [ours, theirs] = memoryPair()
  spine.attach(spec, theirs)
  return connectBus(ours, { client: 'test/1', random: testRandom, clock: testClock })
}

/** A log in memory whose commits the test decides. */
export class HandSink implements DurableSink {
  onDurable: (count: number) => void = () => {}
  onVoided: (count: number, fault: Fault) => void = () => {}
  readonly entries: Uint8Array[] = []
  capacity = Number.POSITIVE_INFINITY
  fault: Error | undefined

  append(bytes: Uint8Array, start: number, end: number): 'taken' | 'full' {
    if (this.fault) throw this.fault
    if (this.entries.length >= this.capacity) return 'full'
    this.entries.push(bytes.slice(start, end))
    return 'taken'
  }

  commit(): void {
    this.onDurable(this.entries.length)
  }
}

/** Resolves after some turns of the event loop. */
export async function turns(count = 6): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** One end of a connection without a client on it: raw frames both ways. */
export class RawParty {
  readonly transport: Transport
  readonly frames: Uint8Array[] = []
  closed: { code: number; reason: string } | undefined

  constructor(spine: Spine, spec: PortSpec, capacityBytes?: number, hello: object = {}) {
    const [ours, theirs] = memoryPair(capacityBytes === undefined ? {} : { capacityBytes })
    this.transport = ours
    ours.onFrame = (frame) => void this.frames.push(frame)
    ours.onClose = (code, reason) => (this.closed = { code, reason })
    spine.attach(spec, theirs)
    this.send({
      id: '00000000-0000-4000-8000-0000000000ff',
      type: 'control',
      topic: 'system.control.hello',
      payload: new TextEncoder().encode(JSON.stringify({ client: 'raw/1', ...hello })),
    })
  }

  send(...envelopes: Envelope[]): void {
    this.transport.send(frameOf(envelopes.map(encodeEnvelope)))
  }

  control(verb: string, body: object): void {
    this.send({
      id: crypto.randomUUID(),
      type: 'control',
      topic: `system.control.${verb}`,
      payload: new TextEncoder().encode(JSON.stringify(body)),
    })
  }

  /** What arrived so far: topic and payload text. */
  get items(): { topic: string; type: string; text: string; id: string; correlationId: string | undefined }[] {
    return this.frames.flatMap((frame) => {
      const found = []
      for (let at = 0; at < frame.length; at = itemEnd(frame, at)) {
        const end = itemEnd(frame, at)
        const envelope = decodeEnvelope(frame, envelopeStart(frame, at, end), end)
        if (typeof envelope === 'string') throw new Error(envelope)
        const { topic, type, id, correlationId, payload } = envelope
        found.push({ topic, type, id, correlationId, text: new TextDecoder().decode(payload) })
      }
      return found
    })
  }

  /** The answer to its hello. */
  get welcome(): Record<string, unknown> & { inbox: string } {
    return JSON.parse(this.items.find(({ topic }) => topic === 'system.control.hello')?.text ?? '{}')
  }

  /** Codes of the faults that arrived. */
  get faults(): string[] {
    return this.items.filter(({ topic }) => topic === 'system.control.fault').map(({ text }) => JSON.parse(text).code)
  }
}
