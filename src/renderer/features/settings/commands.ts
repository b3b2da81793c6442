import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/settings.ts'
import type { Section } from './law.ts'

const words = WORDS.policy

const section = (name: Section, key: string): Command => ({
  id: `settings.${name}`,
  title: WORDS.show(WORDS.sections[name]),
  keys: [key],
  undo: 'view',
  run: ({ law }) => law.show(name),
})

/** Why nothing can be changed now. */
const changes = (services: Services): string | undefined => {
  if (services.connection.bus === undefined) return WORDS.offline
  return services.time.store.getState().mode === 'live' ? undefined : WORDS.pastCommand
}

const selectedDevice = ({ navigation }: Services): string | undefined => {
  const { selection } = navigation.store.getState()
  return selection?.kind === 'device' ? selection.id : undefined
}

/** What can be done in this view. */
export const commands: readonly Command[] = [
  section('appearance', 'a'),
  section('keys', 'k'),
  section('policy', 'p'),
  section('devices', 'd'),
  section('trust', 't'),
  section('about', 'b'),
  {
    id: 'settings.review-policy',
    title: words.review,
    keys: ['Alt+Shift+V'],
    undo: 'view',
    unavailable: (services) => changes(services) ?? (services.law.isChanged() ? undefined : words.same),
    run: ({ law }) => law.review(),
  },
  {
    id: 'settings.apply-policy',
    title: words.apply,
    keys: ['Alt+Shift+A'],
    undo: 'rig',
    unavailable: (services) => {
      const { reviewed } = services.law.store.getState()
      if (!services.law.canSign) return words.elsewhere
      return changes(services) ?? (reviewed === undefined ? words.notReviewed : undefined)
    },
    run: async ({ law, notices }) => {
      await law.apply()
      const { applied, fault } = law.store.getState()
      if (fault === undefined && applied !== undefined) notices.done(words.appliedTitle, words.applied(String(applied)))
    },
    cli: () => words.command,
  },
  {
    id: 'settings.discard-policy',
    title: words.discard,
    keys: ['Alt+Shift+D'],
    undo: 'view',
    unavailable: ({ law }) => (law.isChanged() ? undefined : words.same),
    run: ({ law, notices }) => {
      law.discard()
      notices.done(words.discarded)
    },
  },
  {
    id: 'settings.check-device',
    title: WORDS.devices.check,
    keys: ['c'],
    undo: 'rig',
    unavailable: (services) => changes(services) ?? (selectedDevice(services) === undefined ? WORDS.devices.selectIt : undefined),
    run: async (services) => {
      const device = selectedDevice(services)
      if (device === undefined) return
      services.law.show('devices')
      await services.law.checkDevice(device)
    },
    cli: (services) => `npx vbus devices --check ${selectedDevice(services) ?? 'DEVICE'}`,
  },
]
