import { Fault } from '../../../shared/base/index.ts'
import { type Body, type Caller, optionalText, text } from './service.ts'

/** Characters of the name that a caller gives a request, to cancel it by. */
const REQUEST_ID_CHARS_MAX = 64

/** A request that lasts: its answer's parts go to the caller as long as it is connected, then it ends. */
export interface Lasting {
  readonly signal: AbortSignal
  readonly tell: (part: { readonly records: number; readonly of: number }) => void
}

/** Requests that can be cancelled by the connection that made them, by the `id` that it gave them. */
export class Cancellable {
  readonly #isHere: (inbox: string) => boolean
  /** As many as are under way: what serves them bounds that. */
  readonly #named = new Map<string, AbortController>()

  constructor(isHere: (inbox: string) => boolean) {
    this.#isHere = isHere
  }

  /** @throws Fault `wire/bad-payload` for an id that is none */
  async run<T>(
    { body, caller, part }: { readonly body: Body; readonly caller: Caller; readonly part: (answer: object) => void },
    work: (lasting: Lasting) => Promise<T>,
  ): Promise<T> {
    const id = optionalText(body, 'id')
    if (id !== undefined && id.length > REQUEST_ID_CHARS_MAX)
      throw new Fault('wire/bad-payload', `id must have at most ${REQUEST_ID_CHARS_MAX} characters`, { member: 'id' })
    const controller = new AbortController()
    const name = `${caller.inbox} ${id}`
    if (id !== undefined) this.#named.set(name, controller)
    const tell: Lasting['tell'] = (progress) => {
      if (this.#isHere(caller.inbox)) part(progress)
      else controller.abort()
    }
    try {
      return await work({ signal: controller.signal, tell })
    } finally {
      if (this.#named.get(name) === controller) this.#named.delete(name)
    }
  }

  /** What a service answers who cancels. */
  cancel(body: Body, caller: Caller): { readonly ok: true; readonly known: boolean } {
    const controller = this.#named.get(`${caller.inbox} ${text(body, 'id')}`)
    controller?.abort()
    return { ok: true, known: controller !== undefined }
  }
}
