import { canonicalJson, Fault } from '../../shared/base/index.ts'
import { ADVERTISEMENT_BYTES_MAX, PLACES_MAX } from './limits.ts'

const OPERATOR_TYPES = ['nvm', 'bowlnet', 'qml', 'helios', 'generic'] as const
const ENGINE_MODES = ['pass', 'itmd', 'rr'] as const
const LISTED_MAX = 256

/** What an operator says of itself on `system.control.operators`. */
export interface Capabilities {
  readonly operatorId: string
  readonly operatorType: string
  /** Jobs it works on at once. */
  readonly places: number
  readonly isDraining: boolean
  /** All it said, as it goes on the record. */
  readonly json: string
  readonly view: Readonly<Record<string, unknown>>
}

type Members = Readonly<Record<string, unknown>>
const decoder = new TextDecoder('utf-8', { fatal: true })

const wrong = (member: string, expected: string): Fault => new Fault('wire/bad-payload', `${member} must be ${expected}`, { member })
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An advertisement as a JSON object. @throws Fault `wire/too-large`, `wire/bad-payload` */
export function readAdvertisement(payload: Uint8Array): Members {
  if (payload.length > ADVERTISEMENT_BYTES_MAX)
    throw new Fault('wire/too-large', `an advertisement has at most ${ADVERTISEMENT_BYTES_MAX} bytes, not ${payload.length}`)
  let value: unknown
  try {
    value = JSON.parse(decoder.decode(payload))
  } catch (error) {
    throw new Fault('wire/bad-payload', 'the advertisement is no JSON', {}, { cause: error })
  }
  if (isObject(value)) return value
  throw new Fault('wire/bad-payload', 'the advertisement must be a JSON object')
}

/** Only says that it takes no more jobs, or takes them again. */
export const isDrainOnly = (body: Members): boolean => typeof body['draining'] === 'boolean' && body['operator_id'] === undefined

/** @throws Fault `wire/bad-payload` naming the member */
export function readCapabilities(body: Members): Capabilities {
  const { operator_id: id, operator_type: type, resource_limits: limits = {}, draining = false } = body
  if (typeof id !== 'string' || !/^[\w.@-]{1,100}$/.test(id)) throw wrong('operator_id', '1 to 100 of A-Z a-z 0-9 _ . @ -')
  if (!OPERATOR_TYPES.some((known) => known === type)) throw wrong('operator_type', `one of ${OPERATOR_TYPES.join(', ')}`)
  if (typeof draining !== 'boolean') throw wrong('draining', 'true or false')
  if (!isObject(limits)) throw wrong('resource_limits', 'an object')
  const places = limits['max_parallel_jobs'] ?? 1
  if (typeof places !== 'number' || !Number.isInteger(places) || places < 1 || places > PLACES_MAX)
    throw wrong('resource_limits.max_parallel_jobs', `a whole number from 1 to ${PLACES_MAX}`)
  const delta = body['supports_delta_only_topics'] ?? false
  if (typeof delta !== 'boolean') throw wrong('supports_delta_only_topics', 'true or false')
  const view = {
    operator_id: id,
    operator_type: type,
    supported_schemas: texts(body, 'supported_schemas'),
    resource_limits: limits,
    hardware_profile: object(body, 'hardware_profile'),
    supports_delta_only_topics: delta,
    engine_modes: modes(body),
    churn_metrics: object(body, 'churn_metrics'),
  }
  return { operatorId: id, operatorType: String(type), places, isDraining: draining, json: canonicalJson(view), view }
}

function texts(body: Members, name: string): readonly string[] {
  const value = body[name] ?? []
  if (Array.isArray(value) && value.length <= LISTED_MAX && value.every((item) => typeof item === 'string' && item.length <= 255))
    return value as string[]
  throw wrong(name, `a list of at most ${LISTED_MAX} texts`)
}

function modes(body: Members): readonly string[] {
  const listed = texts(body, 'engine_modes')
  if (listed.every((mode) => ENGINE_MODES.some((known) => known === mode))) return listed
  throw wrong('engine_modes', `a list of ${ENGINE_MODES.join(', ')}`)
}

function object(body: Members, name: string): Members {
  const value = body[name] ?? {}
  if (isObject(value)) return value
  throw wrong(name, 'an object')
}
