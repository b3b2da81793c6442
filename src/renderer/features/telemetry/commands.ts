import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/telemetry.ts'
import { parseSpanId } from './span-id.ts'

const { commands: words } = WORDS

const spanOf = ({ navigation }: Services): string | undefined => {
  const { selection } = navigation.store.getState()
  return selection?.kind === 'span' ? selection.id : undefined
}

/** What can be done in this view. */
export const commands: readonly Command[] = [
  { id: 'telemetry.shape', title: words.shape, keys: ['t'], undo: 'view', run: ({ telemetry }) => telemetry.toggleShape() },
  {
    id: 'telemetry.traces',
    title: words.traces,
    keys: ['r'],
    undo: 'view',
    unavailable: ({ connection }) => (connection.bus === undefined ? words.offline : undefined),
    run: ({ telemetry }) => telemetry.readTraces(),
  },
  {
    id: 'telemetry.all-traces',
    title: words.allTraces,
    keys: ['a'],
    undo: 'view',
    unavailable: ({ telemetry }) => (telemetry.store.getState().topic === undefined ? words.noFilter : undefined),
    run: ({ telemetry }) => telemetry.showTopic(undefined),
  },
  {
    id: 'telemetry.record',
    title: words.record,
    keys: ['g'],
    undo: 'view',
    unavailable: (services) => (spanOf(services) === undefined ? words.noSpan : undefined),
    run: async (services) => {
      const { telemetry, history, navigation, notices } = services
      const id = spanOf(services)
      if (id === undefined) return
      const { traceId, number } = parseSpanId(id)
      try {
        const { waterfall } = await telemetry.trace(traceId)
        const pos = waterfall.find(({ span }) => span === number)?.pos
        if (pos === undefined) return
        const { record } = await history.locate({ pos })
        navigation.select({ kind: 'record', id: String(record) })
      } catch (error) {
        notices.failed(WORDS.span.noRecord, error)
      }
    },
  },
]
