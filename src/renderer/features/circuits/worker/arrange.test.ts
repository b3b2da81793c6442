import elkWorker from 'elkjs/lib/elk-worker.js'
import { describe, expect, it } from 'vitest'
import { type ArrangedGraph, Arranger } from './arrange.ts'
import { type CheckWorker, CircuitChecker } from './circuit-checker.ts'

/** ELK itself, in this process: the same code that the page's worker runs. */
function open(ended: () => void = () => {}): Worker {
  const { Worker: InProcess } = elkWorker as unknown as { Worker: new () => Worker }
  return Object.assign(new InProcess(), { terminate: ended })
}
const ports = { ins: ['in'], outs: ['out', 'error'] }
const graph: ArrangedGraph = {
  nodes: new Map(['a', 'b', 'c'].map((name) => [name, ports])),
  edges: [
    { from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } },
    { from: { node: 'b', port: 'out' }, to: { node: 'c', port: 'in' } },
    { from: { node: 'c', port: 'error' }, to: { node: 'b', port: 'in' } },
    { from: { node: 'c', port: 'out' }, to: { node: 'elsewhere', port: 'in' } },
  ],
}

describe('workers of the editor', () => {
  it('VX22 a layout goes from left to right; what leads back does not turn it round', async () => {
    const placed = await new Arranger(() => open()).arrange(graph)
    const [a, b, c] = ['a', 'b', 'c'].map((name) => placed?.get(name)?.x ?? -1)
    expect([a, b, c]).toEqual([a, b, c].toSorted((one, other) => (one ?? 0) - (other ?? 0)))
    expect(new Set([a, b, c]).size).toBe(3)
  })

  it('VX22 a cancelled layout gives nothing and ends its worker; the next one works', async () => {
    let ended = 0
    const arranger = new Arranger(() => open(() => (ended += 1)))
    const first = arranger.arrange(graph)
    arranger.cancel()
    expect(await first).toBeUndefined()
    expect(ended).toBe(1)
    expect((await arranger.arrange(graph))?.size).toBe(3)
  })

  it('VX5 a worker that does not survive a text is told, and the next text gets another one', async () => {
    const opened: (CheckWorker & { asked: { id: number }[] })[] = []
    const checker = new CircuitChecker(() => {
      const worker = {
        asked: [] as { id: number }[],
        onmessage: null,
        onerror: null,
        terminate: () => {},
        postMessage: (each: { id: number }) => void worker.asked.push(each),
      }
      opened.push(worker)
      return worker
    })
    const first = checker.check('a', 'f')
    opened[0]?.onerror?.({ message: 'gone', preventDefault: () => {} } as ErrorEvent)
    await expect(first).rejects.toThrow(/gone/)
    const second = checker.check('b', 'f')
    opened[1]?.onmessage?.({
      data: { id: opened[1].asked[0]?.id, parsed: { circuit: undefined, diagnostics: [] }, tookMs: 3 },
    } as MessageEvent)
    expect(await second).toEqual({ circuit: undefined, diagnostics: [] })
    expect([opened.length, checker.lastMs]).toEqual([2, 3])
  })
})
