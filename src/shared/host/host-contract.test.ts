import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLIPBOARD_CHARS_MAX, parseHostRequest, REASON_CHARS_MAX } from './host-contract.ts'

describe('host contract', () => {
  it('WN6 takes the requests there are', () => {
    expect(parseHostRequest({ op: 'bus.connect' })).toEqual({ op: 'bus.connect' })
    expect(parseHostRequest({ op: 'bus.capture' })).toEqual({ op: 'bus.capture' })
    expect(parseHostRequest({ op: 'clipboard.write', text: 'a' })).toEqual({ op: 'clipboard.write', text: 'a' })
    expect(parseHostRequest({ op: 'breach.sign', record: 7, reason: 'seen' })).toEqual({ op: 'breach.sign', record: 7, reason: 'seen' })
  })

  it('WN6 refuses unknown members, missing members and wrong types', () => {
    const bad: unknown[] = [
      undefined,
      'bus.connect',
      [],
      {},
      { op: 'bus.connect', extra: 1 },
      { op: 'shell.open', url: 'file:///etc/passwd' },
      { op: 'clipboard.write' },
      { op: 'clipboard.write', text: 7 },
      { op: 'breach.sign', record: -1, reason: 'x' },
      { op: 'breach.sign', record: 1.5, reason: 'x' },
      { op: 'breach.sign', record: 1, reason: '  ' },
      { op: 'breach.sign', record: 1, reason: 'two\nlines' },
    ]
    for (const value of bad) expect(parseHostRequest(value), JSON.stringify(value)).toBeUndefined()
  })

  it('WN6 bounds what it takes: clipboard text and reason', () => {
    expect(parseHostRequest({ op: 'clipboard.write', text: 'x'.repeat(CLIPBOARD_CHARS_MAX) })).toBeDefined()
    expect(parseHostRequest({ op: 'clipboard.write', text: 'x'.repeat(CLIPBOARD_CHARS_MAX + 1) })).toBeUndefined()
    expect(parseHostRequest({ op: 'breach.sign', record: 0, reason: 'x'.repeat(REASON_CHARS_MAX + 1) })).toBeUndefined()
  })

  it('WN60 takes a file to be saved under a plain name, nothing that is a path', () => {
    const bytes = new Uint8Array([1, 2])
    expect(parseHostRequest({ op: 'file.save', name: 'run-7.bundle', bytes })).toEqual({ op: 'file.save', name: 'run-7.bundle', bytes })
    for (const name of ['', '.bashrc', '../x', 'a/b', 'a\\b', 'a\n', 'x'.repeat(101)]) {
      expect(parseHostRequest({ op: 'file.save', name, bytes }), name).toBeUndefined()
    }
    expect(parseHostRequest({ op: 'file.save', name: 'a', bytes: 'text' })).toBeUndefined()
    expect(parseHostRequest({ op: 'file.save', name: 'a', bytes: { byteLength: 1 } })).toBeUndefined()
  })

  it('WN6 never throws, whatever the page sends', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const request = parseHostRequest(value)
        return request === undefined || typeof request.op === 'string'
      }),
    )
  })
})
