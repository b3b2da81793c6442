import { BATCH_BYTES_MAX } from '../../shared/wire/index.ts'
import type { Port } from './port.ts'
import { DELIVERED_BYTES_MAX, type RoutedItem, writeDelivered } from './routed-item.ts'

/** Messages with several subscribers: written once, one behind the other, in memory of which each outbox takes its part. */
export class FanOut {
  #bytes = new Uint8Array(0)
  #used = 0

  push(item: RoutedItem, ports: readonly Port[]): void {
    const need = DELIVERED_BYTES_MAX + item.end - item.start
    if (this.#used + need > this.#bytes.length) {
      this.#bytes = Buffer.allocUnsafeSlow(BATCH_BYTES_MAX + need)
      this.#used = 0
    }
    const start = this.#used
    const end = writeDelivered(this.#bytes, start, item, false)
    this.#used = end
    for (let i = 0; i < ports.length; i++) (ports[i] as Port).outbox.pushShared(this.#bytes, start, end, item)
  }
}
