import { describe, expect, it } from 'vitest'
import type { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import type { LedgerEntry } from '../pipeline/index.ts'
import { Recorder, SNAPSHOT_EVERY } from './recorder.ts'

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

const fresh = (): { recorder: Recorder; log: HeldLog } => {
  const recorder = new Recorder((state) => new Uint8Array([state.size % 256]))
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

  it('ST3 puts a snapshot on record every 4,096 records, of the state before it', () => {
    const { recorder, log } = fresh()
    for (let index = 0; index < SNAPSHOT_EVERY - 1; index += 1) recorder.append({ tokenIssued: { subject: 's' } })
    log.commit(recorder)
    expect(log.entries).toHaveLength(SNAPSHOT_EVERY - 1)
    recorder.append({ tokenIssued: { subject: 'last' } })
    log.commit(recorder)
    expect(log.entries.at(-1)?.snapshot).toEqual({ record: SNAPSHOT_EVERY - 1, stateSha256: new Uint8Array([SNAPSHOT_EVERY % 256]) })
  })

  it('ST2 takes nothing before the log is open', () => {
    expect(() => new Recorder(() => new Uint8Array()).append({})).toThrow(/not open/)
  })
})
