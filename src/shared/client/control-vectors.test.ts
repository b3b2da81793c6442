import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cancelBody, consumedBody, helloBody, readSession, subscribeBody, unsubscribeBody } from './control-bodies.ts'
import { readDelta, writeDelta } from './delta-payload.ts'

interface Options {
  readonly group?: string
  readonly consumer?: string
  readonly from?: 'new' | 'first' | { readonly pos: string } | { readonly seq: string } | { readonly time: string }
}
interface Vectors {
  readonly hello: readonly { name: string; client: string; token?: string; session?: string; payload: string }[]
  readonly hello_answers: readonly {
    name: string
    payload: string
    session: { resumed: boolean; accepted: string; durable: string } | null
  }[]
  readonly subscribe: readonly { name: string; pattern: string; options: Options; payload: string }[]
  readonly unsubscribe: readonly { name: string; pattern: string; options: Options; payload: string }[]
  readonly consumed: readonly { name: string; consumer: string; pos: string; payload: string }[]
  readonly cancel: readonly { name: string; reason: string; payload: string }[]
  readonly deltas: readonly { name: string; kind: 'snapshot' | 'delta'; base: string; body: string; hex: string }[]
  readonly bad_deltas: readonly { name: string; hex: string }[]
}

/** The vectors that the Python suite reads too (vectors/wire/README.md). */
const vectors = JSON.parse(readFileSync(new URL('../../../vectors/wire/control.json', import.meta.url), 'utf8')) as Vectors

it.each(vectors.hello)('CL23 hello: $name', ({ client, token, session, payload }) => {
  expect(JSON.stringify(helloBody({ client, token, session }))).toBe(payload)
})

it.each(vectors.hello_answers)("CL23 hello's answer: $name", ({ payload, session }) => {
  const found = readSession(JSON.parse(payload))
  const { resumed, accepted, durable } = session ?? {}
  expect(found).toEqual(
    session === null ? undefined : { isResumed: resumed, accepted: Number(accepted), durable: Number(durable), refused: [] },
  )
})

it.each(vectors.subscribe)('CL23 subscribe: $name', ({ pattern, options, payload }) => {
  const { from, ...rest } = options
  const place = typeof from === 'object' && 'pos' in from ? { pos: BigInt(from.pos) } : from
  const start = typeof place === 'object' && 'seq' in place ? { seq: BigInt(place.seq) } : place
  expect(JSON.stringify(subscribeBody(pattern, { ...rest, from: start }))).toBe(payload)
})

it.each(vectors.unsubscribe)('CL23 unsubscribe: $name', ({ pattern, options, payload }) => {
  expect(JSON.stringify(unsubscribeBody(pattern, { group: options.group, consumer: options.consumer }))).toBe(payload)
})

it.each(vectors.consumed)('CL23 consumed: $name', ({ consumer, pos, payload }) => {
  expect(JSON.stringify(consumedBody(consumer, BigInt(pos)))).toBe(payload)
})

it.each(vectors.cancel)('CL23 cancel: $name', ({ reason, payload }) => {
  expect(JSON.stringify(cancelBody(reason))).toBe(payload)
})

it.each(vectors.deltas)('CL23 delta: $name', ({ kind, base, body, hex }) => {
  const fields = { kind, base: Number(base), body: new Uint8Array(Buffer.from(body, 'hex')) }
  expect(Buffer.from(writeDelta(fields)).toString('hex')).toBe(hex)
  expect(readDelta(new Uint8Array(Buffer.from(hex, 'hex')))).toEqual(fields)
})

it.each(vectors.bad_deltas)('CL23 refused delta: $name', ({ hex }) => {
  expect(() => readDelta(new Uint8Array(Buffer.from(hex, 'hex')))).toThrow(expect.objectContaining({ code: 'wire/bad-payload' }))
})
