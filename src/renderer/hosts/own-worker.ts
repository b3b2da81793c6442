import { Fault } from '../../shared/base/index.ts'
import { WORKER_POLICY } from '../../shared/host/index.ts'
import captureUrl from '../capture/capture-worker.ts?worker&url'
import payloadUrl from '../capture/payload-worker.ts?worker&url'
import circuitUrl from '../features/circuits/worker/circuit-worker.ts?worker&url'
import layoutUrl from '../features/circuits/worker/layout-worker.ts?worker&url'
import bundleUrl from '../record/bundle-worker.ts?worker&url'

/** The workers of the page, by the addresses that the build gave them. */
const WORKERS = { capture: captureUrl, payload: payloadUrl, bundle: bundleUrl, circuit: circuitUrl, layout: layoutUrl } as const
export type WorkerName = keyof typeof WORKERS

/** Trusted Types, as far as the page uses them; lib.dom has no types of them. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string | URL }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The one policy (docs/spec/window.md, WN3): a worker of the page's own is all that it ever lets through. */
function ownWorkers(): { createScriptURL(address: string): string | URL } {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const rules = {
    createScriptURL: (address: string): string => {
      if (Object.values<string>(WORKERS).includes(address)) return address
      throw new Fault('internal/unexpected', 'not a worker of this page')
    },
  }
  policy ??= trustedTypes === undefined ? rules : trustedTypes.createPolicy(WORKER_POLICY, rules)
  return policy
}

/** Starts a worker of the page's own. Callers end it with `terminate`. */
export function openWorker(name: WorkerName): Worker {
  return new Worker(ownWorkers().createScriptURL(WORKERS[name]), { type: 'module', name: `vbus-${name}` })
}
