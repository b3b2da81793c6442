import { type Clock, Fault, type FaultCode } from '../base/index.ts'
import type { Transport } from '../transport/index.ts'
import { decodeEnvelope, encodeEnvelope, envelopeStart, type FillRandom, frameOf, IdSource, itemEnd, uuidText } from '../wire/index.ts'
import { type Backoff, backoffMs } from './backoff.ts'
import { helloBody } from './control-bodies.ts'
import { type JsonObject, payloadBytes, readFault, readJson } from './payload.ts'

/** How long hello's answer may take. */
const HELLO_MS = 10_000

/** A token, or where to get one for each connection. */
export type TokenSource = string | (() => string | Promise<string>)

export interface ConnectionOptions {
  readonly client: string
  readonly token?: TokenSource | undefined
  readonly random: FillRandom
  readonly clock: Clock
  readonly backoff?: Backoff | undefined
}

/** All synchronous, in the order in which things arrived. */
export interface ConnectionOwner {
  welcomed(transport: Transport, answer: JsonObject): void
  /** Whole items from frame[at, …) on. */
  received(frame: Uint8Array, at: number): void
  /** The connection is gone and another is tried. */
  lost(fault: Fault): void
  /** It is over. */
  ended(fault: Fault, code: number, reason: string): void
}

/** Close codes after which the same thing would happen again. */
const FINAL_CODES = new Set([1000, 4400, 4401, 4403, 4413])
const REPLACEABLE_TOKEN_CODES = new Set([4401, 4409])

/** Version 4 (RFC 9562 5.4): 122 random bits, which nobody else can guess. */
export function newSessionId(random: FillRandom): string {
  const bytes = new Uint8Array(16)
  random(bytes)
  bytes[6] = 0x40 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  return uuidText(bytes, 0)
}

/** One transport after another: says hello on each, notices its end, waits and tries again. */
export class Connection {
  readonly #open: () => Promise<Transport>
  readonly #owner: ConnectionOwner
  readonly #options: ConnectionOptions
  readonly #ids: IdSource
  readonly #session: string | undefined
  #transport: Transport | undefined
  #tries = 0
  #isClosed = false
  #lastFault: string | undefined
  #cancel: () => void = () => {}

  /** @param isLasting whether a lost connection is opened again, in a session. */
  constructor(open: () => Promise<Transport>, isLasting: boolean, owner: ConnectionOwner, options: ConnectionOptions) {
    this.#open = open
    this.#owner = owner
    this.#options = options
    this.#ids = new IdSource(options.random, options.clock)
    this.#session = isLasting ? newSessionId(options.random) : undefined
  }

  get isLasting(): boolean {
    return this.#session !== undefined
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** The first connection. @throws Fault `transport/closed`, `auth/…`: nothing is tried again. */
  async start(): Promise<void> {
    try {
      await this.#attempt()
    } catch (error) {
      this.#isClosed = true
      throw error
    }
  }

  /** A fault that the engine told for no envelope of ours; it may say why the connection ends. */
  noteFault(code: string): void {
    this.#lastFault = code
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#cancel()
    this.#transport?.close(code, reason)
    this.#transport = undefined
    this.#owner.ended(closedFault(code, reason), code, reason)
  }

  async #attempt(): Promise<void> {
    const { token, client } = this.#options
    const transport = await this.#open()
    if (this.#isClosed) {
      transport.close(1000, 'done')
      throw new Fault('transport/closed', 'done')
    }
    try {
      const present = typeof token === 'function' ? await token() : token
      await this.#hello(transport, helloBody({ client, token: present, session: this.#session }))
    } catch (error) {
      transport.onClose = () => {}
      transport.close(1000, 'done')
      throw error
    }
  }

