import { type Clock, Fault } from '../../shared/base/index.ts'
import type { Defer } from '../../shared/transport/index.ts'
import type { PartyRates, TrafficMeter } from './contract.ts'
import type { Port } from './port.ts'

/** Accounts with rates that are kept after their identity left. */
const ACCOUNTS_KEPT_MAX = 4_096

/** What one identity uses, over all its connections: its rates are counted here. */
export class IdentityAccount {
  readonly #clock: Clock
  connections = 0
  subscriptions = 0
  #rates: PartyRates | undefined
  /** Its quota is used up: what it sends is refused with this. */
  #exhausted: Fault | undefined
  /** What is left; Infinity without a rate. */
  #messages = Number.POSITIVE_INFINITY
  #bytes = Number.POSITIVE_INFINITY
  #filledMs: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#filledMs = clock.monotonicMs()
  }

  /** Something may be refused: `refill` and `refusal` must be asked. */
  get isLimited(): boolean {
    return this.#exhausted !== undefined || this.#rates?.messagesPerS !== undefined || this.#rates?.bytesPerS !== undefined
  }

  get isExhausted(): boolean {
    return this.#exhausted !== undefined
  }

  /** The rates that its newest credential brings. A full second may be used at once. */
  setRates(rates: PartyRates | undefined): void {
    const isSame = rates?.messagesPerS === this.#rates?.messagesPerS && rates?.bytesPerS === this.#rates?.bytesPerS
    this.#rates = rates
    if (isSame) return
    this.#filledMs = this.#clock.monotonicMs()
    this.#messages = rates?.messagesPerS ?? Number.POSITIVE_INFINITY
    this.#bytes = rates?.bytesPerS ?? Number.POSITIVE_INFINITY
  }

  /** What its quota says after it was charged. */
  settle(exhausted: Fault | undefined): void {
    this.#exhausted = exhausted
  }

  /** Gives what the time since the last call is worth; once a frame. */
  refill(): void {
    const { messagesPerS, bytesPerS } = this.#rates ?? {}
    const now = this.#clock.monotonicMs()
    const seconds = (now - this.#filledMs) / 1000
    this.#filledMs = now
    if (messagesPerS !== undefined) this.#messages = Math.min(messagesPerS, this.#messages + seconds * messagesPerS)
    if (bytesPerS !== undefined) this.#bytes = Math.min(bytesPerS, this.#bytes + seconds * bytesPerS)
  }

  /** Takes one message out. @returns why it may not pass; a message passes whole while any byte is left */
  refusal(bytes: number): Fault | undefined {
    if (this.#messages < 1 || this.#bytes <= 0 || this.#exhausted !== undefined) return this.#exhausted ?? this.#excess()
    this.#messages--
    this.#bytes -= bytes
    return undefined
  }

  /** The message was not taken after all: it comes again. */
  giveBack(bytes: number): void {
    this.#messages++
    this.#bytes += bytes
  }

  /** @throws Fault `rate/exceeded` */
  connect(): void {
    const max = this.#rates?.connections
    if (max !== undefined && this.connections >= max) throw exceeded(`${max} connections`)
    this.connections++
  }

  /** @throws Fault `rate/exceeded` */
  subscribe(count: number): void {
    const max = this.#rates?.subscriptions
    if (max !== undefined && this.subscriptions + count > max) throw exceeded(`${max} subscriptions`)
    this.subscriptions += count
  }

  unsubscribe(count: number): void {
    this.subscriptions -= count
  }

  #excess(): Fault {
    const { messagesPerS, bytesPerS } = this.#rates ?? {}
    return exceeded(this.#messages < 1 ? `${messagesPerS} messages a second` : `${bytesPerS} bytes a second`)
  }
}

const exceeded = (what: string): Fault => new Fault('rate/exceeded', `at most ${what}, all connections of the identity together`)

/** The accounts of those who are connected. */
export class Accounts {
  readonly #clock: Clock
  readonly #meter: TrafficMeter | undefined
  readonly #defer: Defer
  /** Ports that sent something since they were last charged. */
  #owing: Port[] = []
  readonly #byIdentity = new Map<string, IdentityAccount>()
  /** How many ports hold each. */
  readonly #holders = new Map<IdentityAccount, number>()
  /** Nobody holds these: kept, oldest first, so that a new connection is no way to a new second's worth. */
  readonly #left = new Set<string>()

  constructor(clock: Clock, meter: TrafficMeter | undefined, defer: Defer) {
    this.#clock = clock
    this.#meter = meter
    this.#defer = defer
  }

  /** Callers give it back with `release`. */
  hold(identity: string, rates: PartyRates | undefined): IdentityAccount {
    this.#left.delete(identity)
    const account = this.#byIdentity.get(identity) ?? new IdentityAccount(this.#clock)
    this.#byIdentity.set(identity, account)
    this.#holders.set(account, (this.#holders.get(account) ?? 0) + 1)
    account.setRates(rates)
    return account
  }

  release(identity: string, account: IdentityAccount): void {
    const left = (this.#holders.get(account) ?? 1) - 1
    if (left > 0) this.#holders.set(account, left)
    else {
      this.#holders.delete(account)
      if (account.isLimited) this.#left.add(identity)
      else this.#byIdentity.delete(identity)
      const [oldest] = this.#left
      if (this.#left.size <= ACCOUNTS_KEPT_MAX || oldest === undefined) return
      this.#left.delete(oldest)
      this.#byIdentity.delete(oldest)
    }
  }

  /** Asks whether a quota that was used up has come back. */
  ask({ party, account }: Port): void {
    account.settle(this.#meter?.charge(party, 0, 0))
  }

  /** Charges what a port sent at the end of the turn. */
  owe(port: Port): void {
    port.isOwing = true
    if (this.#owing.length === 0) this.#defer(() => this.#charge())
    this.#owing.push(port)
  }

  #charge(): void {
    const owing = this.#owing
    this.#owing = []
    for (const port of owing) {
      const { party, messages, bytes } = port
      port.isOwing = false
      port.account.settle(this.#meter?.charge(party, messages - port.chargedMessages, bytes - port.chargedBytes))
      port.chargedMessages = messages
      port.chargedBytes = bytes
    }
  }
}
