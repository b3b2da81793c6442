import { Fault } from '../../shared/base/index.ts'
import type { Client } from '../../shared/client/index.ts'
import { TYPE } from '../../shared/wire/index.ts'
import { EXPORT_BYTES_MAX, EXPORT_MESSAGES_MAX, exportRows } from './export.ts'
import type { FieldSeries } from './field-series.ts'
import { MARK_NAMES } from './filter/language.ts'
import type { MessageStore } from './message-store.ts'
import { messageOf, type RowReading } from './message-view.ts'
import { readPast } from './past.ts'
import type { MessageView, Question, Questions, RelatedMessage, TopicView } from './protocol.ts'
import type { RowView } from './row-view.ts'
import type { TopicCatalog, TopicNode } from './topic-catalog.ts'

const VALUES_MAX = 50
const RELATED_MAX = 20
/** Newest messages that are looked through for related ones. */
const LOOKED_THROUGH_MAX = 200_000

/** What questions are answered from. */
export interface Sight {
  readonly store: MessageStore
  readonly past: MessageStore | undefined
  readonly topics: TopicCatalog
  readonly client: Client | undefined
  readonly fields: readonly string[]
  readonly total: number
  readonly place: (index: number) => { readonly view: RowView; readonly number: number }
  /** Index of a captured row; -1. */
  readonly indexOf: (number: number) => number
  readonly reading: (store: MessageStore) => RowReading
  readonly series: FieldSeries
  /** Decoders of the schemas that payloads are read by, asked for once a connection. */
  readonly learnSchemas: () => Promise<void>
}

/** @throws Fault `capture/not-kept`, `capture/too-much`, and what the engine refuses */
export async function answerQuestion(question: Question, ask: object, sight: Sight): Promise<Questions[Question]['answer']> {
  switch (question) {
    case 'message':
      return await findMessage((ask as Questions['message']['ask']).pos, sight)
    case 'posAt': {
      const { index } = ask as Questions['posAt']['ask']
      if (index < 0 || index >= sight.total) return undefined
      const { view, number } = sight.place(index)
      return view.store.has(number) ? String(view.store.block(number).pos[number % 65_536]) : undefined
    }
    case 'rowOf': {
      const number = sight.store.findPos(Number((ask as Questions['rowOf']['ask']).pos))
      return number === undefined ? -1 : sight.indexOf(number)
    }
    case 'values':
      return valuesOf(ask as Questions['values']['ask'], sight.store)
    case 'topic':
      return topicOf((ask as Questions['topic']['ask']).topic, sight)
    case 'series':
      await sight.learnSchemas()
      return sight.series.read(ask as Questions['series']['ask'], sight)
    case 'related':
      return relatedTo((ask as Questions['related']['ask']).id, sight.store)
    case 'export': {
      const { format, range } = ask as Questions['export']['ask']
      if (range.end - range.first > EXPORT_MESSAGES_MAX)
        throw new Fault('capture/too-much', `at most ${EXPORT_MESSAGES_MAX} messages`, { messages: range.end - range.first })
      return await exportRows(format, messagesOf(range, sight), sight.fields)
    }
  }
}

/** What was captured, else what the log has. */
async function findMessage(pos: string, { store, past, client }: Sight): Promise<MessageView | undefined> {
  const wanted = Number(pos)
  for (const [from, isFromLog] of [
    [store, false],
    [past, true],
  ] as const) {
    const number = from?.findPos(wanted)
    if (from !== undefined && number !== undefined) return messageOf(number, { store: from, isFromLog })
  }
  if (client === undefined) return undefined
  const found = await readPast(client, { to: BigInt(pos), scope: '', messagesMax: 1 })
  const number = found.findPos(wanted)
  return number === undefined ? undefined : messageOf(number, { store: found, isFromLog: true })
}

function* messagesOf({ first, end }: Questions['export']['ask']['range'], sight: Sight): Generator<{ view: MessageView; value: unknown }> {
  let bytes = 0
  for (let index = Math.max(0, first); index < Math.min(end, sight.total); index++) {
    const { view, number } = sight.place(index)
    if (!view.store.has(number)) continue
    const reading = sight.reading(view.store)
    const message = messageOf(number, reading)
    bytes += message.payload.byteLength
    if (bytes > EXPORT_BYTES_MAX) throw new Fault('capture/too-much', `at most ${EXPORT_BYTES_MAX} bytes of payload`, { bytes })
    yield { view: message, value: sight.fields.length === 0 ? undefined : reading.payloadOf(number) }
  }
}

function valuesOf({ field, text }: Questions['values']['ask'], store: MessageStore): readonly string[] {
  const wanted = text.toLowerCase()
  const from = function* (): Generator<string> {
    if (field === 'topic') for (let number = 0; number < store.topics.size; number++) yield store.topics.topicAt(number)
    if (field === 'from') for (const source of store.sources) yield source.from
    if (field === 'schema') for (let number = 1; number < store.schemas.size; number++) yield store.schemas.textOf(number)
    if (field === 'type') yield* Object.keys(TYPE)
    if (field === 'mark') yield* MARK_NAMES
  }
  const found = new Set<string>()
  for (const value of from()) {
    if (value.toLowerCase().includes(wanted)) found.add(value)
    if (found.size >= VALUES_MAX) break
  }
  return [...found].sort()
}

function topicOf(topic: string, { store, topics }: Sight): TopicView | undefined {
  const node = topics.find(topic)
  const number = store.topicNumber(topic)
  if (node === undefined && number < 0) return undefined
  const newest = number < 0 ? -1 : store.counts.newestOf(number)
  return {
    topic,
    listed: node && listedOf(node),
    taken: store.counts.takenOf(number),
    kept: store.counts.keptOf(number),
    keptBytes: store.counts.keptBytesOf(number),
    dropped: store.counts.droppedOf(number),
    newestPos: newest >= 0 && store.has(newest) ? String(store.block(newest).pos[newest % 65_536]) : undefined,
  }
}

function listedOf({ messages, bytes, perSecond, isDurable, subscribers, spark }: TopicNode): TopicView['listed'] {
  return { messages, bytes, perSecond: spark.length === 0 ? undefined : perSecond, isDurable, subscribers }
}

/** By id and correlation id, newest first: the message itself, and what answers it. */
function relatedTo(id: string, store: MessageStore): readonly RelatedMessage[] {
  const found: RelatedMessage[] = []
  const last = Math.max(store.first, store.taken - LOOKED_THROUGH_MAX)
  for (let number = store.taken - 1; number >= last && found.length < RELATED_MAX; number--) {
    if (!store.has(number)) continue
    const how = store.isRelated(number, id)
    if (how === undefined) continue
    const { delivery, envelope } = store.message(number)
    found.push({ pos: String(delivery.pos), topic: envelope.topic, type: envelope.type, how })
  }
  return found
}
