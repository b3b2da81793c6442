import { checkCacheFolder } from '../../main/engine/cache-check.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { Fault } from '../../shared/base/index.ts'
import {
  CACHE_SLOTS,
  CACHE_TIERS,
  type CacheState,
  type Life,
  readLives,
  reasonOf,
  type State,
  StateFold,
  sentence,
} from '../../shared/state/index.ts'
import { findEngine, openSession } from '../engine-access.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import { toTable } from '../issued-view.ts'
import { readLog } from '../read-log.ts'
import type { Verb, VerbContext } from '../verb.ts'

const RECORD_MAX = Number.MAX_SAFE_INTEGER - 1
const AT_OPTION = { name: 'at', value: 'RECORD', help: 'as it was after this record; default: now' }

interface TierView {
  readonly tier: string
  readonly slots: number
  readonly budget_bytes: number
  readonly bytes: number
  readonly medium: string
  readonly entries: readonly { readonly slot: number; readonly key: string; readonly bytes: number; readonly hits: number }[]
}

export const cacheVerb: Verb = {
  name: 'cache',
  summary: 'show what is in which tier of the cache',
  synopsis: '[--at RECORD]',
  description: [
    'Shows the tiers of the cache, their slots, and how often each entry was asked for. A running engine says what it has now; without one, and with --at, ' +
      'it is recomputed from the records alone (docs/spec/cache.md).',
  ],
  positionals: [],
  options: [AT_OPTION],
  exits: [['0', 'shown']],
  examples: [
    ['vbus cache', 'tiers, slots and hits'],
    ['vbus cache --at 812', 'the same as it was after record 812'],
  ],
  async run(context) {
    const { args, out } = context
    if (args.text('url') !== undefined || (args.text('at') === undefined && hasEngine(context))) {
      await using session = await openSession(context, 'running')
      const { tiers } = (await session.bus.request('system.cache.show', {})) as { tiers: readonly TierView[] }
      out.result({ source: 'engine', tiers }, tiers.flatMap(linesOf))
      return EXIT.done
    }
    const { size, cache } = foldedState(context)
    const { hits, misses, evictions, violations, violationsTotal: total } = cache
    const tiers = tiersOf(cache)
    const counts = `after record ${size - 1}: ${hits} hits, ${misses} misses, ${evictions} evictions, ${total} violations`
    const told = violations.map(({ record, code, key }) => `record ${record}: ${code} ${key}`)
    const view = { source: 'log', record: size - 1, hits, misses, evictions, violations, violations_total: total }
    out.result({ ...view, tiers }, [...tiers.flatMap(linesOf), counts, ...told])
    return EXIT.done
  },
}

export const cacheHistoryVerb: Verb = {
  name: 'cache history',
  summary: "tell an entry's whole life from the records",
  synopsis: 'KEY [--at RECORD]',
  description: [
    'Prints what happened to the key, oldest first, each with the record that says so: put, moved, asked for, evicted, lost. No engine is needed. The beginning of a key stands for it ' +
      'where no other key begins like that.',
  ],
  positionals: ['KEY'],
  options: [AT_OPTION],
  exits: [
    ['0', 'told'],
    ['2', 'several keys begin like that'],
    ['4', 'no record names such a key'],
  ],
  examples: [['vbus cache history column/ratings.imdb_rating', 'its life']],
  run(context) {
    const { out } = context
    const life = lifeOf(context)
    for (const event of life.events) {
      out.document({ type: 'event', ...event })
      out.text(`${String(event.record).padStart(6)}  ${event.time}  ${event.run === '' ? '' : `${event.run}  `}${sentence(event)}`)
    }
    out.result({ key: life.key, events: life.events.length, ...whereOf(life) }, [])
    return Promise.resolve(EXIT.done)
  },
}

export const cacheWhyVerb: Verb = {
  name: 'cache why',
  summary: 'say why an entry is where it is, or why it was evicted',
  synopsis: 'KEY [--at RECORD]',
  description: [
    'Says by which record, of which run, the entry is where it is, or why it is in no tier any more. Told from the log alone, without an engine.',
  ],
  positionals: ['KEY'],
  options: [AT_OPTION],
  exits: [
    ['0', 'said'],
    ['2', 'several keys begin like that'],
    ['4', 'no record names such a key'],
  ],
  examples: [['vbus cache why model/xgboost', 'why it is in L2, or why it went']],
  run(context) {
    const life = lifeOf(context)
    const { put, because: last, hits } = reasonOf(life)
    const where = life.tier === undefined ? 'in no tier' : `in ${CACHE_TIERS[life.tier - 1]}, slot ${life.slot}`
    const by =
      last === undefined ? undefined : `record ${last.record}${last.run === '' ? '' : ` of ${last.run}, ${last.phase}`}: ${sentence(last)}`
    const since =
      put === undefined
        ? undefined
        : `put by record ${put.record}${put.run === '' ? '' : ` of ${put.run}`}, asked for ${hits === 1 ? 'once' : `${hits} times`} since`
    context.out.result({ key: life.key, ...whereOf(life), hits, because: last ?? null, put: put ?? null }, [
      `${life.key} is ${where}`,
      ...[by, since].filter((line) => line !== undefined).map((line) => `  ${line}`),
    ])
    return Promise.resolve(EXIT.done)
  },
}

