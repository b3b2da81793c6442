import { crc32 } from 'node:zlib'
import { type Clock, Fault } from '../../shared/base/index.ts'
import { verifyFolder } from '../../shared/chain/index.ts'
import { arqonbus } from '../../shared/wire/generated/arqonbus.js'
import { LogWriter, type SetAside } from '../log/index.ts'
import { checkSignature } from '../log/recovery.ts'
import type { LedgerEntry } from '../pipeline/index.ts'
import { nodeDisk, sha256, sha256Into } from '../platform/index.ts'
import { loadLogKey, startLogOrigin } from '../workspace/keys.ts'
import type { WorkspaceLayout } from '../workspace/layout.ts'
import type { AuditReader, AuditVerdict } from './contract.ts'
import type { AuditSink, Recorder } from './recorder.ts'

const MACHINE = { id: 'engine', kind: arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE }

export interface AuditDoorOptions {
  readonly layout: WorkspaceLayout
  readonly workspaceId: string
  readonly clock: Clock
  readonly recorder: Recorder
  readonly workerUrl: URL | undefined
  readonly onFault: (fault: Fault) => void
}

export interface OpenAudit {
  readonly sink: AuditSink
  readonly reader: AuditReader
  readonly vkey: string
  head(): { readonly size: number; readonly root: string }
  verify(onProgress?: (records: number, of: number) => void): Promise<AuditVerdict>
  /** Records what opening found: a new log, one that replaces another, a torn tail. */
  recordOpening(): void
  /** The breach of a log that did not verify and was set aside. */
  readonly setAside: Fault | undefined
  close(final: LedgerEntry): Promise<void>
}

/** Opens the workspace's audit log: recovers it, folds what it holds, and takes records from then on. @throws Fault `log/io`, `log/disk-full` */
export async function openAudit(options: AuditDoorOptions): Promise<OpenAudit> {
  const { layout, recorder, clock } = options
  const pending: LedgerEntry[] = []
  let isFolded = false
  const writer = await LogWriter.open({
    dir: layout.auditDir,
    kind: 'audit',
    identity: loadLogKey(layout),
    isPinned: true,
    mustExist: true,
    newIdentity: () => startLogOrigin(layout),
    clock,
    disk: nodeDisk,
    setAsideDir: layout.setAsideDir,
    ...(options.workerUrl === undefined ? {} : { workerUrl: options.workerUrl }),
    onCommitted: (first, count) => {
      for (let index = 0; index < count; index += 1) {
        const record = pending.shift()
        if (isFolded && record !== undefined) recorder.committed(first + index, record)
      }
    },
    onFault: ({ fault }) => options.onFault(fault),
  })
  if (writer.size > 0) await foldStored(layout, writer.size, recorder)
  isFolded = true
  const encode = (entry: LedgerEntry): Uint8Array => {
    const record = { ...entry, time: Number(clock.wallNs()) }
    pending.push(record)
    return arqonbus.v1.Record.encode(record).finish()
  }
  const flush = async (): Promise<void> => {
    if (writer.size > writer.durableSize) await writer.durable(writer.size - 1)
  }
  const append = (entry: LedgerEntry): number => {
    const number = writer.append(encode(entry))
    if (number !== 'full') return number
    pending.pop()
    throw new Fault('log/io', 'the audit log takes no more records: its buffer is full')
  }
  const { opening } = writer
  const view = (number: number, record: LedgerEntry): { record: number; kind: string; run: string } => ({ record: number, run: record.run ?? '', ...toView(record) })
  return {
    sink: { append, appendBreach: (entry) => writer.appendBreach(encode(entry)), flush },
    vkey: opening.vkey,
    head: () => {
      const head = writer.head()
      return { size: head?.size ?? 0, root: Buffer.from(head?.root ?? []).toString('hex') }
    },
    reader: {
      get size() {
        return writer.durableSize
      },
      async *read(from, to) {
        const found: { number: number; record: LedgerEntry }[] = []
        await scan(layout, (index, bytes) => {
          if (index >= from && index < to && index < writer.durableSize) found.push({ number: index, record: arqonbus.v1.Record.decode(bytes) })
        })
        for (const { number, record } of found) yield view(number, record)
      },
    },
    verify: async () => {
      await flush()
      const report = await scan(layout, () => undefined)
      const { firstBad, head } = report
      const bad = firstBad === undefined ? null : { record: null, file: firstBad.file, offset: firstBad.offset, reason: firstBad.reason }
      return { ok: firstBad === undefined, records: head.size, root: Buffer.from(head.root).toString('hex'), checkpoint: { size: head.size, signed: true }, torn_tail: 0, first_bad: bad }
    },
    recordOpening: () => recordOpening(options, append, writer),
    setAside: toFault(opening.replaced),
    close: async (final) => void (await writer.close({ final: encode(final) })),
  }
}

function toFault(replaced: SetAside | undefined): Fault | undefined {
  if (replaced === undefined) return undefined
  const { code, bad, movedTo, origin, size } = replaced
  return new Fault(code, `the audit log did not verify and was set aside: ${bad.reason}`, { ...bad, moved_to: movedTo, origin, last_good_size: size })
}

function recordOpening({ workspaceId }: AuditDoorOptions, append: (entry: LedgerEntry) => number, { opening }: LogWriter): void {
  const { kind, origin, vkey, replaced, quarantined } = opening
  if (kind !== 'continued') {
    const names = replaced === undefined ? {} : { replacesOrigin: replaced.origin, replacesSize: replaced.size, replacesRoot: replaced.root, replacesReason: replaced.bad.reason }
    append({ actor: MACHINE, logOpened: { origin, vkey, workspaceId, ...names } })
  }
  for (const { file, bytes, sha256: hash, log } of quarantined) append({ actor: MACHINE, tailQuarantined: { file, bytes, sha256: hash, log } })
}

async function scan(layout: WorkspaceLayout, onEntry: (index: number, bytes: Uint8Array) => void): ReturnType<typeof verifyFolder> {
  const options = { disk: nodeDisk, dir: layout.auditDir, sha256, hashInto: sha256Into, crc32, checkSignature }
  return await verifyFolder({ ...options, onEntry: (index, buffer, start, end) => onEntry(index, buffer.slice(start, end)) })
}

async function foldStored(layout: WorkspaceLayout, size: number, recorder: Recorder): Promise<void> {
  await scan(layout, (index, bytes) => {
    if (index < size) recorder.committed(index, arqonbus.v1.Record.decode(bytes))
  })
}

function toView(record: LedgerEntry): { kind: string } & Record<string, unknown> {
  const plain = arqonbus.v1.Record.toObject(arqonbus.v1.Record.fromObject(record), { longs: Number, bytes: String, enums: String })
  return { kind: String(Object.keys(plain).at(-1)), ...plain }
}
