import type { Field } from '../../capture/payload/fields.ts'
import type { MessageView } from '../../capture/protocol.ts'

export interface ComparedSide {
  readonly message: MessageView
  readonly fields: readonly Field[]
}

export interface ComparedField {
  readonly field: string
  /** Empty where it is not there. */
  readonly before: string
  readonly after: string
  readonly differs: boolean
}

const HEAD = ['topic', 'from', 'type', 'schema', 'commit'] as const

/** What a payload without fields is compared by. */
const wholeOf = (payload: Uint8Array): string => Array.from(payload.subarray(0, 64), (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** Two messages field by field, in the order of the first and then of what only the second has. */
export function compareMessages(one: ComparedSide, other: ComparedSide): readonly ComparedField[] {
  const before = new Map<string, string>(HEAD.map((name) => [name, one.message[name]]))
  const after = new Map<string, string>(HEAD.map((name) => [name, other.message[name]]))
  before.set('size', String(one.message.payload.byteLength))
  after.set('size', String(other.message.payload.byteLength))
  for (const [into, side] of [
    [before, one],
    [after, other],
  ] as const) {
    for (const { path, value, kind } of side.fields) if (kind !== 'parts') into.set(`payload.${path}`, value)
    if (side.fields.length === 0) into.set('payload', wholeOf(side.message.payload))
  }
  return [...new Set([...before.keys(), ...after.keys()])].map((field) => {
    const [left, right] = [before.get(field), after.get(field)]
    return { field, before: left ?? '', after: right ?? '', differs: left !== right }
  })
}
