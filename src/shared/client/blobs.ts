import { Fault } from '../base/index.ts'
import type { Client } from './contract.ts'
import { type Hasher, portableSha256 } from './hasher.ts'
import { type JsonObject, readFault, readJson } from './payload.ts'

/** Bytes asked for at once. */
const GET_BYTES = 1024 * 1024
/** A part that gets lost with its connection is asked for again so often. */
const TRIES_MAX = 5
const PUT_TOPIC = 'blobs.put'

export interface BlobOptions {
  readonly contentType?: string
  readonly hasher?: Hasher
}

/**
 * Stores bytes in the namespace's blobs, as a whole or piece by piece.
 * @returns the reference, `sha256:…`, with which jobs name it
 * @throws Fault `quota/exceeded`, `blob/mismatch`, `authz/publish-denied`, …
 */
export async function putBlob(
  client: Client,
  bytes: Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: BlobOptions = {},
): Promise<string> {
  const contentType = options.contentType ?? 'application/octet-stream'
  if (!(bytes instanceof Uint8Array)) return put(client, bytes, contentType)
  for (let tries = 1; ; tries++) {
    try {
      return await put(client, [bytes], contentType)
    } catch (error) {
      // The same bytes have the same name: putting them twice is putting them once.
      const { code } = Fault.from(error)
      if ((code !== 'transport/fate-unknown' && code !== 'stream/aborted') || tries >= TRIES_MAX) throw error
    }
  }
}

async function put(client: Client, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, contentType: string): Promise<string> {
  const stream = await client.openStream(PUT_TOPIC, { content_type: contentType })
  const answered = stream.answer()
  let sent: { readonly sha256: string }
  try {
    for await (const piece of pieces) await stream.write(piece)
    sent = await stream.end()
  } catch (error) {
    stream.abort(Fault.from(error).message)
    // The keeper says why before it stops who still sends.
    const said = await Promise.race([answered, Promise.resolve(undefined)]).catch(() => undefined)
    throw said?.['error'] === undefined ? error : readFault(said['error'])
  }
  const answer = await answered
  if (answer['error'] !== undefined) throw readFault(answer['error'])
  const ref = `sha256:${sent.sha256}`
  if (answer['ref'] !== ref) throw new Fault('blob/mismatch', `the engine kept ${String(answer['ref'])}, not ${ref}`, { ref })
  return ref
}

/**
 * A blob's bytes piece by piece; a lost connection goes on where it was. The iteration throws at its end when the bytes are not what `ref` says.
 * @throws Fault `blob/unknown`, `blob/mismatch`
 */
export async function* readBlob(client: Client, ref: string, options: BlobOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = (options.hasher ?? portableSha256)()
  let offset = 0
  let isWhole = false
  for (let tries = 1; !isWhole; ) {
    try {
      for await (const part of readPart(client, ref, offset)) {
        if (part instanceof Uint8Array) {
          hash.update(part)
          offset += part.length
          tries = 1
          yield part
        } else isWhole = part.next === undefined
      }
    } catch (error) {
      const { code } = Fault.from(error)
      if ((code !== 'transport/closed' && code !== 'request/deadline') || tries++ >= TRIES_MAX) throw error
    }
  }
  const found = `sha256:${hash.hex()}`
  if (found !== ref) throw new Fault('blob/mismatch', `what came is ${found}, not ${ref}`, { ref, found })
}

/** A blob as a whole. @throws Fault `stream/too-large` beyond `bytesMax` */
export async function getBlob(client: Client, ref: string, bytesMax: number, options: BlobOptions = {}): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of readBlob(client, ref, options)) {
    length += part.length
    if (length > bytesMax) throw new Fault('stream/too-large', `${ref} has more than ${bytesMax} bytes`, { ref })
    parts.push(part)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** One answer: raw bytes in order, then where the next part begins. */
async function* readPart(
  client: Client,
  ref: string,
  offset: number,
): AsyncGenerator<Uint8Array | { readonly next: number | undefined }, void, undefined> {
  if (!client.isConnected) await back(client)
  const question = new TextEncoder().encode(JSON.stringify({ ref, offset: String(offset), max: GET_BYTES }))
  for await (const { envelope } of client.ask('system.blobs.get', question, { count: Number.POSITIVE_INFINITY })) {
    if (envelope.type === 'stream_chunk') yield envelope.payload.slice()
    else return yield readEnd(readJson(envelope.payload))
  }
}

function readEnd(body: JsonObject): { readonly next: number | undefined } {
  if (body['error'] !== undefined) throw readFault(body['error'])
  const { next } = body
  return { next: next === null || next === undefined ? undefined : Number(next) }
}

function back(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const forget = client.onReconnected(() => {
      forget()
      resolve()
    })
  })
}
