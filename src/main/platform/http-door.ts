import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HttpAsked {
  readonly method: string
  readonly path: string
  readonly body: Uint8Array
}

export interface HttpAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export interface HttpDoorOptions {
  readonly host: string
  readonly port: number
  /** Longer bodies are answered 413. */
  readonly bodyBytesMax: number
  readonly answer: (asked: HttpAsked) => HttpAnswer
}

export interface HttpDoor {
  readonly port: number
  close(): Promise<void>
}

/** Connections at once; more wait in the system's queue. */
const CONNECTIONS_MAX = 256
const REQUEST_MS_MAX = 10_000

/** A small HTTP server whose answers are made at once, from one whole request. */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const server = createServer({ requestTimeout: REQUEST_MS_MAX }, (request, response) => void serve(options, request, response))
  server.maxConnections = CONNECTIONS_MAX
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => close(server) }
}

async function serve({ answer, bodyBytesMax }: HttpDoorOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request, bodyBytesMax)
    const plain = { contentType: 'text/plain; charset=utf-8' }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const answered =
      body === undefined
        ? { ...plain, status: 413, body: `at most ${bodyBytesMax} bytes\n` }
        : answer({ method: request.method ?? '', path, body })
    response.writeHead(answered.status, { 'Content-Type': answered.contentType }).end(answered.body)
  } catch {
    response.destroy()
  }
}

async function readBody(request: IncomingMessage, bytesMax: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > bytesMax) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
