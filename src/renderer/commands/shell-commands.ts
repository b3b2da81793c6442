import { placeNow, workspaceIdOf } from '../place/address.ts'
import { formatLink, formatPath } from '../place/link.ts'
import { VIEW_TITLES, VIEWS, viewKeyOf } from '../place/views.ts'
import { TABS_MAX } from '../shell/arrangement.ts'
import { emergencyStop } from '../shell/run-commands.ts'
import { WORDS } from '../words/shell.ts'
import type { Command } from './command.ts'

const words = WORDS.commands

const views = VIEWS.map(
  (view): Command => ({
    id: `shell.go-${view}`,
    title: words.go(VIEW_TITLES[view]),
    keys: [viewKeyOf(view)],
    undo: 'view',
    run: ({ navigation }) => navigation.go(view),
  }),
)

const surfaces: readonly Command[] = [
  {
    id: 'shell.palette',
    title: words.palette,
    keys: ['Ctrl+K', 'Ctrl+Shift+P'],
    undo: 'view',
    run: ({ panels }) => panels.openOmnibox('>'),
  },
  { id: 'shell.go-to', title: words.goTo, keys: ['Ctrl+P'], undo: 'view', run: ({ panels }) => panels.openOmnibox() },
  {
    id: 'shell.key-sheet',
    title: words.keySheet,
    keys: ['?'],
    undo: 'view',
    run: ({ panels }) => panels.setKeySheet(!panels.store.getState().isKeySheetOpen),
  },
  {
    id: 'shell.inspector',
    title: words.inspector,
    keys: ['Ctrl+I'],
    undo: 'view',
    run: ({ panels }) => panels.setInspector(!panels.store.getState().hasInspector),
  },
  { id: 'shell.problems', title: words.problems, keys: ['Ctrl+Shift+M'], undo: 'view', run: ({ panels }) => panels.toggleDock('problems') },
  { id: 'shell.jobs', title: words.jobs, keys: ['Ctrl+Shift+B'], undo: 'view', run: ({ panels }) => panels.toggleDock('jobs') },
  { id: 'shell.log', title: words.log, keys: ['Ctrl+Shift+L'], undo: 'view', run: ({ panels }) => panels.toggleDock('log') },
  {
    id: 'shell.open-workspace',
    title: words.openWorkspace,
    keys: ['Ctrl+Shift+O'],
    undo: 'view',
    unavailable: ({ host }) => (host.desktop === undefined ? WORDS.unavailable.browser : undefined),
    run: ({ host }) => host.desktop?.openStart(),
    cli: () => 'npm start -- --choose',
  },
  { id: 'shell.next-region', title: words.nextRegion, keys: ['F6'], undo: 'view', run: ({ focus }) => focus.region(1) },
  { id: 'shell.previous-region', title: words.previousRegion, keys: ['Shift+F6'], undo: 'view', run: ({ focus }) => focus.region(-1) },
  {
    id: 'shell.filter',
    title: words.filter,
    keys: ['/'],
    undo: 'view',
    unavailable: ({ focus }) => (focus.hasFilter() ? undefined : WORDS.unavailable.noFilter),
    run: ({ focus }) => focus.filter(),
  },
]

const oneTab: Command['unavailable'] = ({ arrangement }) => ((arrangement.centre?.tabs() ?? 1) > 1 ? undefined : WORDS.unavailable.oneTab)

