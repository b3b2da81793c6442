import { toHex } from '../../shared/chain/index.ts'
import { TYPE_NAMES } from '../../shared/wire/index.ts'
import { asText, pathOf } from './filter/compile.ts'
import { BLOCK_ROWS } from './limits.ts'
import type { MessageStore, Source } from './message-store.ts'
import { previewOf } from './preview.ts'
import type { MessageRow, MessageView } from './protocol.ts'
import { GONE } from './row-block.ts'

const FIELD_CHARS_MAX = 200
const NO_SOURCE: Source = { from: '', namespace: '', epoch: 0, commit: 'ephemeral' }

export interface RowReading {
  readonly store: MessageStore
  readonly payloadOf: (number: number) => unknown
  readonly fields: readonly (readonly string[])[]
  readonly isFromLog: boolean
}

/** A row as the page shows it. */
export function rowOf(number: number, { store, payloadOf, fields, isFromLog }: RowReading): MessageRow {
  const block = store.block(number)
  const row = number % BLOCK_ROWS
  const isGone = ((block.flags[row] as number) & GONE) !== 0
  return {
    number: isFromLog ? -1 : number,
    pos: String(block.pos[row]),
    seq: String(block.seq[row]),
    topic: store.topics.topicAt(block.topic[row] as number),
    from: (store.sources[block.source[row] as number] ?? NO_SOURCE).from,
    type: TYPE_NAMES[block.type[row] as number] ?? '',
    schema: store.schemas.textOf(block.schema[row] as number),
    tsMs: block.ts[row] as number,
    arrivalMs: block.arrival[row] as number,
    bytes: block.payloadLength[row] as number,
    marks: block.flags[row] as number,
    missing: block.missing[row] as number,
    preview: isGone ? '' : previewOf(store.payloadView(number)),
    fields: isGone ? [] : fieldsOf(payloadOf, number, fields),
    isGone,
  }
}

function fieldsOf(payloadOf: (number: number) => unknown, number: number, fields: RowReading['fields']): readonly string[] {
  if (fields.length === 0) return []
  const value = payloadOf(number)
  return fields.map((path) => {
    const found = pathOf(value, path)
    return found === undefined ? '' : asText(found).slice(0, FIELD_CHARS_MAX)
  })
}

/** The whole message of a row. */
export function messageOf(number: number, { store, isFromLog }: Pick<RowReading, 'store' | 'isFromLog'>): MessageView {
  const { delivery, envelope } = store.message(number)
  const block = store.block(number)
  const row = number % BLOCK_ROWS
  const { trace } = envelope
  return {
    pos: String(delivery.pos),
    seq: String(delivery.seq),
    epoch: delivery.epoch,
    from: delivery.from,
    namespace: delivery.namespace,
    commit: delivery.commit,
    id: envelope.id,
    type: envelope.type,
    topic: envelope.topic,
    schema: envelope.schema ?? '',
    tsMs: block.ts[row] as number,
    arrivalMs: isFromLog ? undefined : (block.arrival[row] as number),
    replyTo: envelope.replyTo,
    correlationId: envelope.correlationId,
    deadlineMs: envelope.deadlineMs,
    publisherSeq: envelope.publisherSeq === undefined ? undefined : String(envelope.publisherSeq),
    trace:
      trace === undefined
        ? undefined
        : { traceId: toHex(trace.traceId), spanId: toHex(trace.spanId), parentId: trace.parentId && toHex(trace.parentId) },
    marks: isFromLog ? 0 : (block.flags[row] as number),
    missing: isFromLog ? 0 : (block.missing[row] as number),
    payload: envelope.payload.slice(),
    isFromLog,
  }
}
