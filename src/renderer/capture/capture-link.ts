import { type Clock, Fault } from '../../shared/base/index.ts'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { covers } from '../../shared/topic/index.ts'
import type { Transport } from '../../shared/transport/index.ts'
import { readDelivery, TYPE } from '../../shared/wire/index.ts'
import type { LinkState } from './protocol.ts'
import { type Intake, tapped } from './tap.ts'

/** Subscriptions of one connection at most. */
const PATTERNS_MAX = 200

export interface CaptureLinkParts {
  readonly clock: Clock
  readonly random: (bytes: Uint8Array) => void
  readonly onState: (state: LinkState) => void
  /** Messages that the engine dropped on their way here, exactly. */
  readonly onEngineDropped: (count: number) => void
  readonly intake: Intake
  readonly onFrameEnd: () => void
}

/** What a listener must name to hear all it may: its grants without those that others cover. */
export function patternsFor(grants: readonly string[]): readonly string[] {
  const wide = grants.filter((pattern) => !pattern.startsWith('inbox.'))
  // `>` reaches no engine topic, so it covers none of the patterns that name them.
  const isCovered = (pattern: string, other: string): boolean =>
    pattern !== other && pattern.startsWith('system.') === other.startsWith('system.') && covers(other, pattern)
  return [...new Set(wide)].filter((pattern) => !wide.some((other) => isCovered(pattern, other))).slice(0, PATTERNS_MAX)
}

/** The worker's own connection to the bus: it listens to all that its identity may hear. */
export class CaptureConnection {
  readonly #parts: CaptureLinkParts
  #client: Client | undefined
  #turn = 0

  constructor(parts: CaptureLinkParts) {
    this.#parts = parts
  }

  get client(): Client | undefined {
    return this.#client
  }

  /** Takes the place of the connection that was. Never rejects: what fails is told as a state. */
  async open(transport: () => Promise<Transport>, token: string | undefined): Promise<void> {
    const turn = ++this.#turn
    const { onState, clock, random } = this.#parts
    const old = this.#client
    this.#client = undefined
    void old?.close()
    onState({ phase: 'opening', patterns: [] })
    try {
      const tap = tapped(await transport(), (...item) => this.#take(...item), this.#parts.onFrameEnd)
      const client = await connectBus(tap, { client: 'vbus-capture/0.1.0', clock, random, ...(token !== undefined && { token }) })
      if (turn !== this.#turn) return void client.close()
      this.#client = client
      client.onClose = (_code, _reason, fault) => {
        if (this.#client !== client) return
        this.#client = undefined
        onState({ phase: 'lost', patterns: [], fault: fault.toView() })
      }
      client.onFault = ({ code, evidence }) => {
        const dropped = Number(evidence?.['dropped'])
        if (code === 'spine/dropped' && Number.isSafeInteger(dropped) && dropped > 0) this.#parts.onEngineDropped(dropped)
      }
      await this.#listen(client)
    } catch (error) {
      if (turn === this.#turn) onState({ phase: 'lost', patterns: [], fault: Fault.from(error).toView() })
    }
  }

  async #listen(client: Client): Promise<void> {
    const patterns: string[] = []
    let refused: Fault | undefined
    for (const pattern of patternsFor(client.session.grants.subscribe)) {
      try {
        // The messages themselves go to the intake; the client only asks for them.
        await client.subscribe(pattern, () => {})
        patterns.push(pattern)
      } catch (error) {
        refused = Fault.from(error)
      }
    }
    if (this.#client === client) this.#parts.onState({ phase: 'open', patterns, ...(refused !== undefined && { fault: refused.toView() }) })
  }

  /** What this window asks the engine, and the answers, would bury the traffic that it is to show. */
  readonly #take: Intake = (frame, headerAt, envelopeAt, end, header) => {
    if (header.type === TYPE.control) {
      const from = readDelivery(frame, headerAt, envelopeAt)?.from
      if (from !== undefined && from === this.#client?.session.identity) return
    }
    this.#parts.intake(frame, headerAt, envelopeAt, end, header)
  }
}
