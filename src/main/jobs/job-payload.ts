import { Fault } from '../../shared/base/index.ts'
import type { AskedAmounts } from './contract.ts'

export const PRIORITY_DEFAULT = 5
const PRIORITY_MAX = 9

/** The members of a job's payload that decide who gets it and what it may cost. */
export interface JobPayload {
  readonly operation: string
  readonly run: string
  readonly priority: number
  readonly asked: AskedAmounts
}

/** What a result says of how it went and what it used. */
export interface ResultPayload {
  readonly isOk: boolean
  readonly reason: string
  readonly used: AskedAmounts
}

type Members = Readonly<Record<string, unknown>>
const decoder = new TextDecoder('utf-8', { fatal: true })

const object = (value: unknown): Members => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {})
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

function parse(payload: Uint8Array): Members {
  try {
    return object(JSON.parse(decoder.decode(payload)))
  } catch {
    return {}
  }
}

/** @throws Fault `wire/bad-payload` when a member is there and is not what it must be; a payload that is no JSON asks for nothing */
export function readJobPayload(payload: Uint8Array): JobPayload {
  const body = parse(payload)
  const priority = body['priority'] ?? PRIORITY_DEFAULT
  if (typeof priority !== 'number' || !Number.isInteger(priority) || priority < 0 || priority > PRIORITY_MAX)
    throw new Fault('wire/bad-payload', `priority must be a whole number from 0 to ${PRIORITY_MAX}`, { member: 'priority' })
  const constraints = object(body['constraints'])
  const joules = amount(constraints, 'max_energy_joules')
  const asked: AskedAmounts = {
    wallMs: amount(constraints, 'max_runtime_ms'),
    cpuMs: amount(constraints, 'max_cpu_ms'),
    runs: amount(constraints, 'max_runs'),
    energyUj: joules === undefined ? undefined : joules * 1e6,
    bytes: payload.length,
    messages: 1,
  }
  return { operation: text(body['job']), run: text(body['run_id']), priority, asked }
}

/** A result's figures are the operator's word; what is no figure is left out. */
export function readResultPayload(payload: Uint8Array): ResultPayload {
  const body = parse(payload)
  const resources = object(body['resources'])
  const figure = (name: string): number | undefined => {
    const value = resources[name]
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
  }
  const joules = figure('energy_joules')
  const used = {
    wallMs: figure('wall_ms'),
    cpuMs: figure('cpu_ms'),
    runs: figure('runs'),
    energyUj: joules === undefined ? undefined : joules * 1e6,
  }
  return { isOk: body['status'] === 'ok', reason: text(object(body['error'])['code']), used }
}

function amount(constraints: Members, name: string): number | undefined {
  const value = constraints[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1e9) return value
  throw new Fault('wire/bad-payload', `constraints.${name} must be a number from 0 to 1,000,000,000`, { member: `constraints.${name}` })
}
