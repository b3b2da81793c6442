import { ByteTopicTable, topicHash } from '../../shared/topic/index.ts'
import { findTopic, seqOf, type TopicPlace } from '../../shared/wire/index.ts'

/** Topics whose sequence numbers are read back at opening; those of more begin anew. */
export const TALLIED_TOPICS_MAX = 1_048_576

interface Count {
  readonly topic: string
  seq: number
}

/** The last sequence number of every topic of a stream log, gathered while the log is verified. */
export class TopicTally {
  readonly #table = new ByteTopicTable<Count>()
  readonly #place: TopicPlace = { at: 0, length: 0 }

  /** @param start of an entry's content in `buffer`. */
  take(buffer: Uint8Array, start: number): void {
    const item = start - 4
    const place = this.#place
    findTopic(buffer, item, place)
    const hash = topicHash(buffer, place.at, place.length)
    const known = this.#table.find(buffer, place.at, place.length, hash)
    if (known !== undefined) known.seq = seqOf(buffer, item)
    else if (this.#table.size < TALLIED_TOPICS_MAX) {
      const topic = Buffer.from(buffer.buffer, buffer.byteOffset + place.at, place.length).toString('latin1')
      this.#table.add(topic, { topic, seq: seqOf(buffer, item) })
    }
  }

  result(): Map<string, number> {
    return new Map([...this.#table.values()].map(({ topic, seq }) => [topic, seq]))
  }
}
