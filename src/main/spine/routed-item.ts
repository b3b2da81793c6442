/** One message on its way to its subscribers. The Spine keeps one and fills it again for each message, so that routing makes no garbage. */
export class RoutedItem {
  frame: Uint8Array = new Uint8Array(0)
  /** The envelope is frame[start, end). */
  start = 0
  end = 0
  pos = 0
  seq = 0
  /** The publisher's part of the delivery header. */
  tail: Uint8Array = new Uint8Array(0)
  /** May be dropped when a subscriber is too slow: an ephemeral event. */
  isDroppable = false
  /** Monotonic ms after which it is not handed over any more; 0: never. */
  dueMs = 0
  /** A job that goes to one operator: a durable one is handed to the broker once it is on disk. */
  isLeased = false
}
