import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/circuits-desk.ts'
import { chosenOf, filesOf } from './desk/chosen.ts'
import type { Asked, DeskTab } from './desk/circuit-desk.ts'
import type { AppliedView } from './desk/desk-answers.ts'

const words = WORDS.commands
/** As the engine's own: docs/spec/circuit-runtime.md. */
const TEST_NAMESPACE = /^(?:test|replay)(?:-.*)?$/

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
  const why = notActive(services)
  if (why !== undefined) return why
  const applied = appliedOf(services)
  const edge = selectedEdge(services)
  if (edge === undefined) return words.noEdge
  if (applied !== undefined && !TEST_NAMESPACE.test(applied.namespace)) return words.notTest(applied.namespace)
  return applied?.counts?.edges.has(edge) === true ? undefined : words.noSuchEdge
}

const notHolding = (services: Services): Why => notHeld(services) ?? (edgeCounts(services)?.isHolding === true ? undefined : words.noHold)

const edgeCounts = (services: Services) => appliedOf(services)?.counts?.edges.get(selectedEdge(services) ?? '')

const withEdge =
  (act: (services: Services, name: string, edge: string) => void | Promise<void>): Command['run'] =>
  async (services) => {
    const name = chosenOf(services)?.name
    const edge = selectedEdge(services)
    if (name !== undefined && edge !== undefined) await act(services, name, edge)
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
    ...tab('circuits.test', words.test, 'test'),
    cli: (services) => `${line('test')(services) ?? 'npx vbus circuit test FILE'} --inputs FILE.jsonl`,
  },
  {
    id: 'circuits.hold',
    title: words.hold,
    keys: ['b'],
    undo: 'rig',
    unavailable: notHeld,
    run: withEdge(async (services, name, edge) => {
      services.circuitDesk.show('held')
      if (edgeCounts(services)?.isHolding === true) services.circuitDesk.inspect(name, edge)
      else await services.circuitDesk.hold(name, edge)
    }),
  },
  {
    id: 'circuits.step',
    title: words.step,
    keys: ['n'],
    undo: 'rig',
    unavailable: notHolding,
    run: withEdge(({ circuitDesk }, name, edge) => circuitDesk.step(name, edge)),
  },
  {
    id: 'circuits.release',
    title: words.release,
    keys: ['r'],
    undo: 'rig',
    unavailable: notHolding,
    run: withEdge(({ circuitDesk }, name, edge) => circuitDesk.release(name, edge)),
  },
]
