import type { ReactElement } from 'react'
import type { FaultView } from '../../shared/base/index.ts'

/** What did not work, why, and the next step. */
export function Trouble({ title, fault }: { readonly title: string; readonly fault: FaultView }): ReactElement {
  return (
    <p className="degraded trouble" role="alert">
      <strong>{title}.</strong> <code className="mono">{fault.code}</code> {fault.message}. {fault.remedy}
    </p>
  )
}
