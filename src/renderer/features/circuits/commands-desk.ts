import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/circuits-desk.ts'
import { type Chosen, chosenOf, filesOf } from './desk/chosen.ts'
import type { Asked, DeskTab } from './desk/circuit-desk.ts'
import type { AppliedView } from './desk/desk-answers.ts'
import { type ReadTest, readTest } from './desk/test-lines.ts'
import type { HoldPlace } from './live/breakpoints.ts'
import { holdableOf } from './live/hold-place.ts'
import { WAY_KINDS } from './live/way-kinds.ts'

const words = WORDS.commands

type Why = string | undefined

const offline = ({ connection, circuits, time }: Services): Why => {
  if (connection.bus === undefined) return words.offline
  if (circuits.document === undefined) return words.noCircuit
  return time.store.getState().mode === 'live' ? undefined : words.inThePast
}

const appliedOf = (services: Services): AppliedView | undefined => chosenOf(services)?.applied

const notApplied = (services: Services): Why => offline(services) ?? (appliedOf(services) === undefined ? words.notApplied : undefined)
const notActive = (services: Services): Why =>
  notApplied(services) ?? (appliedOf(services)?.state === 'active' ? undefined : words.notActive)

/** The newest version before the one that runs. */
const earlierOf = (applied: AppliedView | undefined): number | undefined =>
  applied?.versions.findLast(({ version }) => version < applied.version)?.version

const selectedEdge = ({ circuits }: Services): string | undefined => circuits.document?.store.getState().selection.edges.at(-1)

/** Why no message of the selected edge can be held. */
function notHeld(services: Services): Why {
  const why = offline(services)
  if (why !== undefined) return why
  const holdable = holdableOf(services)
  const edge = selectedEdge(services)
  if (holdable === undefined) return notActive(services)
  if (!holdable.canHold) return words.notTest(holdable.namespace)
  if (edge === undefined) return words.noEdge
  const edges = holdable.counts?.edges
  // Of a circuit with too many edges the engine tells no counts: it says itself what it does not have.
  return edges === undefined || edges.size === 0 || edges.has(edge) ? undefined : words.noSuchEdge
}

const isHolding = (services: Services): boolean => holdableOf(services)?.counts?.edges.get(selectedEdge(services) ?? '')?.isHolding === true

const notHolding = (services: Services): Why => notHeld(services) ?? (isHolding(services) ? undefined : words.noHold)

const withEdge =
  (act: (services: Services, place: HoldPlace, edge: string) => void | Promise<void>): Command['run'] =>
  async (services) => {
    const place = holdableOf(services)?.place
    const edge = selectedEdge(services)
    if (place !== undefined && edge !== undefined) await act(services, place, edge)
  }

const ask =
  (asked: (services: Services, name: string) => Asked | undefined): Command['run'] =>
  (services) => {
    const name = chosenOf(services)?.name
    const what = name === undefined ? undefined : asked(services, name)
    if (what === undefined) return
    services.navigation.go('circuits')
    services.circuitDesk.show(what.what === 'apply' ? 'plan' : 'versions')
    services.circuitDesk.ask(what)
  }

const tab = (id: Command['id'], title: string, name: DeskTab): Command => ({
  id,
  title,
  undo: 'view',
  run: ({ circuitDesk, navigation }) => {
    navigation.go('circuits')
    circuitDesk.show(name)
  },
})

/** `FILE [--binding FILE]` of the open circuit. */
function filesLine(services: Services): string | undefined {
  const chosen = chosenOf(services)
  if (chosen === undefined) return undefined
  const { path, binding } = filesOf(chosen)
  return `circuits/${path}${binding === undefined ? '' : ` --binding circuits/${binding}`}`
}

const line =
  (verb: string) =>
  (services: Services): string | undefined => {
    const files = filesLine(services)
    return files === undefined ? undefined : `npx vbus circuit ${verb} ${files}`
  }

