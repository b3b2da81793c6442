import { Fault } from '../base/index.ts'
import type { Bus } from '../client/contract.ts'
import { isGranted } from '../topic/index.ts'
import { DEVICE_TOPICS } from './device-schema.ts'

/** One entry of the cache's first tier. */
export const UPLOAD_BYTES_MAX = 64 * 1024 * 1024
/** Uploads that wait for the job that names them; the oldest goes first. */
export const UPLOADS_MAX = 4

/** Bytes sent to one device, each kept until a job takes it. */
export class DeviceUploads {
  readonly #waiting = new Map<string, Uint8Array>()

  /** Listens where the party's grants let it; a device without that right holds no cache. */
  static async open(bus: Bus, device: string): Promise<DeviceUploads> {
    const uploads = new DeviceUploads()
    if (!isGranted(bus.session.grants.subscribe, DEVICE_TOPICS.uploads)) return uploads
    const limits = { bytesMax: UPLOAD_BYTES_MAX, openMax: UPLOADS_MAX }
    await bus.receiveStreams(
      DEVICE_TOPICS.uploads,
      ({ start, sha256, bytes }) => {
        if (start['device'] === device) uploads.#keep(`sha256:${sha256}`, bytes)
      },
      limits,
    )
    return uploads
  }

  /** @throws Fault `job/rows-missing` when nothing of that content address came. */
  take(address: unknown): Uint8Array {
    const bytes = this.#waiting.get(String(address))
    if (bytes === undefined) throw new Fault('job/rows-missing', `${String(address)} has not come`, { content: String(address) })
    this.#waiting.delete(String(address))
    return bytes
  }

  #keep(address: string, bytes: Uint8Array): void {
    this.#waiting.delete(address)
    this.#waiting.set(address, bytes)
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= UPLOADS_MAX) break
      this.#waiting.delete(oldest)
    }
  }
}
