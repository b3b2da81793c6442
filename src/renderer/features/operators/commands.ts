import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/operators.ts'
import type { Section } from './operators.ts'

const words = WORDS.commands

const section = (name: Section, title: string, key: string): Command => ({
  id: `operators.${name}`,
  title,
  keys: [key],
  undo: 'view',
  run: ({ operators }) => operators.show(name),
})

const isPast = ({ time }: Services): boolean => time.store.getState().mode !== 'live'

/** Why nothing can be changed now. */
const changes = (services: Services): string | undefined => {
  if (services.connection.bus === undefined) return WORDS.offline
  return isPast(services) ? WORDS.pastCommand : undefined
}

const selectedJob = ({ navigation, jobs }: Services): { id: string; isOver: boolean; topic: string } | undefined => {
  const { selection } = navigation.store.getState()
  const job = selection?.kind === 'job' ? jobs.store.getState().jobs.find(({ job_id }) => job_id === selection.id) : undefined
  return job === undefined ? undefined : { id: job.job_id, isOver: job.is_over, topic: job.topic }
}

const issueLine = ({ operators }: Services): string => {
  const { issue } = operators.store.getState()
  const verb = issue?.kind === 'key' ? 'key create' : 'token'
  const grants = (['publish', 'subscribe', 'execute'] as const)
    .flatMap((act) =>
      (issue?.[act] ?? '')
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((pattern) => ` --${act} '${pattern}'`),
    )
    .join('')
  return `npx vbus ${verb} --subject ${issue?.subject || 'NAME'}${grants}`
}

/** What can be done in this view. */
export const commands: readonly Command[] = [
  section('operators', words.operators, 'o'),
  section('jobs', words.jobs, 'j'),
  section('quotas', words.quotas, 'u'),
  section('identities', words.identities, 'i'),
  {
    id: 'operators.new-job',
    title: WORDS.form.open,
    keys: ['n'],
    undo: 'view',
    unavailable: changes,
    run: ({ operators, jobDesk, navigation, parties }) => {
      const { selection } = navigation.store.getState()
      const own = parties.store.getState().served.find(({ identity }) => selection?.kind === 'operator' && identity === selection.id)
      operators.show('jobs')
      jobDesk.open(own?.topics.find((topic) => topic.endsWith('.jobs') && !/[*>]/.test(topic)) ?? '')
    },
  },
  {
    id: 'operators.submit-job',
    title: WORDS.form.submit,
    keys: ['Ctrl+Enter'],
    undo: 'rig',
    unavailable: (services) => changes(services) ?? services.jobDesk.unavailable(),
    run: ({ jobDesk }) => jobDesk.submit(),
    cli: ({ jobDesk }) => {
      const { topic, schema } = jobDesk.store.getState()
      return `npx vbus jobs submit ${topic || 'TOPIC'}${schema === '' ? '' : ` --schema ${schema}`} --file job.json --wait`
    },
  },
  {
    id: 'operators.cancel-job',
    title: WORDS.jobs.cancel,
    keys: ['x'],
    undo: 'rig',
    unavailable: (services) => {
      const job = selectedJob(services)
      return changes(services) ?? (job === undefined ? WORDS.jobs.noJob : job.isOver ? WORDS.jobs.isOver : undefined)
    },
    run: (services) => {
      const job = selectedJob(services)
      if (job === undefined) return
      services.operators.show('jobs')
      services.operators.ask({ act: 'cancel', jobId: job.id })
    },
    cli: (services) => `npx vbus jobs cancel ${selectedJob(services)?.id ?? 'JOB'} --reason '…'`,
  },
  {
    id: 'operators.issue',
    title: WORDS.identities.issue,
    keys: ['g'],
    undo: 'view',
    unavailable: changes,
    run: ({ operators, navigation }) => {
      const { selection } = navigation.store.getState()
      operators.openIssue(selection?.kind === 'identity' ? selection.id : '')
    },
    cli: issueLine,
  },
  {
    id: 'operators.ask-can',
    title: WORDS.can.askTitle,
    keys: ['w'],
    undo: 'view',
    unavailable: (services) => changes(services) ?? (services.operators.isCanComplete() ? undefined : WORDS.can.incomplete),
    run: ({ operators }) => operators.askCan(),
    cli: ({ operators }) => {
      const { who, does, what } = operators.store.getState().can
      return `npx vbus can ${who || 'WHO'} ${does} '${what || 'WHAT'}'`
    },
  },
]
