import { type Clock, Fault, type FaultCode } from '../../shared/base/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import {
  EnvelopeHeader,
  type FillRandom,
  HELLO_BYTES_MAX,
  ITEM_HEAD_BYTES,
  itemEnd,
  peekEnvelope,
  TYPE,
  uuidText,
} from '../../shared/wire/index.ts'
import type { Admission, AdmittingSpine, Arrival, Authenticator } from './contract.ts'
import { refusalFrame } from './refusal-frame.ts'

/** A connection says hello within this. */
export const HELLO_MS = 5_000
/** Connections that have not been admitted yet, on both doors together. */
export const UNADMITTED_MAX = 64
/** Of one address, so that nobody takes every place; loopback and the Unix socket are one address and have them all. */
export const UNADMITTED_PER_ADDRESS_MAX = 16
/** How often a credential is verified anew because policy or revocations changed meanwhile. */
const VERIFY_TRIES_MAX = 8
/** What may follow a hello before its token is verified. */
export const EARLY_BYTES_MAX = 1024 * 1024
/** setTimeout counts in 31 bits. */
const TIMER_MS_MAX = 2_147_483_647

/** How a hello ends that the Spine refuses; 4429 otherwise. */
const ATTACH_CLOSE_CODES: { readonly [code in FaultCode]?: number } = {
  'spine/stopping': 4503,
  'spine/session': 4409,
  'wire/bad-payload': 4400,
}

export interface GateOptions {
  readonly clock: Clock
  readonly random: FillRandom
  readonly authenticator: Authenticator
  readonly spine: AdmittingSpine
}

interface Hello {
  readonly id: string
  readonly client: string
  readonly token: string | undefined
  /** As they stand there; the Spine reads them. */
  readonly session: unknown
  readonly features: unknown
  /** Offset behind it in its frame. */
  readonly end: number
}

interface Said {
  readonly hello: Hello
  readonly arrival: Arrival
  /** What followed the hello in its frame. */
  readonly rest: Uint8Array
}

interface RefusedArrival {
  readonly correlationId: string
  readonly fault: Fault
  readonly closeCode: number
  readonly arrival: Arrival
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function readHello(frame: Uint8Array): Hello | Fault {
  const end = itemEnd(frame, 0)
  if (end < 0) return new Fault('wire/not-canonical', 'an item is empty or cut off')
  if (end > HELLO_BYTES_MAX) return new Fault('wire/too-large', `a hello has at most ${HELLO_BYTES_MAX} bytes`)
  const header = new EnvelopeHeader()
  const code = peekEnvelope(frame, ITEM_HEAD_BYTES, end, header)
  if (code !== undefined) return new Fault(code, header.reason)
  const topic = decoder.decode(frame.subarray(header.topicAt, header.topicAt + header.topicLength))
  if (topic !== 'system.control.hello' || header.type !== TYPE.control)
    return new Fault('auth/no-hello', 'the first envelope must be a system.control.hello')
  try {
    const body: unknown = JSON.parse(decoder.decode(frame.subarray(header.payloadAt, header.payloadAt + header.payloadLength)))
    const { token, client, session, features } = (body ?? {}) as Record<string, unknown>
    return {
      id: uuidText(frame, header.idAt),
      client: typeof client === 'string' ? client.slice(0, 100) : '',
      token: typeof token === 'string' ? token : undefined,
      session,
      features,
      end,
    }
  } catch {
    return new Fault('wire/bad-payload', 'hello must be a JSON object')
  }
}

/** Stands between a door and the Spine: reads one envelope of a connection, the hello, and nothing else until its token is verified. */
export class HelloGate {
  readonly #options: GateOptions
  /** At most UNADMITTED_MAX addresses. */
  readonly #perAddress = new Map<string, number>()
  #unadmitted = 0

  constructor(options: GateOptions) {
    this.#options = options
  }

  hasRoom(address: string): boolean {
    const isLocal = address === 'unix' || address === '127.0.0.1'
    return this.#unadmitted < UNADMITTED_MAX && (isLocal || (this.#perAddress.get(address) ?? 0) < UNADMITTED_PER_ADDRESS_MAX)
  }

