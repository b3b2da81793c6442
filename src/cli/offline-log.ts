import { crc32 } from 'node:zlib'
import { LogWriter, type OpenLog } from '../main/log/index.ts'
import { checkSignature } from '../main/log/recovery.ts'
import { nodeDisk, sha256, sha256Into, takeEngineLock } from '../main/platform/index.ts'
import { loadLogKey, startLogOrigin } from '../main/workspace/keys.ts'
import type { WorkspaceLayout } from '../main/workspace/layout.ts'
import type { PersonRecord } from '../main/workspace/person-records.ts'
import { Fault } from '../shared/base/index.ts'
import { verifyFolder } from '../shared/chain/index.ts'
import { apply, EMPTY_STATE, type State, toNumber } from '../shared/state/index.ts'
import { arqonbus } from '../shared/wire/generated/arqonbus.js'
import type { VerbContext } from './verb.ts'

/** The audit log of a workspace that no engine runs on, open for a person's records. Disposing of it closes it cleanly. */
export interface OfflineLog extends AsyncDisposable {
  /** What the log says, without what was appended here. */
  readonly state: State
  /** Resolves with the record's number once it is on disk. */
  append(record: PersonRecord): Promise<number>
}

const MACHINE = { id: 'vbus', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

export async function openOfflineLog(context: VerbContext, layout: WorkspaceLayout, workspaceId: string): Promise<OfflineLog> {
  const lock = takeEngineLock(layout.lockFile)
  try {
    const identity = loadLogKey(layout)
    const log = await LogWriter.open({
      dir: layout.auditDir,
      kind: 'audit',
      identity,
      isPinned: true,
      newIdentity: () => startLogOrigin(layout),
      clock: context.host.clock,
      disk: nodeDisk,
      setAsideDir: layout.setAsideDir,
    })
    const { state, pos } = await fold(layout, log)
    const encode = (record: PersonRecord): Uint8Array =>
      arqonbus.v1.Record.encode({ ...record, pos, epoch: state.engine.epoch, time: Number(context.host.clock.wallNs()) }).finish()
    const append = async (record: PersonRecord): Promise<number> => {
      const number = log.append(encode(record))
      if (number === 'full') throw new Fault('log/io', 'the log takes no more records')
      await log.durable(number)
      return number
    }
    const { opening } = log
    if (opening.kind === 'new') await append({ actor: MACHINE, logOpened: { origin: opening.origin, vkey: opening.vkey, workspaceId } })
    return {
      state,
      append,
      async [Symbol.asyncDispose]() {
        const { isClean } = await log.close({ final: encode({ actor: MACHINE, engineClosed: { reason: 'a verb of the command line' } }) })
        lock.release()
        if (!isClean) throw new Fault('log/io', 'the log did not close cleanly')
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function fold(layout: WorkspaceLayout, log: OpenLog): Promise<{ state: State; pos: number }> {
  let state = EMPTY_STATE
  let pos = 0
  if (log.opening.size === 0) return { state, pos }
  await verifyFolder({
    disk: nodeDisk,
    dir: layout.auditDir,
    sha256,
    hashInto: sha256Into,
    crc32,
    checkSignature,
    newestSignaturesMax: 1,
    onEntry(index, buffer, start, end) {
      const record = arqonbus.v1.Record.decode(buffer.subarray(start, end))
      state = apply(state, record, index)
      pos = toNumber(record.pos)
    },
  })
  return { state, pos }
}
