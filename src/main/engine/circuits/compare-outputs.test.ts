import { expect, it } from 'vitest'
import { compareOutputs } from './compare-outputs.ts'

const message = (text: string): Parameters<typeof compareOutputs>[0][number] => ({
  ...{ topic: 't', schema: '', correlation: '', isPartial: false },
  payload: new TextEncoder().encode(text),
})

it.each([
  ['members in another order', '{"a":1,"b":2}', '{"b":2, "a":1.0}', 0],
  ['another value', '{"a":1}', '{"a":2}', 1],
  ['a number beyond a double', '{"a":1e400}', '{"a":1e400}', 0],
  ['another number beyond a double', '{"a":1e400}', '{"a":-1e400}', 1],
  ['nested too deeply to be gone through', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 0],
  ['no JSON', 'x', 'x', 0],
])('CD13 compares %s', (_, want, found, differences) => {
  for (const isPartial of [false, true])
    expect(compareOutputs([{ ...message(want), isPartial }], [message(found)])).toHaveLength(differences)
})
