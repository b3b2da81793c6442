import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { OFFSET_MAX } from './address.ts'
import type { Accesses, LeaseView, MemoryParty, RefusedAccesses } from './contract.ts'
import type { Lease } from './lease.ts'
import { LEASES_MAX, LEASES_PER_PARTY_MAX, REFUSALS_KEPT_MAX, SETTLE_EVERY_MS } from './limits.ts'
import { MemoryMap } from './memory-map.ts'
import { type PartyKind, REGIONS, type Rights, regionNamed } from './regions.ts'

interface Bench {
  readonly map: MemoryMap
  readonly leased: LeaseView[]
  readonly ended: string[]
  readonly settled: Accesses[][]
  readonly refused: RefusedAccesses[]
  /** Lets the armed timer go off; false when none is. */
  fire(): boolean
}

function bench(writtenBefore = 0): Bench {
  const told = { leased: [] as LeaseView[], ended: [] as string[], settled: [] as Accesses[][], refused: [] as RefusedAccesses[] }
  let timer: (() => void) | undefined
  const map = new MemoryMap({
    epoch: 7,
    journal: {
      leased: (lease) => void told.leased.push(lease),
      ended: (lease, reason) => void told.ended.push(`${lease} ${reason}`),
      settled: (rows) => void told.settled.push([...rows]),
      refused: (refusal) => void told.refused.push(refusal),
    },
    after: (ms, callback) => {
      expect(ms).toBe(SETTLE_EVERY_MS)
      timer = callback
      return () => {
        timer = undefined
      }
    },
    writtenBefore: () => writtenBefore,
  })
  const fire = (): boolean => {
    const due = timer
    timer = undefined
    due?.()
    return due !== undefined
  }
  return { map, ...told, fire }
}

const agent: MemoryParty = { identity: 'data', kind: 'agent' }
const ledger: MemoryParty = { identity: 'store', kind: 'ledger' }
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'ok'
  } catch (error) {
    return Fault.from(error).code
  }
}

