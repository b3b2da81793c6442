import { checkForeign, type ForeignBundle } from './foreign-bundle.ts'

/** The bundle worker: takes one foreign file apart, and can be ended at any moment. */
interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: BundleAnswer): void
}
export interface BundleWish {
  readonly bytes: Uint8Array
  readonly pins: Readonly<Record<string, string>>
}
export type BundleAnswer = { readonly holds: ForeignBundle } | { readonly reason: string }
const scope = globalThis as unknown as WorkerScope

scope.onmessage = (event) => {
  const { bytes, pins } = event.data as BundleWish
  checkForeign(bytes, pins).then(
    (checked) => scope.postMessage(typeof checked === 'string' ? { reason: checked } : { holds: checked }),
    (error: unknown) => scope.postMessage({ reason: String(error) }),
  )
}
