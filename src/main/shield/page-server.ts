import type { IncomingMessage, ServerResponse } from 'node:http'
import { Fault } from '../../shared/base/index.ts'
import { parseLinkPath, UI_HEADERS } from '../../shared/host/index.ts'
import { readServed } from '../platform/sockets-static.ts'
import type { CodeDesk } from './code-desk.ts'

export interface PageOptions {
  readonly codes: CodeDesk
  /** The built UI; absent where there is none. */
  readonly uiFolder: string | undefined
  /** Issues the token of a page whose code was good. */
  readonly sessionToken: () => Promise<string>
  readonly onRefused: (fault: Fault) => void
  /** The Prometheus text for who shows a token that covers it. */
  readonly metrics?: ((token: string | undefined) => Promise<{ readonly contentType: string; readonly text: string } | Fault>) | undefined
}

const SESSION_BODY_BYTES_MAX = 1024

function secure(response: ServerResponse): void {
  for (const [name, value] of Object.entries(UI_HEADERS)) response.setHeader(name, value)
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cache-Control', 'no-store')
}

function end(response: ServerResponse, status: number, body: Buffer | object, contentType = 'application/json; charset=utf-8'): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': bytes.length })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > SESSION_BODY_BYTES_MAX) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** Whether the Host header names this very server: a page of another name that resolves to 127.0.0.1 is refused. */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  return request.headers.host === `127.0.0.1:${port}`
}

/** Whether no page, or only our own page, sent this. */
export function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers
  return origin === undefined || origin === `http://127.0.0.1:${port}`
}

/** The token of an Authorization header. A browser cannot send one on a WebSocket. */
export function bearerOf(request: IncomingMessage): string | undefined {
  const match = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(request.headers.authorization ?? '')
  return match?.[1]
}

/** Serves the UI's files and exchanges a single-use code for the page's token. No cookies, no CORS. */
export class PageServer {
  readonly #options: PageOptions

  constructor(options: PageOptions) {
    this.#options = options
  }

  async handle(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
    secure(response)
    const [path = '/'] = (request.url ?? '/').split(/[?#]/, 1)
    if (!isOwnHost(request, port) || !isOwnOrigin(request, port)) {
      const fault = new Fault('auth/bad-origin', 'another host or origin')
      this.#options.onRefused(fault)
      return end(response, 403, { error: fault.toView() })
    }
    if (path === '/session') return this.#session(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { error: 'method not allowed' })
    if (path === '/metrics') return this.#metrics(request, response)
    const { uiFolder } = this.#options
    const file = uiFolder === undefined ? undefined : await readServed(uiFolder, parseLinkPath(path) === undefined ? path : '/')
    if (!file) return end(response, 404, { error: 'not found' })
    return end(response, 200, file.bytes, file.contentType)
  }

  async #metrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#options.metrics?.(bearerOf(request))
    if (answer === undefined) return end(response, 404, { error: 'not found' })
    if (!(answer instanceof Fault)) return end(response, 200, Buffer.from(answer.text), answer.contentType)
    this.#options.onRefused(answer)
    return end(response, answer.code.startsWith('auth/') ? 401 : 403, { error: answer.toView() })
  }

  async #session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405, { error: 'method not allowed' })
    const isJson = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim() === 'application/json'
    // A browser always sends Origin with a POST: without one this is no page of ours.
    const body = isJson && request.headers.origin !== undefined ? await readBody(request) : undefined
    const code = body && readCode(body)
    if (code === undefined || !this.#options.codes.redeem(code)) {
      const fault = new Fault('auth/bad-code', 'no such code, or it was used or is older than 60 s')
      this.#options.onRefused(fault)
      return end(response, 403, { error: fault.toView() })
    }
    end(response, 200, { token: await this.#options.sessionToken() })
  }
}

function readCode(body: Buffer): string | undefined {
  try {
    const value: unknown = JSON.parse(body.toString())
    const { code } = (value ?? {}) as Record<string, unknown>
    return typeof code === 'string' ? code : undefined
  } catch {
    return undefined
  }
}
