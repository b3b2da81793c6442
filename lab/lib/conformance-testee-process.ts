import { readSync, writeSync } from 'node:fs'
import protobuf from 'protobufjs/minimal.js'

/**
 * What the conformance runner talks to: reads requests from stdin, uint32 LE length and bytes, with the reader settings of the product, and
 * answers the same way on stdout. The generated code's module is the argument.
 */
protobuf.Reader.discardUnknown = false

interface Codec {
  decode(bytes: Uint8Array): object
  encode(message: object): { finish(): Uint8Array }
}
interface Request {
  readonly payload?: string
  readonly protobufPayload: Uint8Array
  readonly requestedOutputFormat: number
  readonly messageType: string
}
type Response = { readonly [K in 'parseError' | 'serializeError' | 'skipped' | 'runtimeError']?: string } & {
  readonly protobufPayload?: Uint8Array
}

const PROTOBUF_FORMAT = 1
const root = (await import(process.argv[2] as string)) as Record<string, unknown>

/** The codec of a message by its full name. */
function codecOf(name: string): Codec | undefined {
  let place: unknown = root
  for (const part of name.split('.')) place = (place as Record<string, unknown> | undefined)?.[part]
  return place as Codec | undefined
}

function answer(request: Request): Response {
  const codec = codecOf(request.messageType)
  if (codec === undefined) return { skipped: `no message ${request.messageType}` }
  if (request.payload !== 'protobufPayload') return { skipped: 'only protobuf is read' }
  if (request.requestedOutputFormat !== PROTOBUF_FORMAT) return { skipped: 'only protobuf is written' }
  let message: object
  try {
    message = codec.decode(request.protobufPayload)
  } catch (error) {
    return { parseError: String(error) }
  }
  try {
    return { protobufPayload: codec.encode(message).finish() }
  } catch (error) {
    return { serializeError: String(error) }
  }
}

/** @returns undefined at the end of the input. */
function readExactly(length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; ) {
    const got = readSync(0, bytes, at, length - at, null)
    if (got === 0) return undefined
    at += got
  }
  return bytes
}

const requests = codecOf('conformance.ConformanceRequest') as Codec
const responses = codecOf('conformance.ConformanceResponse') as Codec
for (let head = readExactly(4); head !== undefined; head = readExactly(4)) {
  const request = requests.decode(readExactly(head.readUInt32LE(0)) ?? Buffer.alloc(0)) as Request
  const response = responses.encode(answer(request)).finish()
  const out = Buffer.alloc(4 + response.length)
  out.writeUInt32LE(response.length, 0)
  out.set(response, 4)
  for (let at = 0; at < out.length; ) at += writeSync(1, out, at)
}
