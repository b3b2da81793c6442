import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/cache.ts'
import type { Heat } from './heat.ts'

const { commands: words } = WORDS

const heat = (id: Command['id'], title: string, key: string, name: Heat): Command => ({
  id,
  title,
  keys: [key],
  undo: 'view',
  run: ({ cache }) => cache.setHeat(name),
})

const keyOf = ({ navigation }: Services): string | undefined => {
  const { selection } = navigation.store.getState()
  return selection?.kind === 'cache-key' ? selection.id : undefined
}

const momentOf = ({ time }: Services): number | undefined => {
  const { mode, at } = time.store.getState()
  return mode === 'live' ? undefined : at?.record
}

/** What can be done in this view. */
export const commands: readonly Command[] = [
  heat('cache.heat-hits', words.heatHits, 'h', 'hits'),
  heat('cache.heat-age', words.heatAge, 'a', 'age'),
  heat('cache.heat-bytes', words.heatBytes, 'b', 'bytes'),
  { id: 'cache.marks', title: words.layers, keys: ['k'], undo: 'view', run: ({ cache }) => cache.toggleMarks() },
  {
    id: 'cache.before',
    title: words.before,
    keys: ['x'],
    undo: 'view',
    unavailable: (services) => (momentOf(services) === undefined ? words.live : undefined),
    run: ({ cache }) => cache.setSide(cache.store.getState().side === 'after' ? 'before' : 'after'),
    cli: (services) => `npx vbus cache --at ${momentOf(services) ?? 0}`,
  },
  {
    id: 'cache.life',
    title: words.life,
    keys: ['w'],
    undo: 'view',
    unavailable: (services) => (keyOf(services) === undefined ? words.noKey : undefined),
    run: ({ panels }) => panels.setInspector(true),
    cli: (services) => {
      const at = momentOf(services)
      return `npx vbus cache why '${keyOf(services) ?? ''}'${at === undefined ? '' : ` --at ${at}`}`
    },
  },
  {
    id: 'cache.check',
    title: words.check,
    keys: ['c'],
    undo: 'rig',
    unavailable: ({ connection }) => (connection.bus === undefined ? words.offline : undefined),
    run: async ({ cache, notices }) => {
      try {
        const violation = await cache.check()
        if (violation === undefined) notices.done(WORDS.check.holds, WORDS.check.holdsDetail)
        else notices.failed(WORDS.check.broken, violation)
      } catch (error) {
        notices.failed(WORDS.check.broken, error)
      }
    },
    cli: () => 'npx vbus cache check',
  },
]
