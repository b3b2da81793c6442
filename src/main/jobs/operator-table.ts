import { type Clock, Fault } from '../../shared/base/index.ts'
import { type Capabilities, isDrainOnly, readAdvertisement, readCapabilities } from './capabilities.ts'
import { type JobParty, mayExecute } from './contract.ts'
import type { Job } from './job.ts'
import { ADVERTISED_EVERY_MS, OPERATORS_MAX } from './limits.ts'

/** One connection of an operator. */
export interface Station {
  readonly party: JobParty
  readonly operator: Operator
}

/** Who does jobs: one identity under one operator_id, however many connections (of one or more namespaces) it has. */
export interface Operator {
  readonly identity: string
  readonly id: string
  capabilities: Capabilities
  isDraining: boolean
  /** A lease of its ended in silence: it gets nothing until it is heard again. */
  isSilent: boolean
  heardNs: bigint
  /** When it last said something new; monotonic. */
  changedMs: number
  readonly jobs: Set<Job>
  readonly stations: Set<Station>
}

const keyOf = (identity: string, operatorId: string): string => `${identity}\n${operatorId}`
export const freePlaces = ({ capabilities, jobs, isDraining, isSilent }: Operator): number =>
  isDraining || isSilent ? 0 : capabilities.places - jobs.size

/** Who advertised what, by connection. */
export class OperatorTable {
  readonly #clock: Clock
  readonly #operators = new Map<string, Operator>()
  readonly #stations = new Map<string, Station>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get all(): IterableIterator<Operator> {
    return this.#operators.values()
  }

  at(inbox: string): Station | undefined {
    return this.#stations.get(inbox)
  }

  /** @returns the operator, and whether this is new: from a new connection, or something else than before. @throws Fault */
  advertise(party: JobParty, payload: Uint8Array): { readonly operator: Operator; readonly isNew: boolean } {
    const body = readAdvertisement(payload)
    const known = this.#stations.get(party.inbox)
    if (known !== undefined && isDrainOnly(body)) {
      this.#hear(known.operator)
      known.operator.isDraining = body['draining'] === true
      return { operator: known.operator, isNew: false }
    }
    const capabilities = readCapabilities(body)
    const { operatorId, operatorType } = capabilities
    if (!mayExecute(party, operatorType))
      throw new Fault('authz/execute-denied', `${party.identity} may not be an operator of type ${operatorType}`, {
        operator_type: operatorType,
      })
    if (known !== undefined && known.operator.id !== operatorId)
      throw new Fault('request/refused', `this connection is operator ${known.operator.id} already`, { operator_id: known.operator.id })
    const isChanged = known === undefined || known.operator.capabilities.json !== capabilities.json
    const sinceMs = this.#clock.monotonicMs() - (known?.operator.changedMs ?? Number.NEGATIVE_INFINITY)
    if (isChanged && sinceMs < ADVERTISED_EVERY_MS)
      throw new Fault('rate/exceeded', 'an operator may say something else of itself once a second', { every_ms: ADVERTISED_EVERY_MS })
    const operator = this.#put(party, capabilities)
    if (isChanged) operator.changedMs = this.#clock.monotonicMs()
    return { operator, isNew: isChanged }
  }

  /** An operator was heard. @returns its station, and whether it had been silent */
  heard(inbox: string): { readonly station: Station; readonly wasSilent: boolean } | undefined {
    const station = this.#stations.get(inbox)
    if (station === undefined) return undefined
    const wasSilent = station.operator.isSilent
    this.#hear(station.operator)
    return { station, wasSilent }
  }

  /** A connection ended. @returns what it was */
  left(inbox: string): Station | undefined {
    const station = this.#stations.get(inbox)
    if (station === undefined) return undefined
    const { operator } = station
    this.#stations.delete(inbox)
    operator.stations.delete(station)
    if (operator.stations.size === 0) this.#operators.delete(keyOf(operator.identity, operator.id))
    return station
  }

  #hear(operator: Operator): void {
    operator.isSilent = false
    operator.heardNs = this.#clock.wallNs()
  }

  #put(party: JobParty, capabilities: Capabilities): Operator {
    const key = keyOf(party.identity, capabilities.operatorId)
    let operator = this.#operators.get(key)
    if (operator === undefined) {
      if (this.#operators.size >= OPERATORS_MAX) throw new Fault('spine/limit', `at most ${OPERATORS_MAX} operators`)
      const { identity } = party
      const state = { isDraining: false, isSilent: false, heardNs: 0n, changedMs: 0 }
      operator = { identity, id: capabilities.operatorId, capabilities, ...state, jobs: new Set(), stations: new Set() }
      this.#operators.set(key, operator)
    }
    operator.capabilities = capabilities
    operator.isDraining = capabilities.isDraining
    this.#hear(operator)
    if (!this.#stations.has(party.inbox)) {
      const station = { party, operator }
      this.#stations.set(party.inbox, station)
      operator.stations.add(station)
    }
    return operator
  }
}
