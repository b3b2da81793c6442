import { createStore, type StoreApi } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { Bus, Subscription } from '../../../shared/client/contract.ts'
import { isTopic } from '../../../shared/topic/index.ts'
import { fromBase64, toBase64 } from '../../../shared/wire/index.ts'
import { jsonPayload } from '../../data/payload.ts'
import { WORDS } from '../../words/operators.ts'

/** Characters kept of a result or of a word of progress. */
const RESULT_CHARS_MAX = 16_384
/** How often a job that is under way is asked for, where its states are not told. */
const ASK_AGAIN_MS = 590_000

/** The job that this window submitted last. */
export interface SentJob {
  readonly id: string
  readonly topic: string
  readonly state: string
  readonly operator: string
  readonly reason: string
  /** The operator's last word of how far it is. */
  readonly progress: string
  readonly result: string
  readonly isOver: boolean
}

export interface JobDraft {
  readonly isOpen: boolean
  readonly topic: string
  /** Empty: none is named. */
  readonly schema: string
  /** Registered schemas. */
  readonly schemas: readonly string[]
  /** The JSON Schema of `schema`; undefined where it has none. */
  readonly definition: object | undefined
  readonly isRaw: boolean
  /** The payload as JSON text. */
  readonly text: string
  /** The payload as the form has it. */
  readonly value: unknown
  readonly isSending: boolean
  readonly fault: FaultView | undefined
  readonly sent: SentJob | undefined
}

const EMPTY: JobDraft = {
  isOpen: false,
  topic: '',
  schema: '',
  schemas: [],
  definition: undefined,
  isRaw: true,
  text: '{}',
  value: {},
  isSending: false,
  fault: undefined,
  sent: undefined,
}

const beside = (topic: string, last: 'results' | 'states' | 'progress'): string => topic.replace(/(^|\.)[^.]+$/, `$1${last}`)
const shown = (value: unknown): string => JSON.stringify(value, undefined, 2).slice(0, RESULT_CHARS_MAX)

/** Writes a job, submits it, and follows it to its end. */
export class JobDesk {
  readonly store: StoreApi<JobDraft> = createStore<JobDraft>(() => EMPTY)
  readonly #newId: () => string
  #bus: Bus | undefined
  #subscriptions: readonly Subscription[] = []

  /** @param newId a UUID; the job's id, so that nothing said of it is missed */
  constructor(newId: () => string) {
    this.#newId = newId
  }

  attach(bus: Bus): void {
    this.#bus = bus
    // What was open on the former connection ended with it.
    this.#subscriptions = []
    this.store.setState({ isSending: false })
  }

