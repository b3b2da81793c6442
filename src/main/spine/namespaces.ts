import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Crossing, SpineJournal } from './contract.ts'
import { type CrossingRule, Crossings } from './crossings.ts'
import { TopicSpace } from './topic-space.ts'

/** The topics of each namespace, and what may cross from one to another. */
export class Namespaces {
  readonly crossings: Crossings
  readonly #spaces = new Map<string, TopicSpace>()
  #rules: readonly CrossingRule[] = []

  constructor(clock: Clock, journal: SpineJournal) {
    this.crossings = new Crossings(clock, (window) => journal.crossingSettled(window))
  }

  spaces(): Iterable<TopicSpace> {
    return this.#spaces.values()
  }

  space(namespace: string): TopicSpace {
    const known = this.#spaces.get(namespace)
    if (known) return known
    const space = new TopicSpace(namespace)
    space.setCrossings(this.#rules.filter(({ from }) => from === namespace))
    this.#spaces.set(namespace, space)
    return space
  }

  /** @returns how many topics it had */
  forget(namespace: string): number {
    const topics = this.#spaces.get(namespace)?.topics ?? 0
    this.#spaces.delete(namespace)
    return topics
  }

  /** Replaces the rules. @throws Fault `policy/invalid` for one from a namespace to itself */
  setCrossings(crossings: readonly Crossing[]): void {
    const loop = crossings.find(({ from, to }) => from === to)
    if (loop) throw new Fault('policy/invalid', `a crossing leads from ${loop.from} to itself`, { pattern: loop.pattern })
    this.#rules = this.crossings.replace(crossings)
    for (const [namespace, space] of this.#spaces) space.setCrossings(this.#rules.filter(({ from }) => from === namespace))
  }
}
