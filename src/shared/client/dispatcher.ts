import { ByteTopicTable, TopicMatcher } from '../topic/index.ts'
import { type BusMessage, DeliveredMessage, type EnvelopeHeader } from '../wire/index.ts'

/** What it returns is a promise or of no interest. */
export type Handler = (message: BusMessage) => unknown

interface Route {
  readonly topic: string
  readonly handlers: readonly Handler[]
}

/** Topics whose handlers are remembered; one more empties the memory. */
const ROUTES_MAX = 4096
const decoder = new TextDecoder()

/** Finds the handlers of what arrives. */
export class Dispatcher {
  readonly #matcher = new TopicMatcher<Handler>()
  readonly #routes = new ByteTopicTable<Route>()

  add(pattern: string, handler: Handler): void {
    this.#matcher.add(pattern, handler)
    this.#routes.clear()
  }

  remove(pattern: string, handler: Handler): void {
    this.#matcher.remove(pattern, handler)
    this.#routes.clear()
  }

  /** Calls every handler of the envelope that `header` was peeked from; `onError` gets what one throws. */
  dispatch(
    frame: Uint8Array,
    headerAt: number,
    envelopeAt: number,
    end: number,
    header: EnvelopeHeader,
    onError: (error: unknown) => void,
  ): void {
    const route = this.#routes.find(frame, header.topicAt, header.topicLength, header.topicHash) ?? this.#learn(frame, header)
    const { handlers } = route
    if (handlers.length === 0) return
    const message = new DeliveredMessage(frame, headerAt, envelopeAt, end, header, route.topic)
    for (let i = 0; i < handlers.length; i++) {
      try {
        const outcome = (handlers[i] as Handler)(message)
        if (outcome instanceof Promise) outcome.catch(onError)
      } catch (error) {
        onError(error)
      }
    }
  }

  #learn(frame: Uint8Array, header: EnvelopeHeader): Route {
    const topic = decoder.decode(frame.subarray(header.topicAt, header.topicAt + header.topicLength))
    const route: Route = { topic, handlers: this.#matcher.match(topic) }
    if (this.#routes.size >= ROUTES_MAX) this.#routes.clear()
    this.#routes.add(topic, route)
    return route
  }
}
