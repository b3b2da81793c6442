import { canonicalJson } from '../../../shared/base/index.ts'
import type { TriedMessage } from './circuit-tries.ts'

/** What is expected of one message. */
export interface ExpectedMessage {
  readonly topic: string
  readonly payload: Uint8Array
  /** Empty: any. */
  readonly schema: string
  /** Empty: any. */
  readonly correlation: string
  /** A map's members that are not named may be there. */
  readonly isPartial: boolean
}

export interface OutputDifference {
  readonly topic: string
  /** Place among the messages of its topic, from 0. */
  readonly index: number
  readonly expected: ExpectedMessage | undefined
  readonly found: TriedMessage | undefined
}

export const DIFFERENCES_MAX = 100

/** Compares what came out with what was expected: of each topic in order; the topics among each other come as they come. */
export function compareOutputs(expected: readonly ExpectedMessage[], found: readonly TriedMessage[]): OutputDifference[] {
  const topics = new Set([...expected, ...found].map(({ topic }) => topic))
  const differences: OutputDifference[] = []
  for (const topic of topics) {
    const [wants, has] = [expected.filter((each) => each.topic === topic), found.filter((each) => each.topic === topic)]
    for (let index = 0; index < Math.max(wants.length, has.length); index++) {
      const [want, one] = [wants[index], has[index]]
      if (want !== undefined && one !== undefined && isAs(want, one)) continue
      if (differences.length < DIFFERENCES_MAX) differences.push({ topic, index, expected: want, found: one })
    }
  }
  return differences
}

function isAs({ payload, schema, correlation, isPartial }: ExpectedMessage, found: TriedMessage): boolean {
  if ((schema !== '' && schema !== found.schema) || (correlation !== '' && correlation !== found.correlation)) return false
  const [want, has] = [jsonOf(payload), jsonOf(found.payload)]
  if (want === undefined || has === undefined) return Buffer.from(payload).equals(found.payload)
  try {
    return isPartial ? isWithin(want.value, has.value) : canonicalJson(want.value) === canonicalJson(has.value)
  } catch {
    // A number beyond what a double holds, or nested too deeply to be gone through.
    return Buffer.from(payload).equals(found.payload)
  }
}

/** Whether every member of a map is in the other, and everything else is the same. */
function isWithin(want: unknown, has: unknown): boolean {
  if (Array.isArray(want))
    return Array.isArray(has) && want.length === has.length && want.every((each, index) => isWithin(each, has[index]))
  if (typeof want !== 'object' || want === null) return want === has
  if (typeof has !== 'object' || has === null || Array.isArray(has)) return false
  return Object.entries(want).every(([name, value]) => Object.hasOwn(has, name) && isWithin(value, (has as Record<string, unknown>)[name]))
}

/** Undefined where it is no JSON. */
export function jsonOf(payload: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) as unknown }
  } catch {
    return undefined
  }
}
