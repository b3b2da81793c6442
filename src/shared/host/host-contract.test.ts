import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLIPBOARD_CHARS_MAX,
  MENU_CHARS_MAX,
  MENU_ITEMS_MAX,
  NOTIFY_CHARS_MAX,
  parseHostRequest,
  REASON_CHARS_MAX,
} from './host-contract.ts'
import { REMOTE_TOKEN_CHARS_MAX, REMOTE_URL_CHARS_MAX } from './start-contract.ts'

describe('host contract', () => {
  it('WN6 takes the requests there are', () => {
    for (const op of ['bus.connect', 'bus.capture', 'start.window']) expect(parseHostRequest({ op })).toEqual({ op })
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

  it('WN65 takes the start screen by handles and bounded texts, never anything more', () => {
    const good = [
      { op: 'start.list' },
      { op: 'start.create', handle: 'h', sample: 'movies' },
      { op: 'start.attach', url: 'wss://rig/bus', token: 't' },
    ]
    for (const request of good) expect(parseHostRequest(request)).toEqual(request)
    const bad = [
      { op: 'start.open' },
      { op: 'start.open', handle: '' },
      { op: 'start.open', handle: 'h', path: '/etc' },
      { op: 'start.open', handle: 'x'.repeat(65) },
      { op: 'start.attach', url: 'x'.repeat(REMOTE_URL_CHARS_MAX + 1), token: 't' },
      { op: 'start.attach', url: 'wss://rig/bus', token: 'x'.repeat(REMOTE_TOKEN_CHARS_MAX + 1) },
      { op: 'constructor' },
    ]
    for (const request of bad) expect(parseHostRequest(request), JSON.stringify(request).slice(0, 80)).toBeUndefined()
  })

  it('WN68 takes a word on a run: its id, a verdict and a reason', () => {
    const word = { op: 'release.sign', runId: 'run-01a2', verdict: 'release', reason: 'as expected' }
    expect(parseHostRequest(word)).toEqual(word)
    const bad = [{ runId: '../run' }, { runId: '' }, { verdict: 'maybe' }, { reason: ' ' }, { reason: 'a\nb' }, { manifest: 'x' }]
    for (const part of bad) expect(parseHostRequest({ ...word, ...part }), JSON.stringify(part)).toBeUndefined()
  })

  it('VS6 takes a policy to sign or to keep, by hashes', () => {
    const [sha256, previousSha256] = ['a'.repeat(64), 'b'.repeat(64)]
    const sign = { op: 'policy.sign', sha256, previousSha256 }
    const keep = { op: 'policy.keep', sha256 }
    expect(parseHostRequest(sign)).toEqual(sign)
    expect(parseHostRequest(keep)).toEqual(keep)
    for (const part of [{ sha256: 'A'.repeat(64) }, { previousSha256: '' }, { policy: 'text' }])
      expect(parseHostRequest({ ...sign, ...part }), JSON.stringify(part)).toBeUndefined()
    for (const part of [{ sha256: 'a' }, { path: '/' }])
      expect(parseHostRequest({ ...keep, ...part }), JSON.stringify(part)).toBeUndefined()
  })

  it('WN62 takes a menu and a notification within their limits', () => {
    const item = { id: 'shell.go-runs', title: 'Go to Runs', menu: 'Window', keys: 'Ctrl+4' }
    expect(parseHostRequest({ op: 'menu.set', items: Array(MENU_ITEMS_MAX).fill(item) })).toBeDefined()
    expect(parseHostRequest({ op: 'menu.set', items: Array(MENU_ITEMS_MAX + 1).fill(item) })).toBeUndefined()
    expect(parseHostRequest({ op: 'menu.set', items: [{ ...item, title: 'x'.repeat(MENU_CHARS_MAX + 1) }] })).toBeUndefined()
    expect(parseHostRequest({ op: 'menu.set', items: [{ ...item, role: 'quit' }] })).toBeUndefined()
    expect(parseHostRequest({ op: 'notify', title: 'Run passed', body: 'x'.repeat(NOTIFY_CHARS_MAX) })).toBeDefined()
    expect(parseHostRequest({ op: 'notify', title: 'Run passed', body: 'x'.repeat(NOTIFY_CHARS_MAX + 1) })).toBeUndefined()
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
