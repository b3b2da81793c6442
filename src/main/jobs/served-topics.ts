import type { JobParty, JobPolicies, JobSpine } from './contract.ts'
import { SERVED_TOPICS_MAX } from './limits.ts'
import type { Operator, OperatorTable, Station } from './operator-table.ts'

/** A run's own party. */
const isOwn = ({ party }: Station): boolean => party.isRunParty === true

/** Which topics operators serve, and of which types: once served, a topic's jobs wait for an operator rather than go to everybody. */
export class ServedTopics {
  readonly #operators: OperatorTable
  readonly #policies: JobPolicies
  readonly #spine: () => JobSpine
  readonly #types = new Map<string, Set<string>>()

  constructor(operators: OperatorTable, policies: JobPolicies, spine: () => JobSpine) {
    this.#operators = operators
    this.#policies = policies
    this.#spine = spine
  }

  /** Connections of operators that jobs of this topic may go to: of its namespace, and of those it crosses into. Where a run's own party serves, only such; a job that is bound to an operator goes to its connections and to no others. */
  stationsFor(namespace: string, topic: string, boundTo?: string): Station[] {
    const stations = this.#stationsAt(namespace, topic)
    if (boundTo !== undefined) return stations.filter(({ operator }) => operator.identity === boundTo)
    const own = stations.filter(isOwn)
    return own.length > 0 ? own : stations
  }

  /** Where an operator takes jobs of this topic, and whether also those that are not bound to it; undefined where it takes none. */
  stationOf(operator: Operator, namespace: string, topic: string): { readonly station: Station; readonly isForAny: boolean } | undefined {
    const stations = this.#stationsAt(namespace, topic)
    const own = stations.filter(isOwn)
    const station = own.find((each) => each.operator === operator)
    if (station !== undefined) return { station, isForAny: true }
    const other = stations.find((each) => each.operator === operator)
    return other && { station: other, isForAny: own.length === 0 }
  }

  #stationsAt(namespace: string, topic: string): Station[] {
    const places = [namespace, ...this.#policies.crossesInto(namespace, topic)]
    const parties = places.flatMap((place): readonly JobParty[] => this.#spine().subscribersAt(place, topic))
    return parties.flatMap(({ inbox }) => this.#operators.at(inbox) ?? [])
  }

  /** Types of the operators that serve or served this topic; undefined when none ever did. */
  typesOf(namespace: string, topic: string): ReadonlySet<string> | undefined {
    const key = `${namespace}\n${topic}`
    let types = this.#types.get(key)
    for (const { operator } of this.stationsFor(namespace, topic)) {
      types ??= this.#remember(key)
      types.add(operator.capabilities.operatorType)
    }
    return types
  }

  #remember(key: string): Set<string> {
    const [oldest] = this.#types.keys()
    if (this.#types.size >= SERVED_TOPICS_MAX && oldest !== undefined) this.#types.delete(oldest)
    const types = new Set<string>()
    this.#types.set(key, types)
    return types
  }
}