const layout: readonly Command[] = [
  {
    id: 'shell.beside',
    title: words.beside,
    keys: ['Ctrl+\\'],
    undo: 'view',
    unavailable: ({ arrangement }) => ((arrangement.centre?.tabs() ?? 1) < TABS_MAX ? undefined : WORDS.unavailable.manyTabs),
    run: ({ arrangement, navigation }) => {
      const { view, before } = navigation.store.getState()
      arrangement.centre?.openBeside(before === view ? (view === 'audit' ? 'runs' : 'audit') : before)
    },
  },
  {
    id: 'shell.close-tab',
    title: words.closeTab,
    keys: ['Alt+W'],
    undo: 'view',
    unavailable: oneTab,
    run: ({ arrangement }) => arrangement.centre?.closeFront(),
  },
  {
    id: 'shell.next-tab',
    title: words.nextTab,
    keys: ['Alt+N'],
    undo: 'view',
    unavailable: oneTab,
    run: ({ arrangement }) => arrangement.centre?.next(),
  },
  {
    id: 'shell.reset-layout',
    title: words.resetLayout,
    keys: ['Alt+Shift+L'],
    undo: 'view',
    run: ({ arrangement }) => arrangement.reset(),
  },
]

const places: readonly Command[] = [
  {
    id: 'shell.copy-link',
    title: words.copyLink,
    keys: ['Ctrl+Shift+U'],
    undo: 'view',
    unavailable: (services) => (workspaceIdOf(services) === undefined ? WORDS.unavailable.noWorkspace : undefined),
    run: async (services) => {
      const id = workspaceIdOf(services) ?? ''
      const place = placeNow(services)
      const link = services.host.kind === 'window' ? formatLink(id, place) : window.location.origin + formatPath(id, place)
      await services.host.copyText(link)
      services.notices.done(WORDS.command.copied, link)
    },
  },
]

const noRecords: Command['unavailable'] = ({ time }) => (time.store.getState().head === undefined ? WORDS.unavailable.noRecords : undefined)

const time: readonly Command[] = [
  {
    id: 'shell.live-or-pause',
    title: words.liveOrPause,
    keys: ['Space'],
    undo: 'view',
    unavailable: noRecords,
    run: ({ time: cursor, travel }) => (cursor.store.getState().mode === 'live' ? travel.pause() : travel.live()),
  },
  { id: 'shell.step-back', title: words.stepBack, keys: [','], undo: 'view', unavailable: noRecords, run: ({ travel }) => travel.step(-1) },
  {
    id: 'shell.step-forward',
    title: words.stepForward,
    keys: ['.'],
    undo: 'view',
    unavailable: noRecords,
    run: ({ travel }) => travel.step(1),
  },
  {
    id: 'shell.play',
    title: words.play,
    keys: ['Alt+P'],
    undo: 'view',
    unavailable: ({ time: cursor }) => {
      const { at, head } = cursor.store.getState()
      return at !== undefined && head !== undefined && at.record < head.record ? undefined : WORDS.unavailable.atNewest
    },
    run: ({ time: cursor, travel }) => (cursor.store.getState().mode === 'replay' ? travel.stop() : travel.play()),
  },
]

const rig: readonly Command[] = [
  {
    id: 'shell.stop',
    title: words.stop,
    keys: ['Alt+Shift+S'],
    undo: 'rig',
    unavailable: ({ connection }) => (connection.bus === undefined ? WORDS.unavailable.offline : undefined),
    run: emergencyStop,
    cli: () => 'npx vbus stop',
  },
  {
    id: 'shell.open-breach',
    title: words.openBreach,
    keys: ['Alt+B'],
    undo: 'view',
    unavailable: ({ rig: { store } }) => (store.getState().status?.breach ? undefined : WORDS.unavailable.noBreach),
    run: ({ rig: { store }, navigation }) => {
      const record = store.getState().status?.breach?.records[0]
      navigation.select(record === undefined ? undefined : { kind: 'record', id: String(record) }, 'overview')
    },
  },
  {
    id: 'shell.connect',
    title: words.connect,
    keys: ['Alt+C'],
    undo: 'view',
    unavailable: ({ connection }) => (connection.bus === undefined ? undefined : WORDS.unavailable.online),
    run: ({ connection }) => connection.connect(),
  },
]

/** What can be done from every view. */
export const commands: readonly Command[] = [...views, ...surfaces, ...layout, ...places, ...time, ...rig]
