import type { Services } from '../../services.ts'

type Parts = Pick<Services, 'navigation' | 'time' | 'travel'>

/** Selects a record; in the past the time cursor stands where the selection does. */
export function selectRecord({ navigation, time, travel }: Parts, record: number | undefined): void {
  navigation.select(record === undefined ? undefined : { kind: 'record', id: String(record) })
  if (record !== undefined && time.store.getState().mode !== 'live') void travel.to({ record })
}

/** Selects a record and brings the time cursor there: what stepping does. */
export function stepTo({ navigation, travel, audit, history }: Parts & Pick<Services, 'audit' | 'history'>, record: number): void {
  history.prepare(record)
  void audit.stepper.step(record, () => {
    navigation.select({ kind: 'record', id: String(record) })
    const known = audit.here(record)
    void (known === undefined ? travel.to({ record }) : travel.goTo({ record, pos: String(known.pos), time: known.time }))
  })
}
