import { describe, expect, it } from 'vitest'
import { browserHost, codeOf } from './browser-host.ts'

describe('browser host', () => {
  it('WN7 finds the code in the fragment', () => {
    expect(codeOf('#code=abc')).toBe('abc')
    expect(codeOf('#view=runs&code=a%2Bb')).toBe('a+b')
    expect(codeOf('#code=')).toBeUndefined()
    expect(codeOf('')).toBeUndefined()
  })

  it('WN7 removes the fragment before anything else happens, also when it holds no code', () => {
    for (const hash of ['#code=abc', '#runs']) {
      const replaced: unknown[] = []
      const location = { hash, pathname: '/', search: '', host: '127.0.0.1:1' } as Location
      const history = { replaceState: (...args: unknown[]) => void replaced.push(args[2]) } as unknown as History
      browserHost({ location, history })
      expect(replaced, hash).toEqual(['/'])
    }
  })

  it('WN7 does not connect without a code', async () => {
    const location = { hash: '', pathname: '/', host: '127.0.0.1:1' } as Location
    const host = browserHost({ location, history: { replaceState: () => {} } as unknown as History })
    await expect(host.connect()).rejects.toMatchObject({ code: 'auth/bad-code' })
  })
})
