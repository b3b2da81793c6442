import type { Selection } from '../place/selection.ts'
import { VIEW_TITLES, VIEWS } from '../place/views.ts'
import type { Services } from '../services.ts'
import { parseWhereabouts } from '../time/whereabouts.ts'
import { formatDateTime, shortActor, shortRun } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

/** What the first sign of a text asks for. */
export const PREFIXES = ['>', '@', '#', ':', '?'] as const
export type Prefix = (typeof PREFIXES)[number]

/** One line of the omnibox. */
export interface OmniboxItem {
  /** The same thing has the same key every time. */
  readonly key: string
  readonly title: string
  /** What kind of thing, a key, why it cannot be done now. */
  readonly hint: string
  readonly isUnavailable?: boolean
  /** Puts a text into the box instead of closing it. */
  readonly fills?: string
  readonly run: () => void
}

/** What the engine was asked for when the box opened. */
export interface OmniboxData {
  readonly topics: readonly string[]
}

const words = WORDS.omnibox

/** `>run` is prefix `>` and `run`; without a sign everything is looked through. Who writes a sign of their own after the one the box opened with means theirs. */
export function splitPrefix(text: string): { readonly prefix: Prefix | undefined; readonly needle: string } {
  const prefix = PREFIXES.find((sign) => text.startsWith(sign))
  if (prefix === undefined) return { prefix, needle: text.trim() }
  const needle = text.slice(1).trim()
  return prefix === '>' && PREFIXES.some((sign) => needle.startsWith(sign)) ? splitPrefix(needle) : { prefix, needle }
}

/** Everything that a prefix asks for, not yet searched. */
export function itemsFor(services: Services, data: OmniboxData, prefix: Prefix | undefined, needle: string): readonly OmniboxItem[] {
  switch (prefix) {
    case '>':
      return commandItems(services)
    case '@':
      return partyItems(services)
    case '#':
      return topicItems(services, data)
    case ':':
      return momentItems(services, needle)
    case '?':
      return helpItems()
    default:
      return [
        ...(needle === '' ? [] : momentItems(services, needle)),
        ...viewItems(services),
        ...runItems(services),
        ...commandItems(services).filter(({ key }) => !key.includes(' shell.go-')),
        ...partyItems(services),
        ...topicItems(services, data),
      ]
  }
}

function commandItems({ commands, keymap }: Services): readonly OmniboxItem[] {
  return commands.all.map((command) => {
    const why = commands.unavailable(command)
    return {
      key: `> ${command.id}`,
      title: command.title,
      hint: why ?? keymap.keysOf(command)[0] ?? '',
      isUnavailable: why !== undefined,
      run: () => void commands.run(command.id),
    }
  })
}

function viewItems({ navigation }: Services): readonly OmniboxItem[] {
  return VIEWS.map((view) => ({
    key: `view ${view}`,
    title: VIEW_TITLES[view],
    hint: words.view,
    run: () => navigation.go(view),
  }))
}

const goTo =
  ({ navigation }: Services, selection: Selection, view: (typeof VIEWS)[number]) =>
  (): void =>
    navigation.select(selection, view)

function runItems(services: Services): readonly OmniboxItem[] {
  return services.runs.store.getState().runs.map((run) => ({
    key: `run ${run.run_id}`,
    title: `${words.run} ${shortRun(run.run_id)}`,
    hint: `${run.status}, ${formatDateTime(run.started)}`,
    run: goTo(services, { kind: 'run', id: run.run_id }, 'runs'),
  }))
}

function partyItems(services: Services): readonly OmniboxItem[] {
  const operators = services.rig.store.getState().status?.operators ?? []
  return operators.map(({ identity, status }) => ({
    key: `@ ${identity}`,
    title: shortActor(identity),
    hint: `${words.operator}, ${status}`,
    run: goTo(services, { kind: 'operator', id: identity }, 'operators'),
  }))
}

function topicItems(services: Services, { topics }: OmniboxData): readonly OmniboxItem[] {
  return topics.map((topic) => ({
    key: `# ${topic}`,
    title: topic,
    hint: words.topic,
    run: goTo(services, { kind: 'topic', id: topic }, 'topics'),
  }))
}

/** A record, a position or a time: the time cursor goes there; a record is also shown. */
function momentItems(services: Services, needle: string): readonly OmniboxItem[] {
  const { time, travel } = services
  const where = parseWhereabouts(needle, time.store.getState().at?.time)
  if (where === undefined) return []
  const go: OmniboxItem = {
    key: `: ${needle}`,
    title: words.momentTitle(where),
    hint: words.moment,
    run: () => void travel.to(where),
  }
  if (!('record' in where)) return [go]
  const show: OmniboxItem = {
    key: `record ${where.record}`,
    title: words.showRecord(String(where.record)),
    hint: words.record,
    run: goTo(services, { kind: 'record', id: String(where.record) }, 'audit'),
  }
  return [go, show]
}

function helpItems(): readonly OmniboxItem[] {
  return PREFIXES.filter((prefix) => prefix !== '?').map((prefix) => ({
    key: `? ${prefix}`,
    title: `${prefix}  ${words.prefixes[prefix]}`,
    hint: words.examples[prefix],
    fills: prefix,
    run: () => {},
  }))
}
