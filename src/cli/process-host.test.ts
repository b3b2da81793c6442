import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** Signals are sent to a process of its own: the test runner has its own opinion about them. */
function countsAfterSignals(): unknown {
  const script = `
    const { processHost } = await import(${JSON.stringify(new URL('./process-host.ts', import.meta.url).href)})
    const seen = []
    const stop = processHost('/').onSignal((signal) => seen.push(signal))
    process.emit('SIGINT'); process.emit('SIGINT'); process.emit('SIGTERM')
    const soon = [...seen]
    await new Promise((resolve) => setTimeout(resolve, 250))
    process.emit('SIGINT')
    stop()
    console.log(JSON.stringify({ soon, later: seen, left: process.listenerCount('SIGINT') }))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

describe('signals', () => {
  it('CM9 takes a Ctrl-C that npm passes on a second time for one, and a later one for the second', () => {
    expect(countsAfterSignals()).toEqual({ soon: ['SIGINT', 'SIGTERM'], later: ['SIGINT', 'SIGTERM', 'SIGINT'], left: 0 })
  })
})