  open(topic: string): void {
    const { topic: before } = this.store.getState()
    this.store.setState({ isOpen: true, fault: undefined, topic: topic === '' ? before : topic })
    this.#bus?.request('system.schemas.list', {}).then(
      (answer) => this.store.setState({ schemas: (answer as { schemas: readonly string[] }).schemas }),
      (error: unknown) => this.#failed(error),
    )
  }

  close(): void {
    this.store.setState({ isOpen: false })
  }

  change(part: Partial<Pick<JobDraft, 'topic' | 'text' | 'value'>>): void {
    this.store.setState(part)
  }

  /** Between the form and its JSON: what was written is carried over, if it can be. */
  setRaw(isRaw: boolean): void {
    const { text, value } = this.store.getState()
    if (isRaw) return this.store.setState({ isRaw, text: shown(value ?? {}) })
    const parsed = parseObject(text)
    this.store.setState(parsed === undefined ? { fault: badJson().toView() } : { isRaw, value: parsed, fault: undefined })
  }

  async setSchema(schema: string): Promise<void> {
    this.store.setState({ schema, definition: undefined, isRaw: true, fault: undefined })
    if (schema === '') return
    try {
      const answer = await this.#bus?.request('system.schemas.get', { schema })
      const { kind = '', source = '' } = (answer ?? {}) as { kind?: string; source?: string }
      if (this.store.getState().schema !== schema || kind !== 'json') return
      const definition = JSON.parse(new TextDecoder().decode(fromBase64(source))) as object
      this.store.setState({ definition })
      this.setRaw(false)
    } catch (error) {
      // An operator may take a schema that is not registered: then there is no form of it.
      if (Fault.from(error).code !== 'schema/unknown') this.#failed(error)
    }
  }

  /** Why it cannot be submitted now, in words. */
  unavailable(): string | undefined {
    const { isOpen, topic, isRaw, text } = this.store.getState()
    if (!isOpen) return WORDS.form.closed
    if (this.#bus === undefined) return WORDS.offline
    if (!isTopic(topic)) return WORDS.form.badTopic
    return isRaw && parseObject(text) === undefined ? WORDS.form.badJson : undefined
  }

  /** The engine looks at the payload by its schema first; then the job is submitted, and followed. */
  async submit(): Promise<void> {
    const bus = this.#bus
    const { topic, schema, isRaw, text, value, isSending, definition } = this.store.getState()
    const body = isRaw ? parseObject(text) : ((value ?? {}) as object)
    if (bus === undefined || isSending || body === undefined) return
    this.store.setState({ isSending: true, fault: undefined })
    try {
      const payload = toBase64(new TextEncoder().encode(JSON.stringify(body)))
      if (schema !== '' && definition !== undefined) await bus.request('system.schemas.check', { schema, payload })
      const id = this.#newId()
      await this.#follow(bus, topic, id)
      await bus.submitJob(topic, body, { id, ...(schema !== '' && { schema }) })
      this.#tell(id, topic, {})
      void this.#await(bus, id, topic)
    } catch (error) {
      this.#failed(error)
    } finally {
      this.store.setState({ isSending: false })
    }
  }

  /** States, progress and result of the job, as far as the grants reach. */
  async #follow(bus: Bus, topic: string, id: string): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.unsubscribe()))
    this.#subscriptions = []
    const hear = async (last: 'results' | 'states' | 'progress', tell: (body: Readonly<Record<string, unknown>>) => Partial<SentJob>) => {
      try {
        return [
          await bus.subscribe(beside(topic, last), (message) => {
            const body = message.envelope.correlationId === id ? jsonPayload(message) : undefined
            if (body !== undefined) this.#tell(id, topic, tell(body))
          }),
        ]
      } catch {
        // Without the right to read them there is the job itself to ask for.
        return []
      }
    }
    const opened = await Promise.all([
      hear('states', (body) => stateOf(body)),
      hear('progress', (body) => ({ progress: shown(body) })),
      hear('results', (body) => ({ result: shown(body) })),
    ])
    this.#subscriptions = opened.flat()
  }

  /** Its end, by the engine's own word. */
  async #await(bus: Bus, id: string, topic: string): Promise<void> {
    while (this.#bus === bus && this.store.getState().sent?.id === id) {
      try {
        const job = (await bus.request('system.jobs.wait', { job_id: id, wait_ms: ASK_AGAIN_MS }, { deadlineMs: 600_000 })) as object
        this.#tell(id, topic, { ...stateOf(job as Readonly<Record<string, unknown>>), isOver: true })
        return
      } catch (error) {
        const fault = Fault.from(error)
        if (fault.code === 'request/deadline') continue
        // A topic that nobody serves as an operator: there is no job to wait for.
        if (fault.code !== 'job/unknown' && this.#bus === bus) this.#failed(error)
        return
      }
    }
  }

  #tell(id: string, topic: string, part: Partial<SentJob>): void {
    const { sent } = this.store.getState()
    const known = sent?.id === id ? sent : { id, topic, state: '', operator: '', reason: '', progress: '', result: '', isOver: false }
    this.store.setState({ sent: { ...known, ...part } })
  }

  #failed(error: unknown): void {
    this.store.setState({ fault: Fault.from(error).toView() })
  }
}

const badJson = (): Fault => new Fault('wire/bad-payload', WORDS.form.badJson)

function stateOf(body: Readonly<Record<string, unknown>>): Partial<SentJob> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { state: text(body['state']), operator: text(body['operator']), reason: text(body['reason']) }
}

/** A JSON object; undefined for anything else. */
export function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
