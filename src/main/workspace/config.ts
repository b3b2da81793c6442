import { err, Fault, type FaultCode, ok, type Result } from '../../shared/base/index.ts'
import { termsProblem, toTerms } from './component-terms.ts'
import { readConfig } from './config-bus.ts'
import { CONTRIBUTORS_MAX, type ConfigFile } from './config-shape.ts'
import { checkTimes, toColumn, toPrediction } from './config-time.ts'
import type { ComponentDecl, DeviceDecl, ListenDecl, TableDecl, WorkspaceConfig } from './config-types.ts'
import type { Diagnostic } from './schema.ts'
import type { Parsed } from './schema-yaml.ts'

export const CONFIG_FILE = 'workspace.yaml'
const MIB = 2 ** 20

/** Why a file was not taken: the fault to raise and every place that is wrong. */
export interface Refusal {
  readonly code: FaultCode
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks the text of a workspace.yaml. Touches no disk. */
export function parseWorkspaceConfig(source: string, file: string = CONFIG_FILE): Result<WorkspaceConfig, Refusal> {
  const read = readConfig(source, file)
  if (!read.ok) return err({ code: 'workspace/invalid', diagnostics: read.error })
  const { parsed, hasData } = read.value
  const { value, at } = parsed
  if (value.contributors.length > CONTRIBUTORS_MAX) {
    const message = `${value.contributors.length} contributors; a workspace has at most ${CONTRIBUTORS_MAX}`
    return err({ code: 'data/too-many-contributors', diagnostics: [at(['contributors', CONTRIBUTORS_MAX], message, 'Remove one.')] })
  }
  const diagnostics = [
    ...checkComponents(parsed),
    ...checkCache(parsed),
    ...(hasData ? [...checkDefaultDevice(parsed), ...checkData(parsed), ...checkPrediction(parsed), ...checkTimes(parsed)] : []),
  ]
  return diagnostics.length > 0 ? err({ code: 'workspace/invalid', diagnostics }) : ok({ ...toConfig(value), hasData })
}

/** The fault for a refusal, with every diagnostic as evidence. */
export function refusalFault(refusal: Refusal): Fault {
  const [first] = refusal.diagnostics
  const more = refusal.diagnostics.length > 1 ? ` (and ${refusal.diagnostics.length - 1} more)` : ''
  const message = first === undefined ? 'invalid' : `${first.file}:${first.line}:${first.column}: ${first.message}. ${first.fix}${more}`
  return new Fault(refusal.code, message, { diagnostics: refusal.diagnostics })
}

/** A member that the file has; `constructor` and its like are names too, and every object has those. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** An operator of the workspace's own, and one that stands. */
function checkOwn(name: string, decl: ConfigFile['components'][string], at: Parsed<ConfigFile>['at']): Diagnostic[] {
  const found: Diagnostic[] = []
  const add = (member: string, message: string, remedy: string): void =>
    void found.push(at(['components', name, member], `components.${name}: ${message}`, remedy))
  if (decl.command !== undefined) {
    if (decl.module !== undefined || decl.runtime !== undefined)
      add('command', 'a command beside runtime and module', 'Give command, or runtime and module.')
    const problem = commandProblem(decl.command)
    if (problem !== undefined) add('command', problem, 'Write a list like [python, ./rigs/nvm.py, --port, "7"].')
  }
  const misplaced = termsProblem(decl)
  if (misplaced !== undefined) add(misplaced[0], misplaced[1], `Leave ${misplaced[0]} out.`)
  if (decl.restart !== undefined && decl.builtin !== undefined) add('restart', 'a built-in part is not started', 'Leave restart out.')
  return found
}

function commandProblem([program = '', ...rest]: readonly string[]): string | undefined {
  if (!/^(python|node|\/.+|\.\/.+)$/.test(program)) return 'no program: python, node, an absolute path or ./FILE'
  const own = [program, ...rest].filter((argument) => argument.startsWith('./'))
  const folders = new Set(own.map((file) => file.split('/')[1]))
  if (own.length === 0 || own.some((file) => !/^\.\/(?!data\/|outputs\/)[\w-]+(\/[\w-][\w.-]*)+$/.test(file)))
    return 'no file in a folder of the workspace for operators, ./FOLDER/FILE'
  return folders.size > 1 ? 'files of more than one folder' : undefined
}

function checkComponents({ value, at }: Parsed<ConfigFile>): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [name, decl] of Object.entries(value.components)) {
    const operatorParts = [decl.operator_type, decl.command ?? decl.runtime, decl.command ?? decl.module, decl.limits, decl.grants]
    const count = operatorParts.filter((part) => part !== undefined).length
    if (decl.builtin !== undefined ? count > 0 : count < operatorParts.length) {
      found.push(
        at(
          ['components', name],
          `components.${name}: neither a built-in part nor a whole operator`,
          'Give kind and builtin, or kind, operator_type, runtime and module or command, limits and grants.',
        ),
      )
    }
    found.push(...checkOwn(name, decl, at))
  }
  for (const [name, device] of Object.entries(value.devices)) {
    const component = own(value.components, device.component)
    if (component?.restart !== undefined) {
      found.push(
        at(
          ['devices', name, 'component'],
          `devices.${name}: ${device.component} stands; runs start a device's operator`,
          'Leave its restart out.',
        ),
      )
    }
    const extra =
      component === undefined ? undefined : (['options', 'files', 'network'] as const).find((member) => component[member] !== undefined)
    if (extra !== undefined)
      found.push(
        at(
          ['components', device.component, extra],
          `components.${device.component}: a device's operator has no ${extra}`,
          `Leave ${extra} out.`,
        ),
      )
    if (component === undefined || component.builtin !== undefined) {
      found.push(
        at(['devices', name, 'component'], `devices.${name}: no operator component ${device.component}`, 'Name an operator of components.'),
      )
    }
  }
  return found
}

