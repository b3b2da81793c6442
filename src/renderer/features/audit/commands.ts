import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/audit.ts'
import { stepTo } from './select-record.ts'

const words = WORDS.commands

const offline: Command['unavailable'] = ({ connection }) => (connection.bus === undefined ? WORDS.unavailable.offline : undefined)
const selectedOf = ({ navigation }: Services): number | undefined => {
  const { selection } = navigation.store.getState()
  return selection?.kind === 'record' ? Number(selection.id) : undefined
}
/** Where a step starts: where the last one goes to, else the selected record, else where the time cursor stands. */
const standing = (services: Services): number | undefined =>
  services.audit.stepper.movingTo ?? selectedOf(services) ?? services.time.store.getState().at?.record
const noRecord: Command['unavailable'] = (services) =>
  offline(services) ?? (standing(services) === undefined ? WORDS.unavailable.noRecord : undefined)
const noState: Command['unavailable'] = (services) =>
  noRecord(services) ?? (services.audit.stepper.store.getState().shown === undefined ? WORDS.unavailable.noRecord : undefined)
const recordLine = (services: Services): string | undefined => {
  const record = standing(services)
  return record === undefined ? undefined : `npx vbus audit show --from ${record} --to ${record}`
}

async function step(services: Services, by: 1 | -1): Promise<void> {
  const from = standing(services)
  if (from === undefined) return
  const { audit } = services
  const { filter, size } = audit.store.getState()
  if (Object.keys(filter).length === 0) return stepTo(services, Math.min(size - 1, Math.max(0, from + by)))
  // What the filter leaves out is stepped over.
  const next = await audit.find(from, by, filter)
  if (next !== undefined) stepTo(services, next)
}

/** The next record of the same actor, or of another phase: as the toggle says. */
async function stepFar(services: Services, by: 1 | -1): Promise<void> {
  const from = standing(services)
  if (from === undefined) return
  const { audit, notices } = services
  const { stepBy } = audit.store.getState()
  const next = await audit.findAlike(from, by)
  if (next === undefined) notices.done(WORDS.step.nothing, WORDS.step.nothingHint(stepBy))
  else stepTo(services, next)
}

const stepping: readonly Command[] = [
  {
    id: 'audit.step-back',
    title: words.stepBack,
    keys: ['ArrowLeft'],
    undo: 'view',
    unavailable: noRecord,
    run: (services) => step(services, -1),
    cli: recordLine,
  },
  {
    id: 'audit.step-forward',
    title: words.stepForward,
    keys: ['ArrowRight'],
    undo: 'view',
    unavailable: noRecord,
    run: (services) => step(services, 1),
    cli: recordLine,
  },
  {
    id: 'audit.previous-by',
    title: words.previousBy,
    keys: ['Shift+ArrowLeft'],
    undo: 'view',
    unavailable: noRecord,
    run: (services) => stepFar(services, -1),
  },
  {
    id: 'audit.next-by',
    title: words.nextBy,
    keys: ['Shift+ArrowRight'],
    undo: 'view',
    unavailable: noRecord,
    run: (services) => stepFar(services, 1),
  },
  { id: 'audit.step-by', title: words.stepBy, keys: ['y'], undo: 'view', run: ({ audit }) => audit.toggleStepBy() },
  { id: 'audit.newest', title: words.newest, keys: ['n'], undo: 'view', unavailable: offline, run: newest },
]

function newest({ audit, navigation, travel }: Services): void {
  travel.live()
  navigation.select(undefined)
  audit.follow()
}

const comparing: readonly Command[] = [
  { id: 'audit.mark', title: words.mark, keys: ['m'], undo: 'view', unavailable: noState, run: ({ audit }) => audit.stepper.toggleMark() },
  {
    id: 'audit.compare',
    title: words.compare,
    keys: ['d'],
    undo: 'view',
    unavailable: (services) =>
      noState(services) ?? (services.audit.stepper.store.getState().mark === undefined ? WORDS.unavailable.noMark : undefined),
    run: ({ audit }) => audit.stepper.compare(),
    cli: ({ audit }) => {
      const { mark, shown } = audit.stepper.store.getState()
      return mark === undefined || shown === undefined ? undefined : `npx vbus audit diff-state ${mark} ${shown.record}`
    },
  },
  {
    id: 'audit.blame',
    title: words.blame,
    keys: ['b'],
    undo: 'view',
    unavailable: (services) =>
      noState(services) ?? (services.audit.stepper.store.getState().focused === '' ? WORDS.unavailable.noFocus : undefined),
    run: ({ audit }) => audit.stepper.askBlame(audit.stepper.store.getState().focused),
    cli: ({ audit }) => {
      const { focused, shown } = audit.stepper.store.getState()
      return focused === '' || shown === undefined
        ? undefined
        : `npx vbus audit blame ${shown.record} '${focused.replaceAll("'", "'\\''")}'`
    },
  },
]

