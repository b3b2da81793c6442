import { err, ok, type Result } from '../../shared/base/index.ts'
import { busShape, type ConfigFile, configShape, DATA_MEMBERS } from './config-shape.ts'
import type { Diagnostic } from './schema.ts'
import { type Parsed, parseYaml } from './schema-yaml.ts'

/** What stands in a configuration for the members that a workspace without data leaves out. Nothing may act on it: `hasData` says so. */
const NO_DATA: Omit<ConfigFile, 'format' | 'id' | 'name' | 'components'> = {
  as_of: '',
  devices: {},
  default_device: '',
  master: { path: '', format: 'csv', key: [], columns: {} },
  contributors: [],
  prediction: { target: '', event: '', at: 0, train_share: 0, validation_share: 0, exists: 0, seed: 0, features: [] },
  learners: {
    xgboost: { trees: 0, weight: 0, params: {} },
    catboost: { trees: 0, weight: 0, params: {} },
    random_forest: { trees: 0, weight: 0, params: {} },
  },
  threads: 1,
}

export interface ReadConfig {
  readonly parsed: Parsed<ConfigFile>
  /** Whether the file has the members that a run works with; a file that has some of them must have all. */
  readonly hasData: boolean
}

/** Reads workspace.yaml as one with data, or, where it has no member of data at all, as a bus and nothing else. */
export function readConfig(source: string, file: string): Result<ReadConfig, readonly Diagnostic[]> {
  const bus = parseYaml(source, file, busShape)
  if (bus.ok) return ok({ parsed: { ...bus.value, value: { ...NO_DATA, ...bus.value.value } }, hasData: false })
  const unknown = new Set(DATA_MEMBERS.map((member) => `unknown member ${member}`))
  if (!bus.error.some(({ message }) => unknown.has(message))) return err(bus.error)
  const parsed = parseYaml(source, file, configShape)
  return parsed.ok ? ok({ parsed: parsed.value, hasData: true }) : err(parsed.error)
}
