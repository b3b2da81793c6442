import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toNumber } from './values.ts'

/** Durable consumers of all namespaces; the engine defines no more, and a record of one beyond is not taken. */
export const CONSUMERS_KEPT_MAX = 1_024

/** A durable consumer: what it reads, and how far it has acknowledged. */
export interface ConsumerState {
  readonly namespace: string
  readonly name: string
  readonly patterns: readonly string[]
  readonly fromPos: number
  readonly pos: number
  readonly owner: string
}

type Consumers = Readonly<Record<string, ConsumerState>>

/** By namespace and name, a space between them. */
export function applyConsumer(consumers: Consumers, record: arqonbus.v1.IRecord): Consumers {
  const { consumerDefined, consumerMoved, consumerRemoved } = record
  const body = consumerDefined ?? consumerMoved ?? consumerRemoved
  const namespace = body?.namespace ?? ''
  const name = body?.name ?? ''
  const key = `${namespace} ${name}`
  if (consumerDefined) {
    if (Object.keys(consumers).length >= CONSUMERS_KEPT_MAX) return consumers
    const fromPos = toNumber(consumerDefined.fromPos)
    const owner = consumerDefined.owner ?? ''
    return { ...consumers, [key]: { namespace, name, patterns: consumerDefined.patterns ?? [], fromPos, pos: fromPos - 1, owner } }
  }
  const known = consumers[key]
  if (known === undefined) return consumers
  if (consumerMoved) return { ...consumers, [key]: { ...known, pos: toNumber(consumerMoved.pos) } }
  const { [key]: _removed, ...rest } = consumers
  return rest
}