  #hello(transport: Transport, body: object): Promise<void> {
    const { clock } = this.#options
    return new Promise((resolve, reject) => {
      const cancelTimer = clock.after(HELLO_MS, () => fail(new Fault('request/deadline', `hello was not answered within ${HELLO_MS} ms`)))
      const fail = (fault: Fault): void => {
        cancelTimer()
        this.#cancel = () => {}
        reject(fault)
      }
      this.#cancel = () => fail(new Fault('transport/closed', 'done'))
      transport.onClose = (code, reason) => fail(closedFault(code, reason))
      transport.onFrame = (frame) => {
        const end = itemEnd(frame, 0)
        const answer = readAnswer(frame, end)
        if (answer instanceof Fault) return fail(answer)
        cancelTimer()
        this.#cancel = () => {}
        this.#welcomed(transport, answer)
        resolve()
        if (end < frame.length) this.#owner.received(frame, end)
      }
      const envelope = { id: this.#ids.next(), type: 'control', topic: 'system.control.hello', payload: payloadBytes(body) } as const
      transport.send(frameOf([encodeEnvelope(envelope)]))
    })
  }

  #welcomed(transport: Transport, answer: JsonObject): void {
    this.#transport = transport
    this.#tries = 0
    this.#lastFault = undefined
    transport.onFrame = (frame) => this.#owner.received(frame, 0)
    transport.onClose = (code, reason) => this.#ended(transport, code, reason)
    this.#owner.welcomed(transport, answer)
  }

  #ended(transport: Transport, code: number, reason: string): void {
    if (this.#transport !== transport || this.#isClosed) return
    this.#transport = undefined
    if (!this.#isWorthATry(code)) return this.#giveUp(endFault(code, reason), code, reason)
    this.#owner.lost(closedFault(code, reason))
    this.#retry()
  }

  #isWorthATry(code: number): boolean {
    if (!this.isLasting || this.#lastFault === 'spine/session') return false
    if (REPLACEABLE_TOKEN_CODES.has(code)) return typeof this.#options.token === 'function'
    return !FINAL_CODES.has(code)
  }

  #retry(): void {
    const { clock, random, backoff = {} } = this.#options
    if (this.#tries >= (backoff.triesMax ?? Number.POSITIVE_INFINITY)) {
      return this.#giveUp(new Fault('transport/closed', `no connection after ${this.#tries} tries`), 1006, 'no connection')
    }
    this.#cancel = clock.after(backoffMs(this.#tries++, backoff, random), () => {
      this.#cancel = () => {}
      this.#attempt().catch((error: unknown) => this.#failed(Fault.from(error)))
    })
  }

  #failed(fault: Fault): void {
    if (this.#isClosed || this.#transport !== undefined) return
    if (fault.code.startsWith('auth/') || fault.code === 'spine/session') this.#giveUp(fault, 4401, fault.message)
    else this.#retry()
  }

  #giveUp(fault: Fault, code: number, reason: string): void {
    this.#isClosed = true
    this.#owner.ended(fault, code, reason)
  }
}

/** Hello's answer, or the fault that came instead. */
function readAnswer(frame: Uint8Array, end: number): JsonObject | Fault {
  const start = end < 0 ? -1 : envelopeStart(frame, 0, end)
  const envelope = start < 0 ? 'malformed' : decodeEnvelope(frame, start, end)
  if (typeof envelope === 'string') return new Fault('wire/not-canonical', 'the engine sent a malformed frame')
  try {
    const body = readJson(envelope.payload)
    if (envelope.topic === 'system.control.hello') return body
    if (envelope.topic === 'system.control.fault') return readFault(body)
    return new Fault('auth/no-hello', `the engine answered hello on ${envelope.topic}`)
  } catch (error) {
    return Fault.from(error)
  }
}

/** What a close code says where its reason names no fault (docs/reference/wire.md, "Close codes"). */
const END_CODES: Readonly<Record<number, FaultCode>> = {
  4400: 'wire/not-canonical',
  4401: 'auth/bad-token',
  4403: 'authz/too-many-refusals',
  4408: 'auth/no-hello',
  4409: 'auth/revoked',
  4413: 'wire/too-large',
  4429: 'spine/limit',
}

/** Why the engine ended a connection for good, so that whoever waited learns what to ask for. */
function endFault(code: number, reason: string): Fault {
  const named = Fault.isCode(reason) ? reason : END_CODES[code]
  return named === undefined ? closedFault(code, reason) : new Fault(named, `the engine closed the connection: ${reason || code}`, { code })
}

function closedFault(code: number, reason: string): Fault {
  return new Fault('transport/closed', reason || `the connection closed (${code})`, { code })
}