function notPlanned(services: Services): Why {
  const why = offline(services)
  if (why !== undefined) return why
  return chosenOf(services)?.document.store.getState().isCurrent === true ? undefined : words.notACircuit
}

function notToApply(services: Services): Why {
  const why = notPlanned(services)
  if (why !== undefined) return why
  const { plan } = services.circuitDesk.store.getState()
  if (plan.load !== 'ready') return words.noPlan
  const chosen = chosenOf(services)
  if (chosen === undefined) return words.noCircuit
  const { path, binding } = filesOf(chosen)
  if (plan.files.path !== path || plan.files.binding !== binding) return words.unplanned
  return plan.isApplicable ? undefined : words.planHasErrors
}

const testOf = (services: Services): ReadTest | undefined => {
  const { circuits, circuitTests } = services
  return circuits.document === undefined ? undefined : readTest(circuitTests.of(circuits.document.path), circuits.document)
}

const pathOf = ({ circuits }: Services): string => circuits.document?.path ?? ''
const testRunning = (services: Services): Why => {
  const { runId, isBusy } = services.circuitTests.of(pathOf(services))
  return isBusy || runId !== undefined ? words.testRuns : undefined
}
const noTest = (services: Services): Why => {
  const why = offline(services)
  if (why !== undefined) return why
  const { runId, isBusy } = services.circuitTests.of(pathOf(services))
  if (runId === undefined) return words.noTestRun
  return isBusy ? words.testBusy : undefined
}

/** Does something with the open circuit's test, where its outcome is seen. */
async function withTest(services: Services, act: (services: Services, chosen: Chosen, test: ReadTest) => Promise<void>): Promise<void> {
  const [chosen, test] = [chosenOf(services), testOf(services)]
  services.navigation.go('circuits')
  services.circuitDesk.show('test')
  if (chosen !== undefined && test !== undefined) await act(services, chosen, test)
}

