import { compileRule } from '../../shared/rule/index.ts'
import type { WorkspaceConfig } from './config-types.ts'
import { type Checked, type Diagnostic, flag, list, oneOf, optional, record, shape, text } from './schema.ts'

const ROW_RULES_MAX = 64

type RowAction = 'kept' | 'corrected' | 'quarantined'

/** What may be done about each way a row can be faulty (docs/spec/data.md): a row without a date cannot be placed in time, a zero never becomes missing. */
const ACTIONS = {
  'wrong-type': ['corrected', 'quarantined'],
  'not-text': ['corrected', 'quarantined'],
  missing: ['kept', 'quarantined'],
  repeated: ['kept', 'quarantined'],
  zero: ['kept', 'quarantined'],
  unmatched: ['kept'],
  conflict: ['kept', 'corrected', 'quarantined'],
  'not-granted': ['kept'],
  'date-unreadable': ['quarantined'],
  'century-late': ['corrected'],
  'before-existence': ['corrected', 'quarantined'],
  'period-before-release': ['corrected', 'quarantined'],
  'unreleased-outcome': ['quarantined'],
  'after-as-of': ['corrected', 'quarantined'],
  'group-release': ['corrected', 'quarantined'],
  'not-yet-known': ['corrected', 'quarantined'],
  cel: ['kept', 'quarantined'],
} as const satisfies Record<string, readonly RowAction[]>
type RowCheck = keyof typeof ACTIONS

/** Checks that look at columns, which their rules name. */
const BY_COLUMN: readonly RowCheck[] = ['wrong-type', 'not-text', 'missing', 'repeated', 'zero', 'conflict']
/** Checks that every policy has exactly one rule for, and the T rule it is, where it is one. */
const NEEDED: Readonly<Partial<Record<RowCheck, string>>> = {
  unmatched: '',
  'not-granted': '',
  'date-unreadable': '',
  'before-existence': 'T1',
  'period-before-release': 'T3',
  'unreleased-outcome': 'T4',
  'after-as-of': 'T5',
  'group-release': 'T6',
  'not-yet-known': 'T7',
}
/** Checks of which there may be any number. */
const MANY: readonly RowCheck[] = ['cel']

export interface RowRule {
  /** As it appears in findings and on the record: `T5-after-as-of`. */
  readonly id: string
  readonly check: RowCheck
  /** `others`: every declared column that no other rule of the same check names. */
  readonly columns: readonly string[] | 'others'
  readonly action: RowAction
  /** Of a `cel` rule alone. */
  readonly expression?: string
}

const column = text(/^[a-z][a-z0-9_]{0,63}$/, 'Name a column.')
export const rowRulesField = record(
  /^[DTP][1-9][0-9]?-[a-z0-9-]{1,60}$/,
  shape({
    check: oneOf(...(Object.keys(ACTIONS) as RowCheck[])),
    columns: optional(list(column, 256)),
    others: optional(flag),
    expression: optional(text(/^[^\0]+$/su, 'Write an expression in CEL that is true of a row in order.')),
    action: oneOf('kept', 'corrected', 'quarantined'),
  }),
  ROW_RULES_MAX,
)
/** Table name -> the columns it may deliver. */
export const columnRightsField = record(/^[a-z][a-z0-9-]{0,63}$/, list(column, 256), 4)

type RulesFile = Checked<typeof rowRulesField>
type RightsFile = Checked<typeof columnRightsField>
interface Written {
  readonly rules: RulesFile
  readonly rights: RightsFile
  readonly at: (path: readonly (string | number)[], message: string, fix: string) => Diagnostic
}

/** Each rule for itself, all of them together (every way a row can be faulty needs one, or a fault could vanish), and the rights of the tables. */
export function checkRowRules(written: Written, config: WorkspaceConfig): Diagnostic[] {
  return [...checkEach(written, config), ...checkCover(written, config), ...checkRights(written, config)]
}

const typesOf = (config: WorkspaceConfig) =>
  new Map([config.master, ...config.contributors].flatMap((table) => Object.entries(table.columns).map(([name, { type }]) => [name, type])))

