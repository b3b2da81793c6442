import { expect, it } from 'vitest'
import type { Clock } from '../../shared/base/index.ts'
import { Heartbeat } from './heartbeat.ts'

/** A clock that stands still until told: `pass` runs what falls due, in order. */
class StillClock implements Clock {
  #nowMs = 0
  #timers: { readonly atMs: number; readonly callback: () => void }[] = []

  get timers(): number {
    return this.#timers.length
  }

  wallNs(): bigint {
    return 0n
  }

  monotonicMs(): number {
    return this.#nowMs
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  pass(ms: number): void {
    const endMs = this.#nowMs + ms
    for (;;) {
      const due = this.#timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#nowMs = due.atMs
      due.callback()
    }
    this.#nowMs = endMs
  }
}

function watch() {
  const clock = new StillClock()
  const silences: number[] = []
  const heartbeat = new Heartbeat({ clock, limitMs: 1_000, onSilent: (silentMs) => silences.push(silentMs) })
  return { clock, silences, heartbeat }
}

it('OP9 calls once when a party was silent for longer than its limit', () => {
  const { clock, silences } = watch()
  clock.pass(1_000)
  expect(silences).toEqual([])
  clock.pass(5_000)
  expect(silences).toEqual([1_100])
  expect(clock.timers).toBe(0)
})

it('OP9 is content with a beat in every limit, with one timer whatever their number', () => {
  const { clock, silences, heartbeat } = watch()
  for (let beat = 0; beat < 100; beat++) {
    clock.pass(990)
    heartbeat.beat()
    expect(clock.timers).toBe(1)
  }
  expect(silences).toEqual([])
  clock.pass(1_100)
  expect(silences).toHaveLength(1)
})

it('OP9 lets beats be read that came while the engine itself was held up', () => {
  const { clock, silences, heartbeat } = watch()
  clock.pass(1_050)
  heartbeat.beat()
  clock.pass(900)
  expect(silences).toEqual([])
})

it('OP9 ends its watch when told to', () => {
  const { clock, silences, heartbeat } = watch()
  heartbeat.stop()
  heartbeat.stop()
  clock.pass(10_000)
  expect(silences).toEqual([])
  expect(clock.timers).toBe(0)
})
