import './form.css'
import type { ReactElement } from 'react'
import type { FaultView } from '../../shared/base/index.ts'

/** A refusal where it happened: what, its code, and what to do. */
export function FaultText({ fault }: { readonly fault: FaultView }): ReactElement {
  return (
    <p role="alert" className="fault-text">
      {fault.message} <code className="mono">{fault.code}</code>
      <span className="block quiet">{fault.remedy}</span>
    </p>
  )
}
