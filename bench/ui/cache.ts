import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { goTo } from '../../e2e/support/page-checks.ts'
import { percentiles } from '../lib/percentiles.ts'
import { absoluteRow } from '../lib/report.ts'
import type { UiBenchView } from '../lib/ui-bench.ts'

const FRAME = { id: 'T10.frame', goal: 10, unit: 'ms', better: 'lower' } as const
const OBSERVER = { id: 'T10.observer', goal: 2, unit: '% of a core', better: 'lower' } as const
const UNHEARD = { id: 'T10.unheard', goal: 2, unit: '% of a core', better: 'lower' } as const
const RATE = { id: 'T10.rate', goal: 49_000, unit: 'updates/s', better: 'higher' } as const

const UPDATES_PER_S = 50_000
const WINDOW_MS = 5_000
const RUNS = 3
const SLOTS = 1_344

interface Cost {
  readonly percent: number
  readonly perS: number
}

class CacheEngine implements AsyncDisposable {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  static async open(dir: string, env: Readonly<Record<string, string>>): Promise<CacheEngine> {
    const child = fork(join(import.meta.dirname, '../lib/cache-engine-process.ts'), [dir], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const ended = once(child, 'exit').then(([code]): never => {
      throw new Error(`the engine ended with ${String(code)}`)
    })
    const [{ filled }] = (await Promise.race([once(child, 'message'), ended])) as [{ readonly filled: number }]
    ended.catch(() => undefined)
    if (filled !== SLOTS) throw new Error(`${filled} of ${SLOTS} slots are filled`)
    return new CacheEngine(child)
  }

  rate(perS: number): void {
    this.#child.send({ do: 'rate', perS })
  }

  async cost(): Promise<Cost> {
    this.#child.send({ do: 'cpu', ms: WINDOW_MS })
    const [cost] = (await once(this.#child, 'message')) as [Cost]
    return cost
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exit = once(this.#child, 'exit')
    this.#child.disconnect()
    await exit
  }
}

async function costs(engine: CacheEngine): Promise<Cost[]> {
  const all: Cost[] = []
  for (let run = 0; run < RUNS; run += 1) all.push(await engine.cost())
  return all
}

/**
 * The picture of all 1,344 slots while each is hit, 50,000 times a second together: what a frame of the page takes, and what being looked at costs
 * the engine, over what the same engine and window cost while nothing happens. Unheard: the same hits, and nobody looks.
 */
export const view: UiBenchView = {
  rows: [FRAME, OBSERVER, UNHEARD, RATE].map(({ id }) => id),
  measure: async (ui) => {
    const workspace = await ui.workspace()
    const engine = await CacheEngine.open(workspace.dir, workspace.env)
    ui.closeLater(() => engine[Symbol.asyncDispose]())
    const launched = await ui.launch(workspace)
    const { page } = launched
    await goTo(page, 'Overview')
    const idle = await costs(engine)
    engine.rate(UPDATES_PER_S)
    const unheard = await costs(engine)
    await goTo(page, 'Cache')
    await page.getByRole('gridcell', { name: /^L3 slot 1023 · bench/ }).waitFor({ state: 'attached' })
    const heard = await costs(engine)
    const { busyMs } = await ui.trace(launched, () => new Promise((resolve) => setTimeout(resolve, WINDOW_MS)))
    const idlePercent = Math.min(...idle.map(({ percent }) => percent))
    ui.say(`engine and window at rest: ${idlePercent.toFixed(2)} % of a core`)
    const over = (all: readonly Cost[]): number[] => all.map(({ percent }) => Math.max(0, percent - idlePercent))
    return [
      absoluteRow(FRAME, [percentiles(busyMs).p95 ?? 0]),
      absoluteRow(OBSERVER, over(heard)),
      absoluteRow(UNHEARD, over(unheard)),
      absoluteRow(
        RATE,
        heard.map(({ perS }) => perS),
      ),
    ]
  },
}
