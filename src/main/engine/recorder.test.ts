import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../shared/base/index.ts'
import { FOLD_TEXT, SNAPSHOT_EVERY } from '../../shared/state/index.ts'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { LedgerEntry } from '../pipeline/index.ts'
import { Recorder } from './recorder.ts'

/** A log whose disk a test drives. */
class HeldLog {
  readonly entries: LedgerEntry[] = []
  #committed = 0
  append = (entry: LedgerEntry): number => this.entries.push(entry) - 1
  appendBreach = async (entry: LedgerEntry): Promise<number> => this.append(entry)
  flush = async (): Promise<void> => undefined

  commit(recorder: Recorder): void {
    for (; this.#committed < this.entries.length; this.#committed += 1)
      recorder.committed(this.#committed, this.entries[this.#committed] as arqonbus.v1.IRecord)
  }
}

const hash = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest())

const fresh = (): { recorder: Recorder; log: HeldLog } => {
  const recorder = new Recorder(hash)
  const log = new HeldLog()
  recorder.attach(log, 3, () => 17)
  return { recorder, log }
}

describe('Recorder', () => {
  it('ST2 shows a record once it is on disk, not when it was appended', () => {
    const { recorder, log } = fresh()
    recorder.append({ run: 'run-a', runStarted: { mode: 'full_build' } })
    expect(recorder.state.runsTotal).toBe(0)
    log.commit(recorder)
    expect(recorder.state).toMatchObject({ runsTotal: 1, size: 1, pos: 17 })
    expect(log.entries[0]).toMatchObject({ epoch: 3, pos: 17 })
  })

  it('ST3 ST11 puts a snapshot on record every 4,096 records, of the state before it, and says of which fold', () => {
    const { recorder, log } = fresh()
    for (let index = 0; index < SNAPSHOT_EVERY - 1; index += 1) recorder.append({ tokenIssued: { subject: 's' } })
    log.commit(recorder)
    expect(log.entries).toHaveLength(SNAPSHOT_EVERY - 1)
    recorder.append({ tokenIssued: { subject: 'last' } })
    let stateSha256: Uint8Array | undefined
    recorder.onCommitted((number, _record, state) => {
      if (number === SNAPSHOT_EVERY - 1) stateSha256 = hash(canonicalJson(state))
    })
    log.commit(recorder)
    expect(log.entries.at(-1)?.snapshot).toEqual({ record: SNAPSHOT_EVERY - 1, stateSha256, fold: hash(FOLD_TEXT).slice(0, 8) })
  })

  it('ST2 takes nothing before the log is open', () => {
    expect(() => new Recorder(() => new Uint8Array()).append({})).toThrow(/not open/)
  })
})