const verifying: readonly Command[] = [
  {
    id: 'audit.verify',
    title: WORDS.verify.verify,
    keys: ['Alt+V'],
    undo: 'view',
    unavailable: (services) => offline(services) ?? (services.audit.verification.isWorking ? WORDS.unavailable.verifying : undefined),
    run: ({ audit }) => audit.verification.start(),
    cli: () => 'npx vbus audit verify',
  },
  {
    id: 'audit.verify-range',
    title: WORDS.verify.range,
    keys: ['r'],
    undo: 'view',
    unavailable: (services) => {
      const { mark } = services.audit.stepper.store.getState()
      return offline(services) ?? (mark === undefined || selectedOf(services) === undefined ? WORDS.verify.noRange : undefined)
    },
    run: async (services) => {
      const { audit } = services
      const [mark, selected] = [audit.stepper.store.getState().mark, selectedOf(services)]
      if (mark !== undefined && selected !== undefined)
        await audit.verification.start({ from: Math.min(mark, selected), to: Math.max(mark, selected) + 1 })
    },
  },
  {
    id: 'audit.cancel-verify',
    title: WORDS.verify.cancel,
    keys: ['Alt+X'],
    undo: 'view',
    unavailable: ({ audit }) => (audit.verification.isWorking ? undefined : WORDS.unavailable.notVerifying),
    run: ({ audit }) => audit.verification.cancel(),
  },
]

const proving: readonly Command[] = [
  {
    id: 'audit.prove',
    title: WORDS.proof.prove,
    keys: ['Alt+O'],
    undo: 'view',
    unavailable: noRecord,
    run: async (services) => {
      const record = standing(services)
      if (record !== undefined) await services.proofs.prove(record)
    },
    cli: (services) => {
      const record = standing(services)
      return record === undefined ? undefined : `npx vbus audit prove ${record} -o record-${record}.tlog-proof`
    },
  },
  {
    id: 'audit.check-growth',
    title: WORDS.proof.check,
    keys: ['Alt+G'],
    undo: 'view',
    unavailable: offline,
    run: ({ proofs }) => proofs.checkGrowth(),
    cli: () => 'npx vbus audit consistency OLD.checkpoint NEW.checkpoint',
  },
]

const bundling: readonly Command[] = [
  {
    id: 'audit.export-bundle',
    title: WORDS.bundle.export,
    keys: ['Alt+E'],
    undo: 'view',
    unavailable: noRecord,
    run: exportBundle,
  },
  {
    id: 'audit.check-bundle',
    title: WORDS.bundle.check,
    keys: ['u'],
    undo: 'view',
    unavailable: ({ bundles }) => (bundles.choose === undefined ? WORDS.bundle.nowhere : undefined),
    run: ({ bundles }) => bundles.choose?.(),
    cli: () => 'npx vbus audit check FILE --key VKEY',
  },
]

/** Of the run that the record is of. */
async function exportBundle(services: Services): Promise<void> {
  const { audit, host, notices, engine } = services
  const [record, opened] = [standing(services), engine()]
  if (record === undefined || opened === undefined) return
  const { run = '' } = await audit.byNumber(record)
  if (run === '') return notices.done(WORDS.bundle.title, WORDS.bundle.noRun)
  const { fetchBundle } = await import('./export-bundle.ts')
  const bytes = await fetchBundle(opened, run, (done, all) => audit.tellExport(done < all ? { done, all } : undefined)).finally(() =>
    audit.tellExport(undefined),
  )
  const isSaved = await host.saveFile(`${run}.vbus-bundle`, bytes)
  if (isSaved) notices.done(WORDS.bundle.saved, run)
}

/** What can be done in this view. */
export const commands: readonly Command[] = [...stepping, ...comparing, ...verifying, ...proving, ...bundling]
