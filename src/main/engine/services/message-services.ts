import { Fault } from '../../../shared/base/index.ts'
import { leafHash, toBase64, toHex } from '../../../shared/chain/index.ts'
import { posOf } from '../../../shared/wire/index.ts'
import { sha256 } from '../../platform/index.ts'
import type { AnchorBook } from '../anchor-book.ts'
import type { AuditDoor } from '../audit-door.ts'
import type { StreamLogs } from '../stream-logs.ts'
import { type Service, text } from './service.ts'

export interface MessageServicesDeps {
  readonly logs: StreamLogs
  readonly anchors: AnchorBook
  readonly audit: Pick<AuditDoor, 'head' | 'vkey'>
}

/** `system.messages.prove`: that one durable message of the caller's namespace is in its log, up to the audit log's anchor. */
export function messageServices({ logs, anchors, audit }: MessageServicesDeps): Readonly<Record<string, Service>> {
  return {
    'system.messages.prove': async (body, { namespace }) => {
      const wanted = text(body, 'pos')
      if (!/^\d{1,16}$/.test(wanted)) throw new Fault('wire/bad-payload', 'pos must be a decimal number as text')
      const log = logs.logOf(namespace)
      if (log === undefined) throw new Fault('request/refused', `${namespace} has no durable messages`)
      const index = await log.find({ pos: BigInt(wanted) })
      const { bytes, starts } = await log.read(index, 1)
      if (starts[0] === undefined || posOf(bytes, starts[0]) !== Number(wanted))
        throw new Fault('request/refused', `no durable message of ${namespace} has the position ${wanted}`)
      const anchor = anchors.covering(log.origin, index)
      if (anchor === undefined) throw new Fault('request/refused', 'the message is not anchored yet; ask again in a second')
      const { content, path, root, size } = await log.prove(index, anchor.last + 1)
      return {
        pos: wanted,
        log: log.origin,
        log_vkey: log.vkey,
        index,
        entry: toBase64(content),
        leaf: toHex(leafHash(sha256, content)),
        path: path.map(toHex),
        size,
        root: toHex(root),
        anchor: { record: anchor.record },
        audit: { vkey: audit.vkey, head: audit.head() },
      }
    },
  }
}