describe('leases', () => {
  it('MM2 grants what the map gives a kind of party and nothing else', () => {
    const { map } = bench()
    const lease = (party: MemoryParty, region: string, rights: Rights): string => codeOf(() => map.lease({ party, region, rights }))
    expect(lease(agent, 'master', 'r')).toBe('ok')
    expect(lease(agent, 'master', 'rw')).toBe('memory/denied')
    expect(lease(ledger, 'master', 'rw')).toBe('ok')
    expect(lease(agent, 'audit', 'w')).toBe('memory/denied')
    expect(lease({ identity: 'posing', kind: undefined }, 'master', 'r')).toBe('memory/denied')
    expect(lease(ledger, 'keys', 'r')).toBe('memory/denied')
    expect(lease(agent, 'nowhere', 'r')).toBe('memory/off-map')
    expect(lease(agent, 'master', '')).toBe('memory/denied')
  })

  it('MM3 lets pass what lies in the lease, and counts it', () => {
    const { map, settled, fire } = bench()
    const lease = map.lease({ party: agent, region: 'master', rights: 'r', bytes: 100 })
    lease.read(0, 60)
    lease.read(60, 40)
    expect(codeOf(() => lease.read(0, 1))).toBe('memory/over-budget')
    expect(codeOf(() => lease.write(0, 1))).toBe('memory/denied')
    expect(codeOf(() => lease.execute())).toBe('memory/denied')
    expect(map.leases).toMatchObject([{ id: '7.1', used: 100, bytes: 100 }])
    expect(fire()).toBe(true)
    expect(settled).toEqual([[{ lease: '7.1', region: 0x1001, reads: 2, writes: 0, executes: 0, bytesRead: 100, bytesWritten: 0 }]])
  })

  it('MM3 refuses every place that the region does not have', () => {
    const { map } = bench()
    const lease = map.lease({ party: agent, region: 'master', rights: 'r' })
    const { bytes } = regionNamed('master') ?? { bytes: 0 }
    for (const [offset, length] of [
      [bytes, 1],
      [bytes - 1, 2],
      [-1, 1],
      [0.5, 1],
      [Number.NaN, 1],
      [0, -1],
      [2 ** 53, 1],
    ] as const)
      expect(codeOf(() => lease.read(offset, length))).toBe('memory/off-map')
    expect(codeOf(() => lease.read(bytes - 1, 1))).toBe('ok')
  })

  it('MM4 ends leases with their run, their connection and on request; nothing passes one that has ended', () => {
    const { map, ended } = bench()
    const ofRun = map.lease({ party: agent, region: 'master', rights: 'r', run: 'run-1' })
    const ofPort = map.lease({ party: agent, region: 'master', rights: 'r', holder: 'inbox.1' })
    const own = map.lease({ party: agent, region: 'master', rights: 'r' })
    map.endRun('run-1')
    map.left('inbox.1')
    map.release(own)
    map.release(own)
    expect(ended).toEqual(['7.1 run-ended', '7.2 party-left', '7.3 released'])
    for (const lease of [ofRun, ofPort, own]) expect(codeOf(() => lease.read(0, 1))).toBe('memory/no-lease')
  })

  it('MM4 finds a lease by its number for who holds it alone', () => {
    const { map } = bench()
    const { terms } = map.lease({ party: agent, region: 'master', rights: 'r', holder: 'inbox.1' })
    expect(map.held(terms.id, { party: agent, holder: 'inbox.1' }).terms.id).toBe(terms.id)
    expect(codeOf(() => map.held(terms.id, { party: agent, holder: 'inbox.2' }))).toBe('memory/no-lease')
    expect(codeOf(() => map.held('7.99', { party: agent, holder: 'inbox.1' }))).toBe('memory/no-lease')
  })

  it('MM2 grants so many leases and no more, to one connection fewer', () => {
    const { map } = bench()
    const request = { party: agent, region: 'master', rights: 'r' } as const
    for (let i = 0; i < LEASES_PER_PARTY_MAX; i++) map.lease({ ...request, holder: 'inbox.1' })
    expect(codeOf(() => map.lease({ ...request, holder: 'inbox.1' }))).toBe('memory/too-many-leases')
    for (let i = LEASES_PER_PARTY_MAX; i < LEASES_MAX; i++) map.lease(request)
    expect(codeOf(() => map.lease(request))).toBe('memory/too-many-leases')
  })

  it('MM2 grants no lease that cannot be recorded', () => {
    const full = (): never => {
      throw new Fault('log/full', 'the log is behind')
    }
    const journal = { leased: full, ended: () => {}, settled: () => {}, refused: () => {} }
    const map = new MemoryMap({ epoch: 1, journal, after: () => () => {} })
    expect(codeOf(() => map.lease({ party: agent, region: 'master', rights: 'r' }))).toBe('log/full')
    expect(map.leases).toEqual([])
  })

  it('MM6 writes a write-once region at its end only', () => {
    const { map } = bench(50)
    const audit = map.lease({ party: { identity: 'audit', kind: 'ledger' }, region: 'audit', rights: 'w' })
    audit.append(10)
    expect(codeOf(() => audit.write(59, 1))).toBe('memory/written-once')
    expect(codeOf(() => audit.write(0, 1))).toBe('memory/written-once')
    audit.write(60, 5)
    audit.append(1)
    expect(map.leases[0]?.used).toBe(18)
  })
})

describe('what is settled', () => {
  it('MM5 counts refusals over a window, and puts those of a run’s party on the record at once', () => {
    const { map, refused, fire } = bench()
    for (let i = 0; i < 5; i++) codeOf(() => map.lease({ party: agent, region: 'audit', rights: 'w' }))
    expect(refused).toEqual([])
    codeOf(() => map.lease({ party: { ...agent, run: 'run-1' }, region: 'audit', rights: 'w' }))
    expect(refused).toMatchObject([{ identity: 'data', code: 'memory/denied', count: 1, run: 'run-1', right: 'w' }])
    expect(fire()).toBe(true)
    expect(refused[1]).toMatchObject({ count: 5, run: '', address: '0x6_003_000000000000' })
  })

  it('MM5 settles early when more kinds of refusals wait than are kept', () => {
    const { map, refused } = bench()
    for (let i = 0; i <= REFUSALS_KEPT_MAX; i++)
      codeOf(() => map.lease({ party: { identity: `rig-${i}`, kind: undefined }, region: 'master', rights: 'r' }))
    expect(refused).toHaveLength(REFUSALS_KEPT_MAX)
    map.settle()
    expect(refused).toHaveLength(REFUSALS_KEPT_MAX + 1)
  })

  it('MM5 lets a settlement that is itself an access call for no further one', () => {
    let audit: Lease | undefined
    let timers = 0
    const map = new MemoryMap({
      epoch: 1,
      journal: { leased: () => {}, ended: () => {}, settled: () => audit?.append(20), refused: () => audit?.append(20) },
      after: () => {
        timers += 1
        return () => {}
      },
    })
    audit = map.lease({ party: { identity: 'audit', kind: 'ledger' }, region: 'audit', rights: 'w' })
    audit.append(100)
    expect(timers).toBe(1)
    map.settle()
    expect(timers).toBe(1)
    expect(map.leases[0]?.used).toBe(120)
  })
})

