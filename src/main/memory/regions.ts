import { canonicalJson } from '../../shared/base/index.ts'
import { OFFSET_MAX, regionId } from './address.ts'
import { SCRATCH_BYTES_MAX } from './limits.ts'

/** What a component is (workspace.yaml, `components`): it does work, records truth, or can halt. */
export type PartyKind = 'agent' | 'ledger' | 'constraint'

/** Any of `r`, `w`, `x`, in that order; empty for none. */
export type Rights = '' | 'r' | 'w' | 'x' | 'rw' | 'rx' | 'wx' | 'rwx'
export type Right = 'r' | 'w' | 'x'

/**
 * How a device behaves. `rom`: copies by the hash of their content, made once, checked at every read. `hbm`: scratch, wiped. `pcie`: the edge.
 * `nvram`: kept, changes. `write-once`: what is written is never written again. `process`: code runs there. `memory`: no folder of its own.
 */
export type Medium = 'rom' | 'hbm' | 'pcie' | 'nvram' | 'write-once' | 'process' | 'memory'

export interface Region {
  /** The upper 16 bits of its addresses. */
  readonly id: number
  readonly name: string
  readonly medium: Medium
  /** Folder or file of the workspace that is its device, relative; empty: it has none. */
  readonly device: string
  /** Bytes: offsets below it are on the map. */
  readonly bytes: number
  /** What a lease may hold, by kind of party. A region that gives nobody anything is the engine's own hardware. */
  readonly rights: Readonly<Record<PartyKind, Rights>>
}

export const SPACES: Readonly<Record<number, string>> = {
  1: 'data memory',
  2: 'compute extensions',
  3: 'orchestration',
  4: 'external IO',
  5: 'economic',
  6: 'immutable',
}

/** A workspace has as many at most (docs/spec/data.md, WF3). */
const CONTRIBUTORS = 3
const GIB = 1024 ** 3
const MIB = 1024 ** 2
const NOBODY = { agent: '', ledger: '', constraint: '' } as const
/** Only the store writes a bank, and once; everybody of a run reads. */
const BANK = { agent: 'r', ledger: 'rw', constraint: 'r' } as const
const LEDGER = { agent: '', ledger: 'rw', constraint: 'r' } as const

type Row = readonly [space: number, number: number, name: string, medium: Medium, device: string, bytes: number, rights: Region['rights']]

const banks: readonly Row[] = Array.from({ length: CONTRIBUTORS }, (_, i) => [
  1,
  2 + i,
  `contributor-${i + 1}`,
  'rom',
  '.vbus/rom',
  4 * GIB,
  BANK,
])

const ROWS: readonly Row[] = [
  [1, 0x001, 'master', 'rom', '.vbus/rom', 4 * GIB, BANK],
  ...banks,
  [1, 0x005, 'content', 'rom', '.vbus/rom', 4 * GIB, BANK],
  [1, 0x006, 'blobs', 'rom', '.vbus/blobs', OFFSET_MAX, { agent: '', ledger: 'rw', constraint: '' }],
  [1, 0x010, 'cache-l1', 'memory', '', 4 * GIB, LEDGER],
  [1, 0x011, 'cache-l2', 'memory', '', 4 * GIB, LEDGER],
  [1, 0x012, 'cache-l3', 'nvram', '.vbus/cache', 16 * GIB, LEDGER],
  [2, 0x001, 'scratch', 'hbm', '.vbus/hbm', SCRATCH_BYTES_MAX, { agent: 'rw', ledger: '', constraint: 'rw' }],
  [2, 0x002, 'operators', 'process', '', OFFSET_MAX, { agent: 'x', ledger: '', constraint: '' }],
  [3, 0x001, 'configuration', 'rom', 'workspace.yaml', MIB, { agent: '', ledger: '', constraint: 'r' }],
  [3, 0x002, 'policy', 'rom', 'policy.yaml', MIB, { agent: '', ledger: '', constraint: 'r' }],
  [3, 0x003, 'streams', 'nvram', '.vbus/streams', OFFSET_MAX, NOBODY],
  [3, 0x004, 'indexes', 'nvram', '.vbus/index', OFFSET_MAX, NOBODY],
  [3, 0x005, 'engine', 'nvram', '.vbus', MIB, NOBODY],
  [4, 0x001, 'imports', 'pcie', 'data', 4 * GIB, { agent: 'r', ledger: 'r', constraint: '' }],
  [4, 0x002, 'staging', 'pcie', '.vbus/staging', SCRATCH_BYTES_MAX, { agent: 'w', ledger: '', constraint: 'rw' }],
  [4, 0x003, 'outputs', 'pcie', 'outputs', OFFSET_MAX, { agent: '', ledger: '', constraint: 'rw' }],
  [4, 0x004, 'doors', 'memory', '', OFFSET_MAX, NOBODY],
  [5, 0x001, 'quota', 'nvram', '.vbus/audit', OFFSET_MAX, LEDGER],
  [6, 0x001, 'trust', 'write-once', '.vbus/audit', OFFSET_MAX, LEDGER],
  [6, 0x002, 'registry', 'write-once', '.vbus/audit', OFFSET_MAX, LEDGER],
  [6, 0x003, 'audit', 'write-once', '.vbus/audit', OFFSET_MAX, LEDGER],
  [6, 0x004, 'keys', 'nvram', '.vbus/keys', MIB, NOBODY],
  [6, 0x005, 'set-aside', 'write-once', '.vbus/set-aside', OFFSET_MAX, NOBODY],
]

/** The map: every region there is. One table; what is not in it has no address. */
export const REGIONS: readonly Region[] = ROWS.map(([space, number, name, medium, device, bytes, rights]) => ({
  id: regionId(space, number),
  name,
  medium,
  device,
  bytes,
  rights,
}))

const byName = new Map(REGIONS.map((region) => [region.name, region]))
const byId = new Map(REGIONS.map((region) => [region.id, region]))

/** Undefined for a name that no region has. */
export const regionNamed = (name: string): Region | undefined => byName.get(name)
/** @param id the upper 16 bits of an address */
export const regionAt = (id: number): Region | undefined => byId.get(id)

/** What the map's hash is over. */
export const MAP_TEXT: string = canonicalJson(REGIONS)