export const cacheCheckVerb: Verb = {
  name: 'cache check',
  summary: "check that the cache's law holds",
  synopsis: '',
  description: [
    'Compares every entry with its checksum, and tiers, stores and records with each other. A running engine does it, records what it finds and takes it away; without one the folder of L3 is ' +
      'compared with the records, and nothing is changed.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'it holds'],
    ['13', 'it is broken: the violations are named'],
  ],
  examples: [['vbus cache check', 'every checksum, every place']],
  async run(context) {
    const { args, out } = context
    const violations = args.text('url') !== undefined || hasEngine(context) ? await askEngine(context) : await lookOnDisk(context)
    const ok = violations.length === 0
    const lines = violations.map(
      ({ code, key, expected, found }) => `${code}${key === '' ? '' : ` ${key}`}: ${found}, expected ${expected}`,
    )
    out.result({ ok, violations }, ok ? ['the law of the cache holds'] : lines)
    return ok ? EXIT.done : EXIT_BROKEN
  },
}

interface ViolationView {
  readonly code: string
  readonly key: string
  readonly tier: number
  readonly expected: string
  readonly found: string
}

/** A verification that fails. */
const EXIT_BROKEN = exitCodeOfBreach('SECURITY_FAILURE')

async function askEngine(context: VerbContext): Promise<ViolationView[]> {
  await using session = await openSession(context, 'running')
  const { violation } = (await session.bus.request('system.cache.check', {})) as {
    readonly violation: { readonly code: string; readonly evidence: Omit<ViolationView, 'code'> } | null
  }
  return violation === null ? [] : [{ code: violation.code, ...violation.evidence }]
}

async function lookOnDisk(context: VerbContext): Promise<ViolationView[]> {
  const { layout } = readWorkspace(context.args.workspaceDir)
  const found = await checkCacheFolder(layout, foldedState(context).cache)
  return found.map(({ code, key, tier, expected, found: what }) => ({ code, key, tier, expected, found: what }))
}

const hasEngine = ({ args }: VerbContext): boolean => findEngine(readWorkspace(args.workspaceDir)) !== undefined

/** The state after `--at`, or after the newest record. @throws Fault `audit/no-record` */
function foldedState({ args }: VerbContext): State {
  const at = args.integer('at', 0, RECORD_MAX)
  const { layout } = readWorkspace(args.workspaceDir)
  const fold = new StateFold()
  for (const { number, record } of readLog(layout.auditDir, at === undefined ? {} : { to: at + 1 })) fold.take(record, number)
  const { state } = fold
  if (at !== undefined && state.size !== at + 1)
    throw new Fault('audit/no-record', `the log has ${state.size} records, none has the number ${at}`, { record: at, size: state.size })
  return state
}

/** @throws Fault `cache/no-entry`; `cli/usage` where the word stands for several keys */
function lifeOf({ args }: VerbContext): Life {
  const word = args.positionals[0] ?? ''
  const at = args.integer('at', 0, RECORD_MAX)
  const { layout } = readWorkspace(args.workspaceDir)
  const { lives, more } = readLives(readLog(layout.auditDir, at === undefined ? {} : { to: at + 1 }), word)
  const exact = lives.find(({ key }) => key === word)
  const [first, ...others] = exact === undefined ? lives : [exact]
  if (first === undefined) throw new Fault('cache/no-entry', `no record names a key that begins with ${word}`, { key: word })
  if (others.length + more === 0) return first
  const shown = lives.slice(0, 5).map(({ key }) => key)
  throw new Fault('cli/usage', `${lives.length + more} keys begin with ${word}: ${shown.join(', ')}${lives.length > 5 ? ', …' : ''}`)
}

const whereOf = ({ tier, slot }: Life): object => ({ tier: tier === undefined ? null : CACHE_TIERS[tier - 1], slot: slot ?? null })

const tiersOf = ({ tiers }: CacheState): TierView[] =>
  tiers.map(({ budgetBytes, bytes, medium, entries }, index) => ({
    tier: CACHE_TIERS[index]!,
    slots: CACHE_SLOTS[index]!,
    budget_bytes: budgetBytes,
    bytes,
    medium,
    entries: entries.map(({ slot, key, bytes: size, sha256, hits, put, since }) => ({ slot, key, bytes: size, sha256, hits, put, since })),
  }))

function linesOf({ tier, slots, budget_bytes: budget, bytes, medium, entries }: TierView): string[] {
  const head = `${tier}: ${entries.length} of ${slots} slots, ${bytes} of ${budget} bytes${medium === '' ? '' : `, ${medium}`}`
  const rows = entries.map(({ slot, key, bytes: size, hits }) => [`  ${slot}`, String(size), String(hits), key])
  return rows.length === 0 ? [head] : [head, ...toTable([['  SLOT', 'BYTES', 'HITS', 'KEY'], ...rows])]
}
