import { randomFillSync } from 'node:crypto'
import type { Clock } from '../../shared/base/index.ts'
import { type Bus, connectBus } from '../../shared/client/index.ts'
import { memoryPair } from '../../shared/transport/index.ts'
import type { FillRandom } from '../../shared/wire/index.ts'
import type { PortSpec, SpineJournal } from './contract.ts'
import { Spine, type SpineOptions } from './spine.ts'

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

/** May do everything outside `system.>`. */
export const anyone = (identity: string, spec: Partial<PortSpec> = {}): PortSpec => ({
  identity,
  actorKind: 'machine',
  namespace: 'default',
  grants: { publish: ['>', 'system.>'], subscribe: ['>', 'system.>'], execute: ['generic'] },
  ...spec,
})

/** A party attached in memory. */
export function join(spine: Spine, spec: PortSpec): Promise<Bus> {
  const [ours, theirs] = memoryPair()
  spine.attach(spec, theirs)
  return connectBus(ours, { client: 'test/1', random: testRandom, clock: testClock })
}
