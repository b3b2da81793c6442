import { describe, expect, it } from 'vitest'
import { busAddress } from './remote-link.ts'

describe('an engine elsewhere', () => {
  it('WN66 is named as serve prints it, or by its host alone', () => {
    expect(busAddress('wss://rig.example:7070')).toBe('wss://rig.example:7070/bus')
    expect(busAddress('https://rig.example/')).toBe('wss://rig.example/bus')
    expect(busAddress('ws://127.0.0.1:4100/bus')).toBe('ws://127.0.0.1:4100/bus')
    expect(busAddress('http://localhost:4100/')).toBe('ws://localhost:4100/bus')
  })

  it('WN66 is not reached in the clear beyond this machine, nor by anything that is no engine', () => {
    const bad = [
      'ws://rig.example/bus',
      'http://10.0.0.7/',
      'wss://user:token@rig/bus',
      'file:///etc/passwd',
      'wss://rig/bus/../x/y',
      'rig',
      '',
    ]
    for (const text of bad) expect(() => busAddress(text), text).toThrow(expect.objectContaining({ code: 'host/bad-address' }))
  })
})