  /** Takes a new connection in. */
  enter(transport: Transport, arrival: Arrival): void {
    this.#count(arrival.address, 1)
    let isWaiting = true
    const leave = (): void => {
      if (isWaiting) this.#count(arrival.address, -1)
      isWaiting = false
      cancel()
    }
    const cancel = this.#options.clock.after(HELLO_MS, () => {
      leave()
      this.#refuse(transport, { correlationId: '', fault: new Fault('auth/no-hello', 'no hello within 5 s'), closeCode: 4408, arrival })
    })
    transport.onClose = leave
    transport.onFrame = (frame) => {
      const hello = readHello(frame)
      cancel()
      if (hello instanceof Fault) {
        leave()
        this.#refuse(transport, { correlationId: '', fault: hello, closeCode: hello.code === 'wire/too-large' ? 4413 : 4401, arrival })
      } else void this.#verify(transport, { hello, arrival, rest: frame.slice(hello.end) }, leave)
    }
  }

  #count(address: string, by: 1 | -1): void {
    this.#unadmitted += by
    const count = (this.#perAddress.get(address) ?? 0) + by
    if (count === 0) this.#perAddress.delete(address)
    else this.#perAddress.set(address, count)
  }

  async #verify(transport: Transport, { hello, arrival, rest }: Said, leave: () => void): Promise<void> {
    const early: Uint8Array[] = rest.length > 0 ? [rest] : []
    let earlyBytes = rest.length
    let isGone = false
    transport.pause(true)
    transport.onFrame = (frame) => {
      early.push(frame.slice())
      earlyBytes += frame.length
      if (earlyBytes > EARLY_BYTES_MAX) transport.close(4413, 'too much before the hello was answered')
    }
    transport.onClose = () => {
      isGone = true
      leave()
    }
    const admission = await this.#admitted(transport, hello, arrival)
    leave()
    if (isGone) return
    transport.pause(false)
    if (admission instanceof Fault) return this.#refuse(transport, { correlationId: hello.id, fault: admission, closeCode: 4401, arrival })
    try {
      this.#attach(transport, admission, hello, early)
    } catch (error) {
      const fault = Fault.from(error)
      this.#refuse(transport, { correlationId: hello.id, fault, closeCode: ATTACH_CLOSE_CODES[fault.code] ?? 4429, arrival })
    }
  }

  /** Verified again when policy or revocations changed while it was being verified. */
  async #admitted(transport: Transport, hello: Hello, arrival: Arrival): Promise<Admission | Fault> {
    const { authenticator } = this.#options
    for (let tries = 0; tries < VERIFY_TRIES_MAX; tries++) {
      const { generation } = authenticator
      const admission = await this.#mayConnect(await this.#admit(arrival.bearer ?? hello.token, arrival), transport, hello.client)
      if (admission instanceof Fault || authenticator.generation === generation) return admission
    }
    return new Fault('auth/revoked', 'the policy or the revocations keep changing')
  }

  async #admit(token: string | undefined, { asked }: Arrival): Promise<Admission | Fault> {
    const { authenticator } = this.#options
    try {
      if (token !== undefined && token !== '') return await authenticator.verify(token)
      const byCertificate = asked && authenticator.verifyCertificate?.(asked.certificate)
      return byCertificate ?? new Fault('auth/bad-token', 'hello carries no token')
    } catch (error) {
      return Fault.from(error)
    }
  }

  /** What the policy's hook says of a party that is known; it may take its time. */
  async #mayConnect(admission: Admission | Fault, transport: Transport, client: string): Promise<Admission | Fault> {
    if (admission instanceof Fault) return admission
    const { authenticator } = this.#options
    return (await authenticator.mayConnect?.({ ...admission.party, transport: transport.kind, client })) ?? admission
  }

  #attach(transport: Transport, admission: Admission, hello: Hello, early: readonly Uint8Array[]): void {
    const { spine } = this.#options
    const attachment = spine.attach(admission.party, transport, {
      id: hello.id,
      client: hello.client,
      session: hello.session,
      features: hello.features,
    })
    let cancel = (): void => {}
    const watch = (): void => {
      const leftMs = admission.expiresMs - this.#wallMs()
      if (leftMs <= 0) attachment.disconnect(4409, 'auth/expired')
      else cancel = this.#options.clock.after(Math.min(leftMs, TIMER_MS_MAX), watch)
    }
    const spineOnClose = transport.onClose
    transport.onClose = (code, reason) => {
      cancel()
      spineOnClose(code, reason)
    }
    watch()
    for (const frame of early) attachment.take(frame)
  }

  #wallMs(): number {
    return Number(this.#options.clock.wallNs() / 1_000_000n)
  }

  #refuse(transport: Transport, { correlationId, fault, closeCode, arrival }: RefusedArrival): void {
    const { spine, random, clock } = this.#options
    spine.countRefusal(`anonymous@${arrival.address}`, fault.code)
    transport.onFrame = () => {}
    transport.send(refusalFrame(fault, correlationId, random, clock))
    transport.close(closeCode, fault.code)
  }
}
