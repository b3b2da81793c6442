import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { startRun } from '../../shell/run-commands.ts'
import { WORDS } from '../../words/runs.ts'
import { WORDS as SHELL } from '../../words/shell.ts'
import { Runs, type RunTab } from './runs.ts'

const words = WORDS.commands
const shown = ({ runs }: Services) => Runs.shown(runs.store.getState())
const needsRun = (services: Services): string | undefined => (shown(services) === undefined ? WORDS.unavailable.noRun : undefined)

const zooming: readonly (readonly [string, string, string, (services: Services) => void])[] = [
  ['zoom-in', words.zoomIn, 'w', ({ runs }) => runs.gantt.zoom(0.5)],
  ['zoom-out', words.zoomOut, 's', ({ runs }) => runs.gantt.zoom(2)],
  ['earlier', words.earlier, 'a', ({ runs }) => runs.gantt.pan(-0.25)],
  ['fit', words.fit, 'f', ({ runs }) => runs.gantt.fit()],
]

/** The comparison that is open: there D means its first difference. */
const isComparing = ({ runs }: Services): boolean => runs.store.getState().tab === 'compare'

const whyNoDifference = ({ runs }: Services): string | undefined => {
  const { comparison } = runs.store.getState()
  if (comparison.load !== 'ready') return WORDS.unavailable.notCompared
  return comparison.found.first_phase === null ? WORDS.unavailable.same : undefined
}

function goToDifference({ runs, navigation }: Services): void {
  const { comparison } = runs.store.getState()
  if (comparison.load !== 'ready' || comparison.found.first_phase === null) return
  const { a, first_phase: phase } = comparison.found
  runs.show('compare')
  runs.select(a, phase)
  navigation.select({ kind: 'phase', id: `${a}/${phase}` })
}

const tabs: readonly (readonly [string, string, string, RunTab])[] = [
  ['timeline', words.timeline, '1', 'run'],
  ['results', words.results, '2', 'plots'],
  ['outputs', words.outputs, '3', 'outputs'],
  ['compare', words.compare, '4', 'compare'],
]

/** The run before or after the shown one, by its number. */
function stepRun({ runs, navigation }: Services, step: 1 | -1): void {
  const number = Runs.shown(runs.store.getState())?.number
  const next = number === undefined ? undefined : runs.at(number + step)
  if (next === undefined) return
  runs.select(next.run_id)
  navigation.select({ kind: 'run', id: next.run_id })
}

const canStep =
  (step: 1 | -1) =>
  (services: Services): string | undefined => {
    const number = shown(services)?.number
    return number === undefined || services.runs.at(number + step) === undefined ? WORDS.unavailable.noOther : undefined
  }

/** What can be done in this view. */
export const commands: readonly Command[] = [
  {
    id: 'runs.start',
    title: SHELL.commands.start,
    keys: ['Alt+R'],
    undo: 'rig',
    unavailable: ({ connection, runs, rig }) => {
      if (connection.bus === undefined) return SHELL.unavailable.offline
      if (rig.store.getState().status?.master === null) return SHELL.unavailable.noData
      return runs.store.getState().runs[0]?.status === 'running' ? SHELL.unavailable.running : undefined
    },
    run: (services) => startRun(services),
    cli: () => 'npx vbus run',
  },
  {
    id: 'runs.plan',
    title: words.plan,
    keys: ['p'],
    undo: 'view',
    run: ({ runs, navigation }) => {
      runs.plan(!runs.store.getState().isPlanning)
      navigation.go('runs')
    },
  },
  ...zooming.map(([id, title, key, run]): Command => ({ id: `runs.${id}`, title, keys: [key], undo: 'view', unavailable: needsRun, run })),
  {
    id: 'runs.later',
    title: words.later,
    keys: ['d'],
    undo: 'view',
    unavailable: (services) => needsRun(services) ?? (isComparing(services) ? whyNoDifference(services) : undefined),
    run: (services) => (isComparing(services) ? goToDifference(services) : services.runs.gantt.pan(0.25)),
  },
  ...tabs.map(
    ([id, title, key, tab]): Command => ({
      id: `runs.${id}`,
      title,
      keys: [key],
      undo: 'view',
      unavailable: needsRun,
      run: ({ runs }) => runs.show(tab),
    }),
  ),
  { id: 'runs.newer', title: words.newer, keys: ['k'], undo: 'view', unavailable: canStep(1), run: (services) => stepRun(services, 1) },
  { id: 'runs.older', title: words.older, keys: ['j'], undo: 'view', unavailable: canStep(-1), run: (services) => stepRun(services, -1) },
  {
    id: 'runs.first-difference',
    title: words.firstDifference,
    keys: ['Shift+D'],
    undo: 'view',
    unavailable: whyNoDifference,
    run: goToDifference,
    cli: ({ runs }) => {
      const { comparison } = runs.store.getState()
      return comparison.load === 'ready' ? `npx vbus diff ${comparison.found.a} ${comparison.found.b}` : undefined
    },
  },
]
