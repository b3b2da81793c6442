import { describe, expect, it } from 'vitest'
import type { CircuitCountsAnswer } from '../../shared/history/index.ts'
import { makeLogHome } from '../log/log.testing.ts'
import { nodeDisk } from '../platform/index.ts'
import { openAudit } from './audit.testing.ts'
import { History } from './history.ts'
import { CIRCUIT_NAMES_MAX } from './history-circuits.ts'

type Said = Parameters<Awaited<ReturnType<typeof openAudit>>['append']>[0]
const by = (name: string) => ({ actor: { id: `circuit-${name}`, kind: 2 } })
const path = (version: number, steps: readonly string[], outcome: string, cause = ''): Said => ({
  ...by('bowls'),
  circuitPath: { circuit: 'bowls', version, steps: steps.map((node) => ({ node })), outcome, cause },
})
const settled = (version: number, counts: readonly (readonly [string, string, number])[], lost = 0): Said => ({
  ...by('bowls'),
  circuitSettled: { circuit: 'bowls', version, counts: counts.map(([node, what, messages]) => ({ node, what, messages })), lost },
})

async function historyOf(records: readonly Said[]) {
  const home = makeLogHome()
  const log = await openAudit(home)
  const first = log.size
  for (const record of records) log.append(record)
  await log.flush()
  const { size } = log
  await log.close('done')
  const history = new History({ disk: nodeDisk, dir: home.dir, nowMs: () => performance.now() })
  const end = (): void => {
    history.close()
    home[Symbol.dispose]()
  }
  const at = async (record: number, version = 1): Promise<CircuitCountsAnswer> =>
    (await history.ask({ ask: 'circuit', circuit: 'bowls', version, record: first + record }, size)) as CircuitCountsAnswer
  return { at, size, first, [Symbol.dispose]: end }
}

describe('what the log says of a circuit, node by node', () => {
  it('HS15 counts ways and settled messages of one version, up to any record, forwards and back', async () => {
    using log = await historyOf([
      settled(
        1,
        [
          ['audio', 'came', 5],
          ['loud', 'filtered', 2],
          ['loud.out->nvm.in', 'overflow', 1],
        ],
        3,
      ),
      path(1, ['audio', 'loud', 'nvm'], 'out'),
      path(0, ['audio', 'loud'], 'out'),
      path(1, ['audio', 'nvm'], 'dropped', 'job/expired'),
      { actor: { id: 'circuit-other', kind: 2 }, circuitPath: { circuit: 'other', version: 1, steps: [{ node: 'nvm' }], outcome: 'out' } },
      path(2, ['audio'], 'kept'),
      settled(1, [['audio', 'came', 4]]),
    ])
    const names = {
      audio: { came: 9, passed: 2 },
      loud: { filtered: 2, passed: 1 },
      'loud.out->nvm.in': { overflow: 1 },
      nvm: { passed: 2, 'path.out': 1, 'path.job/expired': 1 },
    }
    expect(await log.at(6)).toMatchObject({ record: log.first + 6, circuit: 'bowls', version: 1, paths: 2, lost: 3, beyond: 0, names })
    expect((await log.at(1)).names).toEqual({
      audio: { came: 5, passed: 1 },
      loud: { filtered: 2, passed: 1 },
      'loud.out->nvm.in': { overflow: 1 },
      nvm: { passed: 1, 'path.out': 1 },
    })
    expect((await log.at(6)).names).toEqual(names)
    expect(await log.at(6, 2)).toMatchObject({ paths: 1, names: { audio: { passed: 1, 'path.kept': 1 } } })
    expect((await log.at(6, 7)).names).toEqual({})
    await expect(log.at(log.size)).rejects.toMatchObject({ code: 'audit/no-record' })
  })

  it('HS15 counts so many nodes by name and the others together; an answer too large says that names are left out', async () => {
    const many = Array.from({ length: CIRCUIT_NAMES_MAX + 5 }, (_, index) => `a-node-whose-name-is-long-${'x'.repeat(60)}-${index}`)
    const pages = Array.from({ length: Math.ceil(many.length / 400) }, (_, page) => many.slice(page * 400, page * 400 + 400))
    using log = await historyOf(
      pages.map((page) =>
        settled(
          1,
          page.map((name) => [name, 'out', 2] as const),
        ),
      ),
    )
    const told = await log.at(pages.length - 1)
    expect(told.beyond).toBe(10)
    expect(told.truncated).toBe(true)
    expect(JSON.stringify(told.names).length).toBeLessThan(262_144)
  })

  it('HS15 goes on from where it was: any order of asking tells the same', async () => {
    const records = Array.from({ length: 400 }, (_, index) => path(1 + (index % 2), ['a', index % 3 === 0 ? 'b' : 'c'], 'out'))
    using log = await historyOf(records)
    const inOrder = new Map<number, CircuitCountsAnswer['names']>()
    for (let at = 0; at < records.length; at += 7) inOrder.set(at, (await log.at(at)).names)
    for (const [at, names] of [...inOrder].reverse()) {
      expect((await log.at(at)).names).toEqual(names)
      expect((await log.at(records.length - 1)).names['a']).toEqual({ passed: 200 })
    }
    const together = await Promise.all([log.at(390), log.at(3), log.at(390)])
    expect(together[0]?.names).toEqual(together[2]?.names)
  })
})
