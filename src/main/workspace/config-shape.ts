import { termFields } from './component-terms.ts'
import { type Check, type Checked, decimal, list, oneOf, optional, plain, record, shape, text, whole } from './schema.ts'

/** Seed's law: one master database and up to three contributor repositories. */
export const CONTRIBUTORS_MAX = 3
export const COLUMNS_MAX = 256
export const FEATURES_MAX = 256
export const COMPONENTS_MAX = 64
/** The fold keeps what each has co-signed. */
const WITNESSES_MAX = 16
/** The learners' tree count is law too. */
export const TREES = 1350

/** A UUID of any version, lower case. */
const uuid = text(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Write a UUID in lower case; `vbus init` makes one.')
const dashName = /^[a-z][a-z0-9-]{0,63}$/
const columnName = /^[a-z][a-z0-9_]{0,63}$/
const name = text(dashName, 'Use a-z, 0-9 and -, a letter first.')
const column = text(columnName, 'Use a-z, 0-9 and _, a letter first.')
const topic = text(/^[a-z0-9_*>.-]{1,255}$/, 'Write a topic or a pattern.')

/** Days after the event: `release`, `release+365d`, `release-30d`. */
const moment: Check<number> = (place) => {
  const value = text(/^release([+-]\d{1,5}d)?$/, 'Write release, release+365d or release-30d.')(place)
  return value === undefined ? undefined : Number(value.slice('release'.length, -1) || '0')
}

/** Relative, below the workspace, and not in a folder that the engine writes. */
export const containedPath: Check<string> = (place) => {
  const value = text(/^[^\0\\]{1,512}$/, 'Write a path inside the workspace, with / between names.')(place)
  if (value === undefined) return undefined
  const parts = value.split('/')
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..') && !/^[a-z]:/i.test(value)
  if (isInside && parts[0] !== '.vbus' && parts[0] !== 'outputs') return value
  return place.report.add(
    place.node,
    `${place.path}: the path leaves the workspace's data: ${value}`,
    'Write a path like data/master.sqlite: not absolute, without . or .., outside .vbus and outputs.',
  )
}

const date: Check<string> = (place) => {
  const value = text(/^\d{4}-\d\d-\d\d$/, 'Write YYYY-MM-DD.')(place)
  if (value === undefined) return undefined
  const moment = new Date(`${value}T00:00:00Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
  return isReal ? value : place.report.add(place.node, `${place.path}: no such day: ${value}`, 'Write a day that exists.')
}

const columns = record(
  columnName,
  shape({
    type: oneOf('string', 'date', 'int', 'float'),
    known: moment,
    unit: optional(text(/^[^\s\p{C}]{1,32}$/u, 'Write a unit in up to 32 characters without spaces: USD, min, votes, 1.')),
    measured: optional(column),
    period_ends: optional(date),
  }),
  COLUMNS_MAX,
)
const tableFields = {
  path: containedPath,
  format: oneOf('sqlite', 'csv', 'parquet'),
  table: optional(text(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'Write the name of a table in the database.')),
  columns,
}

/** Of a command, its program among them. */
const ARGUMENTS_MAX = 64
const component = shape({
  kind: oneOf('agent', 'ledger', 'constraint'),
  builtin: optional(oneOf('pipeline', 'data')),
  operator_type: optional(oneOf('nvm', 'bowlnet', 'qml', 'helios', 'generic')),
  runtime: optional(oneOf('python', 'node')),
  module: optional(text(/^(?!.*\.\.)[A-Za-z0-9_.][A-Za-z0-9_./-]{0,255}$/, 'Write a module or a file of the installation.')),
  command: optional(list(text(/^[^\0]{1,1024}$/u, 'Write a program or an argument of 1 to 1,024 characters.'), ARGUMENTS_MAX)),
  restart: optional(oneOf('never', 'on_failure', 'always')),
  limits: optional(
    shape({
      memory_mb: whole(64, 1_048_576),
      heartbeat_s: whole(1, 3600),
      start_s: whole(1, 600),
      cpus: optional(whole(1, 1_024)),
      processes: optional(whole(1, 64)),
    }),
  ),
  grants: optional(shape({ publish: list(topic, 64), subscribe: list(topic, 64), execute: list(name, 16) })),
  ...termFields,
})

const learner = shape({ trees: whole(TREES, TREES), weight: decimal(0, 1), params: record(/^[a-z][a-z0-9_]{0,63}$/, plain, 64) })

/** What a run works with: all of it, or none of it in a workspace that is a bus and nothing else. */
const dataFields = {
  as_of: date,
  devices: record(
    /^[a-z][a-z0-9_-]{0,63}$/,
    shape({
      kind: oneOf('simulated', 'webgpu', 'cuda'),
      component: name,
      proof_n: whole(16, 4096),
      backend: optional(oneOf('tfjs', 'tensorflow')),
      memory_mb: optional(whole(1, 1_048_576)),
      class: optional(shape({ name, proof_ms_max: whole(1, 600_000) })),
    }),
    16,
  ),
  default_device: text(/^[a-z][a-z0-9_-]{0,63}$/, 'Name one of the devices.'),
  master: shape({ ...tableFields, key: list(column, 8) }),
  contributors: list(shape({ ...tableFields, name, priority: whole(1, 1000) }), 16),
  prediction: shape({
    target: column,
    event: column,
    at: moment,
    train_share: decimal(0.01, 0.98),
    validation_share: optional(decimal(0.01, 0.98)),
    exists: optional(moment),
    group: optional(shape({ by: list(column, 8), release: optional(column) })),
    seed: whole(0, 2_147_483_647),
    features: list(
      shape({ name: column, from: column, op: oneOf('year', 'month', 'number', 'log1p', 'category', 'prior_count', 'length') }),
      FEATURES_MAX,
    ),
  }),
  learners: shape({ xgboost: learner, catboost: learner, random_forest: learner }),
  threads: whole(1, 64),
}
export const DATA_MEMBERS: readonly string[] = Object.keys(dataFields)

const busFields = {
  format: oneOf('vbus.workspace.v1'),
  id: uuid,
  name,
  components: record(dashName, component, COMPONENTS_MAX),
  listen: optional(
    shape({
      host: text(/^[0-9A-Za-z.:-]{1,253}$/, 'Write an address of this machine.'),
      port: whole(1, 65_535),
      cert: containedPath,
      key: containedPath,
      client_ca: optional(containedPath),
    }),
  ),
  cache: optional(shape({ l1_mb: whole(1, 1_048_576), l2_mb: whole(1, 1_048_576), l3_mb: whole(1, 16_777_216) })),
  witnesses: optional(
    list(
      shape({
        url: text(/^https?:\/\/[!-~]{1,500}$/, 'Write the address of a witness: https://witness.example/'),
        vkey: text(/^[^+\s]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44,48}$/, "Write the witness's verifier key: NAME+HEX8+BASE64."),
      }),
      WITNESSES_MAX,
    ),
  ),
  telemetry: optional(
    shape({ otlp: text(/^https?:\/\/[!-~]{1,500}$/, 'Write the address of an OTLP/HTTP collector: http://127.0.0.1:4318/v1/traces') }),
  ),
}

export const configShape = shape({ ...busFields, ...dataFields })
/** A workspace without data: nothing to run on, all of the bus. */
export const busShape = shape(busFields)
export type ConfigFile = Checked<typeof configShape>
