import type { Services } from '../../services.ts'

type Parts = Pick<Services, 'navigation' | 'time' | 'travel'>

/** Selects a record; in the past the time cursor stands where the selection does. */
export function selectRecord({ navigation, time, travel }: Parts, record: number | undefined): void {
  navigation.select(record === undefined ? undefined : { kind: 'record', id: String(record) })
  if (record !== undefined && time.store.getState().mode !== 'live') void travel.to({ record })
}

/** Selects a record and brings the time cursor there: what stepping does. */
export function stepTo({ navigation, travel, audit }: Parts & Pick<Services, 'audit'>, record: number): void {
  navigation.select({ kind: 'record', id: String(record) })
  // Without a filter a record's place is its number: its page tells where in time it is.
  const known = audit.at(record)
  void (known?.record === record ? travel.goTo({ record, pos: String(known.pos), time: known.time }) : travel.to({ record }))
}
