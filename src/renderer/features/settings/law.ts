import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Engine } from '../../data/engine.ts'
import type { Host } from '../../hosts/host.ts'
import { WORDS } from '../../words/settings.ts'
import { type DiffLine, diffLines } from './line-diff.ts'

export const SECTIONS = ['appearance', 'keys', 'policy', 'devices', 'trust', 'about'] as const
export type Section = (typeof SECTIONS)[number]

/** A device's host starts and proves its work. */
const CHECK_DEADLINE_MS = 600_000

export interface TemporalRule {
  readonly id: string
  readonly rule: string
  readonly what: string
  readonly action: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** `system.policy.get`. */
export interface PolicyAnswer {
  readonly policy: string
  readonly sha256: string
  readonly record: number | null
  readonly rules: readonly TemporalRule[]
}

/** `system.trust.show`. */
export interface TrustAnswer {
  readonly record: number
  readonly person: { readonly vkey: string; readonly protection: string }
  readonly log: { readonly origin: string; readonly vkey: string; readonly earlier: readonly string[]; readonly protection: string }
  readonly things: readonly {
    readonly name: string
    readonly kind: 'file' | 'component'
    readonly trusted: string
    readonly present: string
    readonly holds: boolean
  }[]
}

/** A change of the policy that was looked at: by the engine, and line by line. */
export interface Reviewed {
  readonly text: string
  readonly sha256: string
  readonly previousSha256: string
  readonly rules: readonly TemporalRule[]
  /** Undefined: too long to be shown. */
  readonly lines: readonly DiffLine[] | undefined
}

export interface DeviceCheck {
  readonly device: string
  readonly state: 'checking' | 'proved' | 'failed'
  readonly proof: Readonly<Record<string, unknown>>
  readonly fault: FaultView | undefined
}

export interface LawState {
  readonly section: Section
  readonly policy: PolicyAnswer | undefined
  readonly policyFault: FaultView | undefined
  /** The text as it is edited. */
  readonly draft: string
  readonly reviewed: Reviewed | undefined
  /** Why the change cannot be reviewed or applied. */
  readonly fault: FaultView | undefined
  readonly isWorking: boolean
  /** The record of the policy that this window applied last. */
  readonly applied: number | undefined
  readonly trust: TrustAnswer | undefined
  readonly trustFault: FaultView | undefined
  readonly check: DeviceCheck | undefined
}

/** What is in force and a person's change of it: edited, reviewed, signed by the host's person key, applied by the engine. */
export class Law {
  readonly store = createStore<LawState>(() => ({
    section: 'appearance',
    policy: undefined,
    policyFault: undefined,
    draft: '',
    reviewed: undefined,
    fault: undefined,
    isWorking: false,
    applied: undefined,
    trust: undefined,
    trustFault: undefined,
    check: undefined,
  }))
  readonly #host: Pick<Host, 'policy'>
  #engine: Engine | undefined

  constructor(host: Pick<Host, 'policy'>) {
    this.#host = host
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    this.store.setState({ check: undefined, isWorking: false })
    if (this.store.getState().policy !== undefined) void this.readPolicy()
  }

  show(section: Section): void {
    this.store.setState({ section })
  }

  /** A browser holds no person key: there the text is saved, and applied by the command line. */
  get canSign(): boolean {
    return this.#host.policy !== undefined
  }

  isChanged(): boolean {
    const { policy, draft } = this.store.getState()
    return policy !== undefined && draft !== policy.policy
  }

  /** What lies in the workspace. A change that is being written is kept. */
  async readPolicy(): Promise<void> {
    const isChanged = this.isChanged()
    try {
      const policy = (await this.#request('system.policy.get', {})) as PolicyAnswer
      this.store.setState({ policy, policyFault: undefined, ...(!isChanged && { draft: policy.policy }) })
    } catch (error) {
      this.store.setState({ policyFault: Fault.from(error).toView() })
    }
  }

  async readTrust(): Promise<void> {
    try {
      this.store.setState({ trust: (await this.#request('system.trust.show', {})) as TrustAnswer, trustFault: undefined })
    } catch (error) {
      this.store.setState({ trustFault: Fault.from(error).toView() })
    }
  }

  edit(draft: string): void {
    this.store.setState({ draft, reviewed: undefined, fault: undefined })
  }

  discard(): void {
    const { policy } = this.store.getState()
    this.store.setState({ draft: policy?.policy ?? '', reviewed: undefined, fault: undefined })
  }

  /** Back to the text. */
  editAgain(): void {
    this.store.setState({ reviewed: undefined })
  }

  /** The engine says whether it could be applied, and the change is shown line by line. */
  async review(): Promise<void> {
    const { draft } = this.store.getState()
    await this.#work(async () => {
      const before = (await this.#request('system.policy.get', {})) as PolicyAnswer
      const answer = await this.#request('system.policy.check', { policy: draft })
      const {
        sha256,
        previous_sha256: previousSha256,
        rules,
      } = answer as {
        sha256: string
        previous_sha256: string
        rules: readonly TemporalRule[]
      }
      const lines = diffLines(before.policy, draft)
      this.store.setState({ policy: before, reviewed: { text: draft, sha256, previousSha256, rules, lines } })
    })
  }

  /** Signs exactly what was reviewed and applies it. */
  async apply(): Promise<void> {
    const { reviewed } = this.store.getState()
    const { policy: signer } = this.#host
    if (reviewed === undefined || signer === undefined) return
    await this.#work(async () => {
      // What is signed is the text that stands on the screen, by its own hash.
      if ((await sha256Hex(reviewed.text)) !== reviewed.sha256) throw new Fault('policy/invalid', WORDS.policy.other)
      const signed = await signer.sign(reviewed.sha256, reviewed.previousSha256)
      await this.#request('system.policy.apply', { policy: reviewed.text, ...signed })
      await signer.keep(reviewed.sha256)
      await this.readPolicy()
      await this.readTrust()
      this.discard()
      this.store.setState({ applied: this.store.getState().trust?.record })
    })
  }

  /** A device's host is started, proves its work, and is ended. */
  async checkDevice(device: string): Promise<void> {
    this.store.setState({ check: { device, state: 'checking', proof: {}, fault: undefined } })
    try {
      const answer = await this.#request('system.devices.check', { device }, CHECK_DEADLINE_MS)
      const { proof } = answer as { proof: Readonly<Record<string, unknown>> }
      this.store.setState({ check: { device, state: 'proved', proof, fault: undefined } })
    } catch (error) {
      this.store.setState({ check: { device, state: 'failed', proof: {}, fault: Fault.from(error).toView() } })
    }
  }

  async #work(act: () => Promise<void>): Promise<void> {
    if (this.store.getState().isWorking) return
    this.store.setState({ isWorking: true, fault: undefined })
    try {
      await act()
    } catch (error) {
      this.store.setState({ reviewed: undefined, fault: Fault.from(error).toView() })
    } finally {
      this.store.setState({ isWorking: false })
    }
  }

  async #request(topic: string, body: object, deadlineMs?: number): Promise<unknown> {
    if (this.#engine === undefined) throw new Fault('transport/closed', WORDS.offline)
    return await this.#engine.bus.request(topic, body, deadlineMs === undefined ? {} : { deadlineMs })
  }
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
