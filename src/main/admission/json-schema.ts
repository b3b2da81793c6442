import { Ajv, type AnySchemaObject, type Options, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { RE2JS } from 're2js'
import { Fault } from '../../shared/base/index.ts'
import type { Checker } from './checker.ts'
import { readJsonBytes } from './json-bytes.ts'
import { INSPECTED_BYTES_MAX, PAYLOAD_DEPTH_MAX, SCHEMA_DEPTH_MAX, SCHEMA_FILE_BYTES_MAX, UNIQUE_ITEMS_MAX } from './limits.ts'

/** Linear in the text whatever the pattern: a payload cannot make one run away. Look-around and back-references do not compile. */
const linearRegExp = Object.assign((pattern: string): { test(text: string): boolean } => RE2JS.compile(RE2JS.translateRegExp(pattern)), {
  code: 'linearRegExp',
})
const DRAFT_7 = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/
const OPTIONS: Options = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  allowUnionTypes: true,
  validateFormats: false,
  logger: false,
  code: { regExp: linearRegExp },
}

let draft7: Ajv | undefined
let draft2020: Ajv2020 | undefined

/** Making the compiler takes longer than using it; it forgets each schema, so that none can refer to another. */
function compile(schema: AnySchemaObject): ValidateFunction {
  const { $schema, $id } = schema
  const isDraft7 = typeof $schema === 'string' && DRAFT_7.test($schema)
  const ajv = isDraft7 ? (draft7 ??= new Ajv(OPTIONS)) : (draft2020 ??= new Ajv2020(OPTIONS))
  if (typeof $id === 'string' && ajv.getSchema($id) !== undefined) throw new TypeError(`$id ${$id} is taken`)
  try {
    return ajv.compile(schema)
  } finally {
    ajv.removeSchema(schema)
    if (typeof $id === 'string') ajv.removeSchema($id)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What would let a payload cost more than its length, or what has no place in a check that must answer at once. */
function findCostly(value: unknown, place = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isObject(value)) {
    const { uniqueItems, maxItems } = value
    if (uniqueItems === true && !(typeof maxItems === 'number' && maxItems <= UNIQUE_ITEMS_MAX))
      return `${place}: uniqueItems needs maxItems of at most ${UNIQUE_ITEMS_MAX} beside it`
    if (value['$async'] !== undefined) return `${place}: $async is not for payloads`
  }
  for (const [name, member] of Object.entries(value)) {
    const found = findCostly(member, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * A check against a JSON Schema (draft 2020-12, or draft-07 where `$schema` says so). `format` asserts nothing.
 * @throws Fault `schema/invalid`
 */
export function jsonChecker(name: string, source: Uint8Array): Checker {
  const refuse = (problem: string, cause?: unknown): Fault =>
    new Fault('schema/invalid', `schema ${name}: ${problem}`, { schema: name }, { cause })
  const read = readJsonBytes(source, { bytes: SCHEMA_FILE_BYTES_MAX, depth: SCHEMA_DEPTH_MAX })
  if ('problem' in read) throw refuse(read.problem)
  if (!isObject(read.value)) throw refuse('a JSON Schema is an object')
  const costly = findCostly(read.value)
  if (costly !== undefined) throw refuse(costly)
  let validate: ValidateFunction
  try {
    validate = compile(read.value)
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error)
  }
  return (payload) => {
    const parsed = readJsonBytes(payload, { bytes: INSPECTED_BYTES_MAX, depth: PAYLOAD_DEPTH_MAX })
    if ('problem' in parsed) return { place: '', problem: parsed.problem }
    if (validate(parsed.value)) return undefined
    const [first] = validate.errors ?? []
    return { place: first?.instancePath ?? '', problem: `${first?.message ?? 'does not hold'}${said(first?.params)}` }
  }
}

/** The member that should not be there, or the values that may be: ajv's message leaves them out. */
function said(params: unknown): string {
  if (!isObject(params)) return ''
  const { additionalProperty, unevaluatedProperty, allowedValues } = params
  const name = additionalProperty ?? unevaluatedProperty
  if (typeof name === 'string') return `: ${name.slice(0, 100)}`
  return Array.isArray(allowedValues) ? `: ${JSON.stringify(allowedValues).slice(0, 200)}` : ''
}
