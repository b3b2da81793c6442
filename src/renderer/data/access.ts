import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { ViewName } from '../place/views.ts'

/** A grant that is missing: the person sees less, and is told so. */
const DENIED = /^(authz|auth)\//

/** Views that this identity's grants do not reach, and the refusal that said so. */
export class Access {
  readonly store = createStore<Readonly<Partial<Record<ViewName, FaultView>>>>(() => ({}))

  /** @returns whether `error` is a missing grant; it is then told in the view itself, not as a failure. */
  takeDenied(view: ViewName, error: unknown): boolean {
    const fault = Fault.from(error)
    if (!DENIED.test(fault.code)) return false
    this.store.setState({ [view]: fault.toView() })
    return true
  }

  /** A new connection may have other grants. */
  clear(): void {
    this.store.setState({}, true)
  }
}
