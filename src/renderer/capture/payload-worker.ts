import { Fault, type FaultView } from '../../shared/base/index.ts'
import { type TakeApart, type TakenApart, takeApart } from './payload/take-apart.ts'

/** The payload worker: takes foreign bytes apart, one payload at a time, and can be ended at any moment. */
interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: PayloadAnswer): void
}
export interface PayloadAnswer {
  readonly id: number
  /** The worker is there, and from now on its time counts. */
  readonly isBegun?: boolean
  readonly answer?: TakenApart
  readonly error?: FaultView
}
const scope = globalThis as unknown as WorkerScope

scope.onmessage = (event) => {
  const { id, ...wish } = event.data as TakeApart & { readonly id: number }
  scope.postMessage({ id, isBegun: true })
  takeApart(wish).then(
    (answer) => scope.postMessage({ id, answer }),
    (error: unknown) => scope.postMessage({ id, error: Fault.from(error).toView() }),
  )
}
