import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { LeaseBook, MemoryMap, type MemoryParty, SCRATCH_BYTES_MAX } from '../memory/index.ts'
import { RunMemory, STORE, storePort } from './run-memory.ts'

const KINDS: Readonly<Record<string, MemoryParty['kind']>> = {
  data: 'agent',
  fabric: 'agent',
  controller: 'constraint',
  scribe: 'ledger',
  [STORE]: 'ledger',
}
const place = { scratchDir: '/w/.vbus/hbm/run-1', stagingDir: '/w/.vbus/staging/run-1', outputsDir: '/w/outputs' }

interface Bench {
  readonly memory: RunMemory
  readonly map: MemoryMap
  readonly book: LeaseBook
  readonly told: string[]
}

function bench(): Bench {
  const told: string[] = []
  const map = new MemoryMap({
    epoch: 1,
    journal: {
      leased: ({ identity, rights, run }) => void told.push(`leased ${identity} ${rights} ${run}`),
      ended: (_lease, reason) => void told.push(reason),
      settled: (rows) => void told.push(`settled ${rows.length}`),
      refused: ({ identity, code, run }) => void told.push(`refused ${identity} ${code} ${run}`),
    },
    after: () => () => undefined,
  })
  const partyOf = (identity: string): MemoryParty => ({ identity, kind: KINDS[identity] })
  const book = new LeaseBook({ map, partyOf, run: 'run-1' })
  const watch = (): { stop(): void } => {
    told.push('watching')
    return { stop: () => void told.push('watched') }
  }
  return { memory: new RunMemory(book, place, watch), map, book, told }
}

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'ok'
  } catch (error) {
    return Fault.from(error).code
  }
}

describe('what a run has', () => {
  it('MM8 lets its parties use what is theirs, each under a lease of its own, taken once', () => {
    const { memory, told } = bench()
    memory.writing('controller', `${place.scratchDir}/model`, 100)
    memory.writing('controller', `${place.scratchDir}/other`, 100)
    memory.reading('data', `${place.scratchDir}/model`, 100)
    memory.writing('data', `${place.stagingDir}/models/a`, 10)
    memory.publishing('controller')
    memory.starting('fabric')
    expect(told).toEqual([
      'leased controller w run-1',
      'leased data r run-1',
      'leased data w run-1',
      'leased controller w run-1',
      'leased fabric x run-1',
      'watching',
    ])
    memory.end()
    expect(told.slice(6)).toEqual(['watched', 'settled 5', ...Array.from({ length: 5 }, () => 'run-ended')])
  })

  it('MM8 refuses what is not: another place, another party, another run’s end', () => {
    const { memory, told } = bench()
    expect(codeOf(() => memory.reading('data', '/etc/passwd', 1))).toBe('memory/off-map')
    expect(codeOf(() => memory.writing('data', `${place.scratchDir}/../../keys/log.key`, 1))).toBe('memory/off-map')
    expect(codeOf(() => memory.writing('data', '/w/.vbus/hbm/run-2/model', 1))).toBe('memory/off-map')
    expect(codeOf(() => memory.reading('data', `${place.stagingDir}/a`, 1))).toBe('memory/denied')
    expect(codeOf(() => memory.publishing('data'))).toBe('memory/denied')
    expect(codeOf(() => memory.starting('scribe'))).toBe('memory/denied')
    expect(codeOf(() => memory.reading('posing', `${place.scratchDir}/a`, 1))).toBe('memory/denied')
    memory.end()
    expect(codeOf(() => memory.reading('data', `${place.scratchDir}/a`, 1))).toBe('memory/no-lease')
    expect(told).toContain('refused data memory/off-map run-1')
  })

  it('MM11 writes no more to its scratch than that has', () => {
    const { memory } = bench()
    memory.writing('controller', `${place.scratchDir}/a`, SCRATCH_BYTES_MAX - 1)
    expect(codeOf(() => memory.writing('controller', `${place.scratchDir}/b`, 2))).toBe('memory/over-budget')
    memory.writing('controller', `${place.scratchDir}/b`, 1)
  })

  it('MM12 takes in what the workspace declares and nothing else', () => {
    const { book, map } = bench()
    const ofPath = (path: string): string | undefined => (path === 'data/master.csv' ? 'master' : undefined)
    const port = storePort({ of: book, store: book }, 'data', { ofPath, ofContent: () => 'contributor-2' })
    port.takeIn('data/master.csv', 0, 500)
    port.takeIn(undefined, 0, 5)
    port.read('ab', 500)
    expect(codeOf(() => port.takeIn('data/other.csv', 0, 1))).toBe('memory/off-map')
    expect(map.leases.map(({ identity, region, rights, used }) => [identity, region.toString(16), rights, used])).toEqual([
      ['data', '4001', 'r', 500],
      [STORE, '1001', 'rw', 500],
      [STORE, '1005', 'rw', 5],
      ['data', '1003', 'r', 500],
    ])
  })
})
