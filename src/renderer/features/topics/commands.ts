import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.commands

/** Position of the message that is selected. */
const selectedMessage = ({ navigation }: Services): string | undefined => {
  const { selection } = navigation.store.getState()
  return selection?.kind === 'message' ? selection.id : undefined
}

const panel = (
  id: Command['id'],
  title: string,
  name: 'publish' | 'consumers' | 'budget' | 'export',
  keys: readonly string[],
): Command => ({
  id,
  title,
  keys,
  undo: 'view',
  run: ({ topics, navigation }) => {
    navigation.go('topics')
    topics.setPanel(name)
  },
})

/** What can be done in this view. */
export const commands: readonly Command[] = [
  {
    ...panel('topics.publish', words.publish, 'publish', ['p']),
    cli: ({ topics }) => `npx vbus pub ${topics.store.getState().scope || 'TOPIC'} --data TEXT`,
  },
  panel('topics.export', words.exportRows, 'export', ['e']),
  panel('topics.consumers', words.consumers, 'consumers', ['n']),
  panel('topics.budget', words.budget, 'budget', ['b']),
  {
    id: 'topics.clear',
    title: words.clear,
    keys: ['Shift+Delete'],
    undo: 'view',
    run: ({ topics }) => topics.clear(),
  },
  {
    id: 'topics.clear-filter',
    title: words.clearFilter,
    keys: ['x'],
    undo: 'view',
    unavailable: ({ topics }) => (topics.store.getState().filter === '' ? words.noFilter : undefined),
    run: ({ topics }) => topics.setFilter(''),
  },
  {
    id: 'topics.all',
    title: words.allTopics,
    keys: ['a'],
    undo: 'view',
    unavailable: ({ topics }) => (topics.store.getState().scope === '' ? words.noScope : undefined),
    run: ({ topics }) => topics.setScope(''),
    cli: () => 'npx vbus sub ">"',
  },
  {
    id: 'topics.follow',
    title: words.follow,
    keys: ['g'],
    undo: 'view',
    unavailable: ({ topics }) => (topics.store.getState().isFollowing ? words.following : undefined),
    run: ({ topics, travel, navigation }) => {
      if (navigation.store.getState().selection?.kind === 'message') navigation.select(undefined)
      travel.live()
      topics.setFollowing(true)
    },
  },
  {
    id: 'topics.compare',
    title: words.compare,
    keys: ['c'],
    undo: 'view',
    unavailable: (services) => (selectedMessage(services) === undefined ? words.noMessage : undefined),
    run: (services) => {
      const pos = selectedMessage(services)
      services.topics.pin(services.topics.store.getState().pinned === pos ? undefined : pos)
    },
  },
]
