import { createHash } from 'node:crypto'
import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import {
  type Binding,
  type BoundComponent,
  type Circuit,
  type CircuitWorld,
  type Diagnostic,
  expandCircuit,
  parseBinding,
  parseCircuit,
  validateBinding,
  validateExpanded,
} from '../../../shared/circuit/index.ts'

/** A circuit as somebody hands it over: its file, the files of its sub-circuits, and who serves it. */
export interface GivenCircuit {
  /** Path of its own file in `files`. */
  readonly file: string
  readonly files: ReadonlyMap<string, string>
  readonly binding: { readonly path: string; readonly text: string } | undefined
}

/** What a circuit's files say together. */
export interface ExaminedCircuit {
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined where a diagnostic is an error. */
  readonly whole: WholeCircuit | undefined
}

export interface WholeCircuit {
  /** Without sub-circuits. */
  readonly circuit: Circuit
  readonly binding: Binding | undefined
  /** The circuit's own first, the binding last. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array; readonly sha256: string }[]
  readonly circuitSha256: string
  /** Of the canonical JSON of `{path: sha256}` of the circuit's files, the binding's not among them. */
  readonly expandedSha256: string
  /** Empty: none. */
  readonly bindingSha256: string
}

export interface Surroundings {
  readonly world: CircuitWorld
  readonly components: ReadonlyMap<string, BoundComponent>
}

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

/** Reads, expands and checks a circuit with its binding. Never throws, whatever the texts. */
export function examineCircuit(given: GivenCircuit, around?: Surroundings): ExaminedCircuit {
  const text = given.files.get(given.file) ?? ''
  const parsed = parseCircuit(text, { file: given.file })
  const { expanded, diagnostics } = expandCircuit(parsed, (path) => given.files.get(path))
  const found = [...new Set([...parsed.diagnostics, ...diagnostics])]
  if (expanded === undefined) return { diagnostics: found, whole: undefined }
  found.push(...validateExpanded(expanded, around?.world))
  const bound = given.binding === undefined ? undefined : parseBinding(given.binding.text, { file: given.binding.path })
  if (bound !== undefined) found.push(...bound.diagnostics)
  if (bound?.binding !== undefined)
    found.push(...validateBinding(bound.binding, expanded.circuit, { components: around?.components, source: bound.source }))
  if (found.some(isError)) return { diagnostics: found, whole: undefined }
  const circuitFiles = [...expanded.files].map(([path, source]) => fileOf(path, source))
  const bindingFile = given.binding === undefined ? undefined : fileOf(given.binding.path, given.binding.text)
  const whole: WholeCircuit = {
    circuit: expanded.circuit,
    binding: bound?.binding,
    files: bindingFile === undefined ? circuitFiles : [...circuitFiles, bindingFile],
    circuitSha256: circuitFiles[0]?.sha256 ?? '',
    expandedSha256: hashOf(canonicalJson(Object.fromEntries(circuitFiles.map(({ path, sha256 }) => [path, sha256])))),
    bindingSha256: bindingFile?.sha256 ?? '',
  }
  return { diagnostics: found, whole }
}

function fileOf(path: string, text: string): WholeCircuit['files'][number] {
  const bytes = new TextEncoder().encode(text)
  return { path, bytes, sha256: hashOf(bytes) }
}

/** @throws Fault `circuit/has-errors` with the diagnostics */
export function requireWhole({ whole, diagnostics }: ExaminedCircuit): WholeCircuit {
  if (whole !== undefined) return whole
  const errors = diagnostics.filter(isError)
  const [first] = errors
  const where = first === undefined ? '' : `${first.file}:${first.line}:${first.column} ${first.message}`
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : ''
  throw new Fault('circuit/has-errors', `${where}${more}`, { diagnostics: diagnostics.slice(0, EVIDENCE_MAX) })
}

const EVIDENCE_MAX = 100
