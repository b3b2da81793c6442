import type { Defer } from '../../shared/transport/index.ts'
import type { SpineProbe } from './contract.ts'
import type { EngineVoice } from './engine-voice.ts'
import type { Port } from './port.ts'
import type { RefusalDesk } from './refusal-desk.ts'

export interface TurnSetting {
  readonly defer: Defer
  readonly voice: EngineVoice
  readonly refusals: RefusalDesk
  readonly probe: SpineProbe | undefined
  readonly tally: { dropped: number; expired: number }
}

/** A turn of the event loop: what it gathered for each port goes out at its end. */
export class Turn {
  readonly #setting: TurnSetting
  #dirty: Port[] = []
  #hasBegun = false
  readonly #end = (): void => this.flush()

  constructor(setting: TurnSetting) {
    this.#setting = setting
  }

  /** Something happens; the probe times the turn from here on, unless it goes on already. */
  begin(): void {
    if (this.#dirty.length === 0) this.#begin()
  }

  /** The port has something to send. */
  dirty(port: Port): void {
    if (this.#dirty.length === 0) {
      if (!this.#hasBegun) this.#begin()
      this.#setting.defer(this.#end)
    }
    this.#dirty.push(port)
  }

  flush(): void {
    const { voice, refusals, probe, tally } = this.#setting
    const dirty = this.#dirty
    this.#dirty = []
    for (const port of dirty) {
      if (port.isClosed) continue
      if (port.owesAck) {
        port.owesAck = false
        voice.acknowledge(port)
      }
      port.outbox.flush()
      port.isDirty = false
      refusals.tellLost(port, tally)
    }
    this.#hasBegun = false
    probe?.turnEnded()
  }

  #begin(): void {
    this.#hasBegun = true
    this.#setting.probe?.turnStarted()
  }
}