function checkEach({ rules, at }: Written, config: WorkspaceConfig): Diagnostic[] {
  const found: Diagnostic[] = []
  const types = typesOf(config)
  const claimed = new Set<string>()
  for (const [id, rule] of Object.entries(rules)) {
    const place = ['row_rules', id]
    const add = (message: string, fix: string, member?: string): void =>
      void found.push(at(member === undefined ? place : [...place, member], `${id}: ${message}`, fix))
    const allowed: readonly RowAction[] = ACTIONS[rule.check]
    if (!allowed.includes(rule.action)) add(`${rule.check} cannot be ${rule.action}`, `Use ${allowed.join(' or ')}.`, 'action')
    const temporal = NEEDED[rule.check] ?? ''
    if (id.startsWith('T') ? id.split('-')[0] !== temporal : temporal !== '')
      add(`is not named after its rule`, temporal === '' ? 'T names are those of rules of time.' : `Name it ${temporal}-….`)
    const isByColumn = BY_COLUMN.includes(rule.check)
    const named = rule.columns !== undefined
    if (isByColumn ? named === (rule.others === true) : named || rule.others !== undefined)
      add('says wrongly which columns it looks at', isByColumn ? 'Give either columns or others: true.' : 'Leave columns and others out.')
    if ((rule.check === 'cel') !== (rule.expression !== undefined)) add('an expression is for cel, which needs it', 'Add or remove it.')
    else if (rule.expression !== undefined) {
      const compiled = compileRule(rule.expression, types)
      if (!compiled.ok) add(compiled.error, 'See docs/spec/data.md, "Rules of your own".', 'expression')
    }
    if (MANY.includes(rule.check)) continue
    for (const name of rule.columns ?? (!isByColumn || rule.others === true ? ['*'] : [])) {
      if (name !== '*' && !types.has(name)) add(`no column ${name}`, 'Name declared columns.', 'columns')
      const claim = `${rule.check} ${name}`
      if (claimed.has(claim)) add(`another rule checks ${claim} already`, 'Keep one of them.')
      claimed.add(claim)
    }
  }
  return found
}

function checkCover({ rules: written, at }: Written, config: WorkspaceConfig): Diagnostic[] {
  const found: Diagnostic[] = []
  const rules = Object.values(written)
  const need = (isThere: boolean, what: string): void => {
    if (!isThere) found.push(at(['row_rules'], `no rule for ${what}`, 'Add one: every fault must show.'))
  }
  for (const check of Object.keys(NEEDED))
    need(
      rules.some((rule) => rule.check === check),
      check,
    )
  for (const check of ['missing', 'wrong-type', 'not-text', 'conflict'] as const)
    need(
      rules.some((rule) => rule.check === check && rule.others === true),
      `${check} with others: true`,
    )
  for (const key of config.key.filter((name) => name !== config.prediction.event)) {
    const isQuarantined = rules.some(
      (rule) => rule.check === 'missing' && rule.action === 'quarantined' && rule.columns?.includes(key) === true,
    )
    need(isQuarantined, `missing key column ${key}, quarantined`)
  }
  return found
}

/** A table declares no column that it has no right to deliver. */
function checkRights({ rights, at }: Written, config: WorkspaceConfig): Diagnostic[] {
  const found: Diagnostic[] = []
  const tables = new Map([config.master, ...config.contributors].map((table) => [table.name, table]))
  for (const [name, columns] of Object.entries(rights)) {
    const table = tables.get(name)
    if (table === undefined) found.push(at(['column_rights', name], `no table ${name}`, 'Name master or a contributor.'))
    const denied = Object.keys(table?.columns ?? {}).filter((declared) => !columns.includes(declared))
    if (denied.length > 0)
      found.push(
        at(
          ['column_rights', name],
          `${name} may not deliver ${denied.join(', ')}`,
          'Take the columns out of the table (workspace.yaml), or grant them here.',
        ),
      )
  }
  return found
}

export function toRowRules(rules: RulesFile): readonly RowRule[] {
  return Object.entries(rules).map(([id, { check, columns, action, others, expression }]) => ({
    id,
    check,
    columns: others === true ? 'others' : (columns ?? []),
    action,
    ...(expression !== undefined && { expression }),
  }))
}
