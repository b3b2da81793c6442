import { expect, it } from 'vitest'
import { testRandom } from '../spine/spine.testing.ts'
import { isApiKey, makeApiKey, readApiKey } from './api-keys.ts'

it('SH20 knows a key by the hash of its secret, and nothing else by it', () => {
  const [one, other] = [makeApiKey(testRandom), makeApiKey(testRandom)]
  const hashes = new Map([
    [one.id, one.hash],
    [other.id, other.hash],
  ])
  expect(one.text).toMatch(/^vbk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
  expect(isApiKey(one.text)).toBe(true)
  expect(readApiKey(one.text, hashes)).toBe(one.id)
  const secret = one.text.slice(21)
  const wrong = [
    `vbk_${other.id}_${secret}`,
    `vbk_0000000000000000_${secret}`,
    `${one.text.slice(0, -1)}${one.text.endsWith('A') ? 'E' : 'A'}`,
    `${one.text} `,
    one.text.toUpperCase(),
    `vbk_${one.id}_`,
    `vbk_${one.id}_${one.hash}`,
    'vbk_',
    '',
  ]
  for (const text of wrong) expect(readApiKey(text, hashes)).toMatchObject({ code: 'auth/bad-key' })
  expect(JSON.stringify([...hashes])).not.toContain(secret)
})
