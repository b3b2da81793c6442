import { Fault } from '../../../shared/base/index.ts'
import type { Bus } from '../../../shared/client/index.ts'
import { STREAM_CHUNK_BYTES_MAX } from '../../../shared/wire/index.ts'
import { type BlobDesk, type BlobRow, GET_BYTES_MAX, LIST_MAX, readRef } from '../../blobs/index.ts'
import { type Body, type Caller, type Service, text, whole } from './service.ts'

const DIGITS = /^(0|[1-9][0-9]{0,15})$/

const toView = ({ sha256, bytes, contentType, stored }: BlobRow): object => ({
  ref: `sha256:${sha256}`,
  bytes: String(bytes),
  content_type: contentType,
  stored,
})

/** @throws Fault `wire/bad-payload` */
function offset(body: Body): number {
  const value = text(body, 'offset', '0')
  if (!DIGITS.test(value)) throw new Fault('wire/bad-payload', 'offset must be a decimal number as text', { member: 'offset' })
  return Number(value)
}

/** The services on blobs that answer with JSON alone; each concerns the caller's namespace. */
export function blobServices(desk: BlobDesk): Record<string, Service> {
  return {
    'system.blobs.stat': (body, { namespace }) => {
      const blob = desk.stat(namespace, readRef(text(body, 'ref')))
      return { ...toView(blob), held: blob.held }
    },
    'system.blobs.list': (body, { namespace }) => {
      const limit = whole(body, 'limit', { fallback: LIST_MAX, min: 1, max: LIST_MAX })
      const before = whole(body, 'before', { fallback: Number.MAX_SAFE_INTEGER, min: 0, max: Number.MAX_SAFE_INTEGER })
      const all = desk.list(namespace)
      const found = all.filter(({ record }) => record < before)
      const rows = found.slice(0, limit)
      const bytes = all.reduce((sum, blob) => sum + blob.bytes, 0)
      const next = found.length > rows.length ? (rows.at(-1)?.record ?? null) : null
      return { blobs: rows.map(toView), next, count: all.length, bytes: String(bytes) }
    },
    'system.blobs.remove': async (body, { namespace, id }: Caller) => {
      await desk.remove(namespace, readRef(text(body, 'ref')), id)
      return { ok: true }
    },
  }
}

/** `system.blobs.get`: the bytes as they are, in `stream_chunk` envelopes on the caller's inbox, then the JSON answer. */
export async function serveBlobGet(bus: Bus, desk: BlobDesk): Promise<void> {
  await bus.serve('system.blobs.get', async (body, { envelope, delivery }) => {
    try {
      if (typeof body !== 'object' || body === null) throw new Fault('wire/bad-payload', 'a request is a JSON object')
      const asked = body as Body
      const ref = text(asked, 'ref')
      const from = offset(asked)
      const most = whole(asked, 'max', { fallback: GET_BYTES_MAX, min: 1, max: GET_BYTES_MAX })
      const { bytes, size } = await desk.read(delivery.namespace, readRef(ref), from, most)
      for (let at = 0; at < bytes.length; at += STREAM_CHUNK_BYTES_MAX) {
        const part = bytes.subarray(at, at + STREAM_CHUNK_BYTES_MAX)
        await bus.publish(envelope.replyTo ?? '', part, { type: 'stream_chunk', correlationId: envelope.id })
      }
      const end = from + bytes.length
      return { ref, bytes: String(size), next: end < size ? String(end) : null }
    } catch (error) {
      return { error: Fault.from(error).toView() }
    }
  })
}
