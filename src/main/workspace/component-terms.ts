import { isMap, isScalar, isSeq } from 'yaml'
import { type Check, flag, list, optional, type Place, text } from './schema.ts'

/** A JSON value. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type ComponentOptions = Readonly<Record<string, Json>>

/** Of the options of one component as one line of JSON, UTF-8. */
export const OPTIONS_BYTES_MAX = 16 * 1024
/** Services that one component may reach. */
const NETWORK_MAX = 8
const PORT_MAX = 65_535
const FORBIDDEN_NAME = '__proto__'

/** What an operator is told and given beside its program: `options`, `simulated`, `files`, `network`. */
export const termFields = {
  options: optional(options),
  simulated: optional(flag),
  files: optional(
    text(/^(?!data(\/|$)|outputs(\/|$))[\w-]+(\/[\w-][\w.-]*)*$/, 'Name a folder of the workspace for operators, not data or outputs.'),
  ),
  network: optional(list(service, NETWORK_MAX)),
}

interface TermsFile {
  readonly options?: ComponentOptions
  readonly simulated?: boolean
  readonly files?: string
  readonly network?: readonly string[]
}

export interface OperatorTerms {
  /** Handed over as one line of JSON behind the token. */
  readonly options: ComponentOptions
  /** It stands for hardware that is not there. */
  readonly isSimulated: boolean
  /** A folder of the workspace, relative to it, that is part of the component. */
  readonly files?: string
  /** Services beside the bus that it may reach, `HOST:PORT`. */
  readonly network: readonly string[]
}

export const toTerms = ({ options = {}, simulated = false, files, network = [] }: TermsFile): OperatorTerms => ({
  options,
  isSimulated: simulated,
  ...(files !== undefined && { files }),
  network,
})

/** Members that only an operator with a program of its own to run can have. */
export function termsProblem(
  decl: TermsFile & { readonly builtin?: unknown; readonly command?: unknown },
): [member: string, why: string] | undefined {
  const given = (['options', 'simulated', 'files', 'network'] as const).find((member) => decl[member] !== undefined)
  if (decl.builtin !== undefined && given !== undefined) return [given, 'a built-in part is not started']
  return decl.command !== undefined && decl.files !== undefined ? ['files', "a command's folder is its files already"] : undefined
}

function service(place: Place): string | undefined {
  const form = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?):([1-9]\d{0,4})$/
  const value = text(form, 'Write HOST:PORT in lower case, an IPv6 address in brackets.')(place)
  if (value === undefined || Number(form.exec(value)?.[2]) <= PORT_MAX) return value
  return place.report.add(place.node, `${place.path}: no such port`, `Write a port of 1 to ${PORT_MAX}.`)
}

function options(place: Place): ComponentOptions | undefined {
  const value = json(place)
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return place.report.add(place.node, `${place.path}: not a mapping`, 'Write members: name: value.')
  const bytes = Buffer.byteLength(JSON.stringify(value))
  if (bytes <= OPTIONS_BYTES_MAX) return value as ComponentOptions
  return place.report.add(
    place.node,
    `${place.path}: ${bytes} bytes as JSON; at most ${OPTIONS_BYTES_MAX}`,
    'Put what is large into a file of the component.',
  )
}

const json: Check<Json> = (place) => {
  const node = place.report.resolve(place.node)
  const bad = (why: string): undefined => place.report.add(place.node, `${place.path}: ${why}`, 'Write what JSON can say.')
  if (isSeq(node)) return whole(node.items.map((item, index) => json(within(place, item, String(index)))))
  if (isMap(node)) {
    const members: Record<string, Json> = {}
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key.value : undefined
      if (typeof name !== 'string' || name === FORBIDDEN_NAME) return bad('a name that is no text')
      const read = json(within(place, value, name))
      if (read === undefined) return undefined
      members[name] = read
    }
    return members
  }
  const value = isScalar(node) ? node.value : null
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : bad('no JSON value')
}

const whole = (values: readonly (Json | undefined)[]): readonly Json[] | undefined =>
  values.every((value) => value !== undefined) ? (values as readonly Json[]) : undefined

const within = (place: Place, node: unknown, name: string): Place => ({
  node: node as Place['node'],
  path: `${place.path}.${name}`,
  report: place.report,
})
