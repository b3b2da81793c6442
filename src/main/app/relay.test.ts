import { describe, expect, it } from 'vitest'
import type { Transport } from '../../shared/transport/index.ts'
import { relay } from './relay.ts'

/** A transport whose other side is the test: it takes `room` frames, then says `full`. */
class Hand implements Transport {
  readonly kind = 'memory'
  readonly protocol = 'arqonbus.v1.proto'
  readonly bufferedBytes = 0
  onFrame: (frame: Uint8Array) => void = () => {}
  onDrain: () => void = () => {}
  onClose: (code: number, reason: string) => void = () => {}
  room = Number.POSITIVE_INFINITY
  isPaused = false
  closedWith: number | undefined
  readonly taken: number[] = []

  send(frame: Uint8Array): 'sent' | 'full' {
    if (this.room <= 0) return 'full'
    this.room -= 1
    this.taken.push(frame[0] ?? -1)
    return 'sent'
  }
  pause(isPaused: boolean): void {
    this.isPaused = isPaused
  }
  close(code: number): void {
    this.closedWith = code
  }
}

describe('relay', () => {
  it('WN11 hands frames on in both directions, in order', () => {
    const [page, socket] = [new Hand(), new Hand()]
    relay(page, socket)
    page.onFrame(new Uint8Array([1]))
    page.onFrame(new Uint8Array([2]))
    socket.onFrame(new Uint8Array([9]))
    expect(socket.taken).toEqual([1, 2])
    expect(page.taken).toEqual([9])
  })

  it('WN11 pauses a sender whose receiver is full, loses nothing and goes on after the drain', () => {
    const [page, socket] = [new Hand(), new Hand()]
    relay(page, socket)
    socket.room = 1
    const reused = new Uint8Array([1])
    for (const value of [1, 2, 3]) {
      reused[0] = value
      page.onFrame(reused)
    }
    expect(socket.taken).toEqual([1])
    expect(page.isPaused).toBe(true)
    socket.room = 1
    socket.onDrain()
    expect(page.isPaused).toBe(true)
    socket.room = 5
    socket.onDrain()
    expect(socket.taken).toEqual([1, 2, 3])
    expect(page.isPaused).toBe(false)
  })

  it('WN11 ends both when one ends, with its code', () => {
    const [page, socket] = [new Hand(), new Hand()]
    relay(page, socket)
    socket.onClose(4503, 'the engine stops')
    expect(page.closedWith).toBe(4503)
    page.onClose(1000, 'reload')
    expect(socket.closedWith).toBe(1000)
  })
})
