import type { ReactElement } from 'react'
import { Blank } from '../../ui/blank.tsx'

export function TelemetryPage(): ReactElement {
  return (
    <div className="page">
      <div className="pane-head">
        <h1>Telemetry</h1>
      </div>
      <Blank title="Not built yet" />
    </div>
  )
}