/** What a lease is: so much of a region until it ends. Twenty lines that say what the map must do. */
class Model {
  readonly leases: { region: (typeof REGIONS)[number]; rights: string; bytes: number; used: number; run: string; isEnded: boolean }[] = []
  refused = 0
  moved = 0

  lease(kind: PartyKind, name: string, rights: string, bytes: number, run: string): string {
    const region = REGIONS.find((each) => each.name === name)
    if (region === undefined || bytes > OFFSET_MAX) return this.no('memory/off-map')
    if ([...rights].some((right) => !region.rights[kind].includes(right))) return this.no('memory/denied')
    if (this.leases.filter(({ isEnded }) => !isEnded).length >= LEASES_MAX) return this.no('memory/too-many-leases')
    this.leases.push({ region, rights, bytes, used: 0, run, isEnded: false })
    return 'ok'
  }

  access(index: number, right: 'r' | 'w', offset: number, bytes: number): string {
    const lease = this.leases[index]
    if (lease === undefined) return 'none'
    if (lease.isEnded) return this.no('memory/no-lease')
    if (!lease.rights.includes(right)) return this.no('memory/denied')
    if (offset + bytes > lease.region.bytes) return this.no('memory/off-map')
    if (lease.used + bytes > lease.bytes) return this.no('memory/over-budget')
    lease.used += bytes
    this.moved += bytes
    return 'ok'
  }

  no(code: string): string {
    this.refused += 1
    return code
  }
}

const KINDS: readonly PartyKind[] = ['agent', 'ledger', 'constraint']
/** Write-once regions have a rule of their own above. */
const NAMES = [...REGIONS.filter(({ medium }) => medium !== 'write-once').map(({ name }) => name), 'nowhere']
const step = fc.oneof(
  fc.record({
    act: fc.constant('lease' as const),
    kind: fc.constantFrom(...KINDS),
    name: fc.constantFrom(...NAMES, 'master', 'scratch'),
    rights: fc.constantFrom<Rights>('r', 'w', 'x', 'rw', 'rwx'),
    bytes: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(2 ** 48)),
    run: fc.constantFrom('', 'run-1'),
  }),
  fc.record({
    act: fc.constant('access' as const),
    index: fc.nat(20),
    right: fc.constantFrom('r' as const, 'w' as const),
    offset: fc.oneof(fc.nat(5000), fc.constantFrom(4 * 1024 ** 3 - 1, 8 * 1024 ** 3, 2 ** 48 - 2)),
    bytes: fc.nat(900),
  }),
  fc.record({ act: fc.constantFrom('release' as const, 'endRun' as const, 'settle' as const), index: fc.nat(20) }),
)

describe('any order of leases and accesses', () => {
  it('MM2 MM3 MM4 MM5 answers as a small model does, and everything is on the record once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const { map, settled, refused, leased } = bench()
        const model = new Model()
        const live: Lease[] = []
        for (const each of steps) {
          if (each.act === 'lease') {
            const { kind, name: region, rights, bytes, run } = each
            const answer = codeOf(() => live.push(map.lease({ party: { identity: kind, kind }, region, rights, bytes, run })))
            expect(answer).toBe(model.lease(kind, region, rights, bytes, run))
          } else if (each.act === 'access') {
            const { index, right, offset, bytes } = each
            const lease = live[index]
            if (lease === undefined) continue
            const answer = codeOf(() => (right === 'r' ? lease.read(offset, bytes) : lease.write(offset, bytes)))
            expect(answer).toBe(model.access(index, right, offset, bytes))
          } else if (each.act === 'release') {
            const lease = live[each.index]
            if (lease !== undefined) map.release(lease)
            if (lease !== undefined) model.leases[each.index]!.isEnded = true
          } else if (each.act === 'endRun') {
            map.endRun('run-1')
            for (const lease of model.leases) if (lease.run === 'run-1') lease.isEnded = true
          } else map.settle()
        }
        map.settle()
        expect(leased).toHaveLength(model.leases.length)
        expect(map.leases.map(({ used }) => used)).toEqual(model.leases.filter(({ isEnded }) => !isEnded).map(({ used }) => used))
        expect(settled.flat().reduce((sum, row) => sum + row.bytesRead + row.bytesWritten, 0)).toBe(model.moved)
        expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(model.refused)
      }),
      { numRuns: 300 },
    )
  })
})
