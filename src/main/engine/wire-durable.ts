import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { ConsumerJournal, ConsumerView } from '../spine/index.ts'
import type { Recorder } from './recorder.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

/** Puts what happens to durable consumers on the record, and reads it back. */
export function consumerJournal(recorder: Recorder): { readonly restored: readonly ConsumerView[]; readonly journal: ConsumerJournal } {
  return {
    restored: Object.values(recorder.state.consumers),
    journal: {
      consumerDefined: ({ namespace, name, patterns, fromPos, owner }) =>
        void recorder.append({ actor: MACHINE, consumerDefined: { namespace, name, patterns: [...patterns], fromPos, owner } }),
      consumerMoved: ({ namespace, name, pos }) => void recorder.append({ actor: MACHINE, consumerMoved: { namespace, name, pos } }),
      consumerRemoved: ({ namespace, name }) => void recorder.append({ actor: MACHINE, consumerRemoved: { namespace, name } }),
    },
  }
}
