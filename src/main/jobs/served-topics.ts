import type { JobParty, JobPolicies, JobSpine } from './contract.ts'
import { SERVED_TOPICS_MAX } from './limits.ts'
import type { OperatorTable, Station } from './operator-table.ts'

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

  /** Connections of operators that jobs of this topic may go to: of its namespace, and of those it crosses into. Where a run's own party serves, only such. */
  stationsFor(namespace: string, topic: string): Station[] {
    const places = [namespace, ...this.#policies.crossesInto(namespace, topic)]
    const parties = places.flatMap((place): readonly JobParty[] => this.#spine().subscribersAt(place, topic))
    const stations = parties.flatMap(({ inbox }) => this.#operators.at(inbox) ?? [])
    const own = stations.filter(({ party }) => party.isRunParty === true)
    return own.length > 0 ? own : stations
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