/** What is planned and what runs: everything here acts through the engine, and is on its record. */
export const deskCommands: readonly Command[] = [
  {
    id: 'circuits.desk',
    title: words.desk,
    keys: ['Shift+D'],
    undo: 'view',
    run: ({ circuitDesk }) => circuitDesk.show(circuitDesk.store.getState().tab === undefined ? 'plan' : undefined),
  },
  {
    id: 'circuits.plan',
    title: words.plan,
    keys: ['p'],
    undo: 'view',
    unavailable: notPlanned,
    run: async (services) => {
      const { circuits, circuitDesk, navigation } = services
      navigation.go('circuits')
      // A written file does nothing until it is applied.
      await circuits.save()
      const chosen = chosenOf(services)
      if (chosen !== undefined) await circuitDesk.plan(filesOf(chosen))
    },
    cli: line('plan'),
  },
  {
    id: 'circuits.apply',
    title: words.apply,
    keys: ['Ctrl+Enter'],
    undo: 'rig',
    isLocal: true,
    unavailable: notToApply,
    run: ask(() => ({ what: 'apply' })),
    cli: line('apply'),
  },
  {
    id: 'circuits.rollback',
    title: words.rollback,
    undo: 'rig',
    unavailable: (services) => notApplied(services) ?? (earlierOf(appliedOf(services)) === undefined ? words.noEarlier : undefined),
    run: ask((services, name) => {
      const to = earlierOf(appliedOf(services))
      return to === undefined ? undefined : { what: 'rollback', name, to }
    }),
    cli: (services) => {
      const to = earlierOf(appliedOf(services))
      return to === undefined ? undefined : `npx vbus circuit rollback ${chosenOf(services)?.name ?? 'NAME'} --to ${to}`
    },
  },
  {
    id: 'circuits.drain',
    title: words.drain,
    undo: 'rig',
    unavailable: notActive,
    run: ask((_, name) => ({ what: 'drain', name })),
    cli: (services) => `npx vbus circuit drain ${chosenOf(services)?.name ?? 'NAME'}`,
  },
  {
    ...tab('circuits.versions', words.versions, 'versions'),
    cli: (services) => `npx vbus circuit status ${chosenOf(services)?.name ?? ''}`.trimEnd(),
  },
  tab('circuits.bindings', words.bindings, 'bindings'),
  tab('circuits.ways', words.ways, 'ways'),
  {
    id: 'circuits.way-of',
    title: words.wayOf,
    undo: 'view',
    unavailable: ({ connection, navigation }) => {
      if (connection.bus === undefined) return words.offline
      const { selection } = navigation.store.getState()
      return selection !== undefined && WAY_KINDS.has(selection.kind) ? undefined : words.noWayOf
    },
    run: async (services) => {
      const { selection } = services.navigation.store.getState()
      if (selection === undefined) return
      try {
        const { showWayOf } = await import('./live/find-way.ts')
        await showWayOf(services, selection)
      } catch (error) {
        services.notices.failed(words.wayNotFound, error)
      }
    },
  },
  {
    ...tab('circuits.test', words.test, 'test'),
    cli: (services) => `${line('test')(services) ?? 'npx vbus circuit test FILE'} --inputs FILE.jsonl`,
  },
  {
    id: 'circuits.test-run',
    title: words.testRun,
    undo: 'rig',
    unavailable: (services) => notPlanned(services) ?? testRunning(services) ?? testOf(services)?.problem,
    run: async (services) => {
      await services.circuits.save()
      await withTest(services, ({ circuitTests }, chosen, { inputs, expected }) => circuitTests.run(filesOf(chosen), inputs, expected))
    },
    cli: (services) => `${line('test')(services) ?? 'npx vbus circuit test FILE'} --inputs FILE.jsonl`,
  },
  {
    id: 'circuits.test-start',
    title: words.testStart,
    undo: 'rig',
    unavailable: (services) => notPlanned(services) ?? testRunning(services),
    run: async (services) => {
      await services.circuits.save()
      await withTest(services, ({ circuitTests }, chosen) => circuitTests.start(filesOf(chosen)))
    },
  },
  {
    id: 'circuits.test-put',
    title: words.testPut,
    undo: 'rig',
    unavailable: (services) => noTest(services) ?? testOf(services)?.problem,
    run: (services) => withTest(services, ({ circuitTests }, { document }, { inputs }) => circuitTests.put(document.path, inputs)),
  },
  {
    id: 'circuits.test-finish',
    title: words.testFinish,
    undo: 'rig',
    unavailable: (services) => noTest(services) ?? testOf(services)?.expectedProblem,
    run: (services) => withTest(services, ({ circuitTests }, { document }, { expected }) => circuitTests.finish(document.path, expected)),
  },
  {
    id: 'circuits.test-cancel',
    title: words.testCancel,
    undo: 'rig',
    unavailable: ({ circuits, circuitTests }) =>
      circuitTests.of(circuits.document?.path ?? '').runId === undefined ? words.noTestRun : undefined,
    run: (services) => withTest(services, ({ circuitTests }, { document }) => circuitTests.cancel(document.path)),
  },
  {
    id: 'circuits.hold',
    title: words.hold,
    keys: ['b'],
    undo: 'rig',
    unavailable: notHeld,
    run: withEdge(async (services, place, edge) => {
      services.circuitDesk.show('held')
      if (isHolding(services)) services.breakpoints.inspect(place, edge)
      else await services.breakpoints.hold(place, edge)
    }),
  },
  {
    id: 'circuits.step',
    title: words.step,
    keys: ['n'],
    undo: 'rig',
    unavailable: notHolding,
    run: withEdge(({ breakpoints }, place, edge) => breakpoints.step(place, edge)),
  },
  {
    id: 'circuits.release',
    title: words.release,
    keys: ['r'],
    undo: 'rig',
    unavailable: notHolding,
    run: withEdge(({ breakpoints }, place, edge) => breakpoints.release(place, edge)),
  },
]
