import { Fault } from '../../shared/base/index.ts'
import { maySubscribe, SYSTEM_PREFIX } from './grants.ts'
import { SUBSCRIPTIONS_MAX } from './limits.ts'
import type { Port } from './port.ts'
import type { TopicSpace } from './topic-space.ts'

const GROUP = /^[\w.-]{1,64}$/

/** @throws Fault `wire/bad-payload`. @returns the group's name, or empty */
export function readGroup(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string' && GROUP.test(value)) return value
  throw new Fault('wire/bad-payload', 'group must be 1 to 64 of A-Z a-z 0-9 _ . -')
}

/** A port keeps its subscriptions under one string each: the pattern, and behind a space the group. */
const keyOf = (pattern: string, group: string): string => (group === '' ? pattern : `${pattern} ${group}`)

/** Who listens to what: plain subscriptions and members of queue groups. */
export class Subscriptions {
  readonly #systemSpace: TopicSpace

  constructor(systemSpace: TopicSpace) {
    this.#systemSpace = systemSpace
  }

  /** All or none of them. @throws Fault `authz/subscribe-denied`, `spine/limit`, `rate/exceeded` */
  add(port: Port, patterns: readonly string[], group: string): void {
    requireRight(port, patterns)
    const added = new Set(patterns.filter((pattern) => !port.subscriptions.has(keyOf(pattern, group))))
    if (port.subscriptions.size + added.size > SUBSCRIPTIONS_MAX)
      throw new Fault('spine/limit', `a connection has at most ${SUBSCRIPTIONS_MAX} subscriptions`)
    port.account.subscribe(added.size)
    for (const pattern of added) {
      port.subscriptions.add(keyOf(pattern, group))
      this.#spaceOf(port, pattern).subscribe(pattern, port, group)
    }
  }

  remove(port: Port, pattern: string, group: string): void {
    if (!port.subscriptions.delete(keyOf(pattern, group))) return
    port.account.unsubscribe(1)
    this.#spaceOf(port, pattern).unsubscribe(pattern, port, group)
  }

  /** Patterns that the party is subscribed to outside of groups. */
  patternsOf(port: Port): readonly string[] {
    return subscriptionsOf(port).flatMap(({ pattern, group }) => (group === '' ? [pattern] : []))
  }

  removeAll(port: Port): void {
    for (const key of port.subscriptions) this.#removeKey(port, key)
  }

  /** Ends what the party's rights no longer allow. @returns those patterns */
  recheck(port: Port): string[] {
    const ended: string[] = []
    for (const key of port.subscriptions) {
      const [pattern = ''] = key.split(' ')
      if (maySubscribe(port.party, pattern)) continue
      this.#removeKey(port, key)
      ended.push(pattern)
    }
    return ended
  }

  #removeKey(port: Port, key: string): void {
    const [pattern = '', group = ''] = key.split(' ')
    this.remove(port, pattern, group)
  }

  #spaceOf(port: Port, pattern: string): TopicSpace {
    return pattern.startsWith(SYSTEM_PREFIX) ? this.#systemSpace : port.space
  }
}

/** What a port listens to; no group: by itself. */
export function subscriptionsOf(port: Port): { readonly pattern: string; readonly group: string }[] {
  return [...port.subscriptions].map((key) => {
    const [pattern = '', group = ''] = key.split(' ')
    return { pattern, group }
  })
}

/** @throws Fault `authz/subscribe-denied` */
export function requireRight(port: Port, patterns: readonly string[]): void {
  for (const pattern of patterns) {
    if (maySubscribe(port.party, pattern)) continue
    throw new Fault('authz/subscribe-denied', `${port.party.identity} may not subscribe to ${pattern}`, { pattern })
  }
}