function checkDefaultDevice({ value, at }: Parsed<ConfigFile>): Diagnostic[] {
  if (own(value.devices, value.default_device) !== undefined) return []
  return [at(['default_device'], `no device ${value.default_device}`, 'Name one of devices.')]
}

function checkData({ value, at }: Parsed<ConfigFile>): Diagnostic[] {
  const found: Diagnostic[] = []
  const tables = [
    { at: ['master'] as const, name: 'master', decl: value.master },
    ...value.contributors.map((decl, index) => ({ at: ['contributors', index] as const, name: decl.name, decl })),
  ]
  const names = new Map<string, string>()
  const columns = new Map<string, string>()
  for (const { at: place, name, decl } of tables) {
    if ((decl.format === 'sqlite') !== (decl.table !== undefined))
      found.push(at([...place, 'format'], `${name}: \`table\` goes with format sqlite, and only with it`, 'Add or remove table.'))
    for (const [what, text] of [
      ['name', name],
      ['path', decl.path],
    ] as const) {
      const label = `${what} ${text}`
      if (names.has(label)) found.push(at([...place, what], `${name}: ${label} is used twice`, 'Give each table its own.'))
      names.set(label, name)
    }
    for (const [column, declared] of Object.entries(decl.columns)) {
      const [other, same] = [columns.get(column), JSON.stringify(toColumn(declared))]
      if (other !== undefined && other !== same) {
        found.push(
          at(
            [...place, 'columns', column],
            `${name}.${column} is declared differently elsewhere`,
            'Declare type, known, unit, measured and period_ends alike in every table.',
          ),
        )
      }
      if (name !== 'master' && value.master.key.includes(column))
        found.push(at([...place, 'columns', column], `${name}: ${column} is a key column`, 'Leave key columns out; every table has them.'))
      columns.set(column, same)
    }
  }
  const priorities = value.contributors.map((decl) => decl.priority)
  if (new Set(priorities).size < priorities.length)
    found.push(at(['contributors'], 'two contributors have one priority', 'Give each its own priority.'))
  if (value.master.key.length === 0) found.push(at(['master', 'key'], 'no key', 'Name the columns that identify a row.'))
  for (const [index, key] of value.master.key.entries()) {
    if (own(value.master.columns, key) === undefined)
      found.push(at(['master', 'key', index], `no column ${key} in the master`, 'Name columns of the master.'))
  }
  return found
}

/** What goes down a tier must have room there. */
function checkCache({ value: { cache }, at }: Parsed<ConfigFile>): Diagnostic[] {
  if (cache === undefined || (cache.l1_mb <= cache.l2_mb && cache.l2_mb <= cache.l3_mb)) return []
  return [at(['cache'], 'a tier of the cache is larger than the one below it', 'Make l1_mb at most l2_mb, and l2_mb at most l3_mb.')]
}

