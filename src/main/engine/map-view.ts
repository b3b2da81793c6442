import { addCounters, type MemoryState, NO_ACCESSES, type RegionCounters, regionKey } from '../../shared/state/index.ts'
import { type Accesses, formatAddress, type LeaseView, REGIONS, type Region, regionAt, SPACES } from '../memory/index.ts'

/** What an engine knows beyond the record. */
export interface LiveMap {
  readonly leases: readonly LeaseView[]
  /** Used and not settled yet. */
  readonly pending: readonly Accesses[]
  readonly refusals: number
}

/** The memory map as `vbus map --json` prints it: what the record says and, where an engine tells it, what has no record yet. */
export function toMapView(state: MemoryState, live?: LiveMap): object {
  const used = new Map(live?.leases.map((lease) => [lease.id, lease.used]))
  return {
    map: { sha256: state.map.sha256, record: state.map.record < 0 ? null : state.map.record },
    spaces: Object.entries(SPACES).map(([space, name]) => ({
      space: `0x${space}`,
      name,
      regions: REGIONS.filter(({ id }) => id >> 12 === Number(space)).map((region) =>
        toRegionView(region, countersOf(state, region, live)),
      ),
    })),
    leases: Object.entries(state.leases).map(([lease, { region, used: settled, ...rest }]) => ({
      lease,
      ...rest,
      region: regionAt(region)?.name ?? '',
      address: formatAddress(region, 0),
      used: used.get(lease) ?? settled,
    })),
    refused: state.refused + (live?.refusals ?? 0),
  }
}

function toRegionView({ id, name, medium, device, bytes, rights }: Region, counters: RegionCounters): object {
  const { reads, writes, executes, bytesRead, bytesWritten, refused } = counters
  return {
    address: formatAddress(id, 0),
    name,
    medium,
    device: device === '' ? null : device,
    bytes,
    rights,
    counters: { reads, writes, executes, bytes_read: bytesRead, bytes_written: bytesWritten, refused },
  }
}

function countersOf(state: MemoryState, { id }: Region, live: LiveMap | undefined): RegionCounters {
  const pending = live?.pending.filter(({ region }) => region === id) ?? []
  return pending.reduce((sum, row) => addCounters(sum, { ...row, refused: 0 }), state.regions[regionKey(id)] ?? NO_ACCESSES)
}
