import type { RunSummary } from '../../data/types.ts'
import type { RunPage } from '../../run/run-engine.ts'

/** How the grid orders runs. */
export type RunSort = 'newest' | 'oldest' | 'longest' | 'status'

const durationOf = (run: RunSummary): number => run.phases.reduce((sum, phase) => sum + phase.duration_ms, 0)
const STATUS_ORDER = ['running', 'breached', 'interrupted', 'cancelled', 'passed']

/** Runs that were told so far, by their number: pages come in any order and are never asked for twice. */
export class RunShelf {
  readonly #byNumber = new Map<number, RunSummary>()
  readonly #byId = new Map<string, RunSummary>()

  get size(): number {
    return this.#byNumber.size
  }

  put({ runs }: Pick<RunPage, 'runs'>): void {
    for (const run of runs) {
      if (run.number === undefined) continue
      this.#byNumber.set(run.number, run)
      this.#byId.set(run.run_id, run)
    }
  }

  at(number: number): RunSummary | undefined {
    return this.#byNumber.get(number)
  }

  find(runId: string): RunSummary | undefined {
    return this.#byId.get(runId)
  }

  /** The numbers of the runs that a filter lets through, in an order. Only what is on the shelf can be found. */
  order(filter: string, sort: RunSort): readonly number[] {
    const isWanted = parseRunFilter(filter)
    const found = [...this.#byNumber.values()].filter(isWanted)
    const newest = (a: RunSummary, b: RunSummary): number => (b.number ?? 0) - (a.number ?? 0)
    const by: Readonly<Record<RunSort, (a: RunSummary, b: RunSummary) => number>> = {
      newest,
      oldest: (a, b) => -newest(a, b),
      longest: (a, b) => durationOf(b) - durationOf(a) || newest(a, b),
      status: (a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) || newest(a, b),
    }
    return found.sort(by[sort]).map(({ number = 0 }) => number)
  }
}

/** Words with and between: `status:breached`, `mode:`, `seed:`, `device:`, `phase:` (where it stopped), or any part of an id, a status or a breach's code. */
export function parseRunFilter(filter: string): (run: RunSummary) => boolean {
  const tests = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word): ((run: RunSummary) => boolean) => {
      const [, name = '', value = ''] = /^(status|mode|seed|device|phase):(.*)$/.exec(word) ?? []
      if (name === 'seed') return (run) => String(run.seed) === value
      if (name === 'phase')
        return (run) => run.phases.some((phase) => phase.status === 'failed' && phase.name.toLowerCase().startsWith(value))
      if (name === 'status') return (run) => run.status.startsWith(value)
      if (name === 'mode') return (run) => run.mode.startsWith(value)
      if (name === 'device') return (run) => run.device.toLowerCase().startsWith(value)
      return (run) =>
        [run.run_id, run.status, run.mode, run.breach?.code ?? '', run.breach?.mode.toLowerCase() ?? ''].some((text) => text.includes(word))
    })
  return (run) => tests.every((test) => test(run))
}