function checkPrediction({ value, at }: Parsed<ConfigFile>): Diagnostic[] {
  const found: Diagnostic[] = []
  const { prediction } = value
  const types = new Map(
    [value.master, ...value.contributors].flatMap((decl) =>
      Object.entries(decl.columns).map(([name, column]) => [name, column.type] as const),
    ),
  )
  const isNumber = (name: string): boolean => types.get(name) === 'int' || types.get(name) === 'float'
  if (!isNumber(prediction.target))
    found.push(at(['prediction', 'target'], `no number column ${prediction.target}`, 'Name an int or float column.'))
  if (own(value.master.columns, prediction.event)?.type !== 'date')
    found.push(at(['prediction', 'event'], `no date column ${prediction.event} in the master`, 'Name a date column of the master.'))
  const seen = new Set<string>([prediction.target])
  if (prediction.features.length === 0) found.push(at(['prediction', 'features'], 'no features', 'Name at least one.'))
  for (const [index, { name, from, op }] of prediction.features.entries()) {
    const place = ['prediction', 'features', index]
    // A feature may carry its own column's name, but then the target's name is never free.
    if (seen.has(name)) found.push(at([...place, 'name'], `the name ${name} is taken`, 'Give each feature a name of its own.'))
    seen.add(name)
    const fits = { year: types.get(from) === 'date', month: types.get(from) === 'date', number: isNumber(from), log1p: isNumber(from) }
    const isFit = op in fits ? fits[op as keyof typeof fits] : types.get(from) === 'string'
    if (!types.has(from)) found.push(at([...place, 'from'], `no column ${from}`, 'Name a declared column.'))
    else if (!isFit)
      found.push(
        at([...place, 'op'], `${op} does not take a ${types.get(from)} column`, 'See docs/spec/data.md for what each operation takes.'),
      )
  }
  const weights = Object.values(value.learners).reduce((sum, learner) => sum + learner.weight, 0)
  if (Math.abs(weights - 1) > 1e-9) found.push(at(['learners'], `the weights add up to ${weights}`, 'Make them add up to 1.'))
  return found
}

function toConfig(value: ConfigFile): Omit<WorkspaceConfig, 'hasData'> {
  return {
    id: value.id,
    name: value.name,
    asOf: value.as_of,
    components: Object.fromEntries(Object.entries(value.components).map(([name, decl]) => [name, toComponent(decl)])),
    devices: Object.fromEntries(Object.entries(value.devices).map(([name, decl]) => [name, toDevice(decl)])),
    defaultDevice: value.default_device,
    key: value.master.key,
    master: toTable(value.master, { name: 'master', priority: 0 }),
    contributors: value.contributors.map((decl) => toTable(decl, decl)).sort((a, b) => a.priority - b.priority),
    prediction: toPrediction(value),
    learners: value.learners,
    threads: value.threads,
    ...(value.listen && { listen: toListen(value.listen) }),
    ...(value.cache && { cache: { l1: value.cache.l1_mb * MIB, l2: value.cache.l2_mb * MIB, l3: value.cache.l3_mb * MIB } }),
    witnesses: value.witnesses ?? [],
    ...(value.telemetry && { telemetry: value.telemetry }),
  }
}

function toListen({ client_ca: clientCa, ...listen }: NonNullable<ConfigFile['listen']>): ListenDecl {
  return { ...listen, ...(clientCa !== undefined && { clientCa }) }
}

/** Tensor memory of a device that declares no budget. */
const DEVICE_MEMORY_MB = 512

function toDevice(decl: ConfigFile['devices'][string]): DeviceDecl {
  const { kind, component, proof_n: proofN, backend = 'tfjs', memory_mb: memoryMb = DEVICE_MEMORY_MB, class: declared } = decl
  const common = { kind, component, proofN, backend, memoryMb }
  return declared === undefined ? common : { ...common, deviceClass: { name: declared.name, proofMsMax: declared.proof_ms_max } }
}

function toTable(
  decl: ConfigFile['master'] | ConfigFile['contributors'][number],
  { name, priority }: { name: string; priority: number },
): TableDecl {
  const columns = Object.fromEntries(Object.entries(decl.columns).map(([column, declared]) => [column, toColumn(declared)]))
  return { name, path: decl.path, format: decl.format, ...(decl.table === undefined ? {} : { table: decl.table }), priority, columns }
}

function toComponent(decl: ConfigFile['components'][string]): ComponentDecl {
  if (decl.builtin !== undefined) return { kind: decl.kind, builtin: decl.builtin }
  const { operator_type: operatorType, runtime, module, command, restart, limits, grants } = decl
  const program = command !== undefined ? { command } : runtime !== undefined && module !== undefined ? { runtime, module } : undefined
  if (operatorType === undefined || program === undefined || limits === undefined || grants === undefined)
    throw new TypeError('component not checked')
  return {
    kind: decl.kind,
    operatorType,
    ...program,
    ...(restart !== undefined && { restart }),
    ...toTerms(decl),
    limits: {
      memoryMb: limits.memory_mb,
      heartbeatS: limits.heartbeat_s,
      startS: limits.start_s,
      ...(limits.cpus !== undefined && { cpus: limits.cpus }),
      ...(limits.processes !== undefined && { processesMax: limits.processes }),
    },
    grants,
  }
}
