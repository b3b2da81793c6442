import type { ReactElement } from 'react'
import { Blank } from '../../ui/blank.tsx'

export function CachePage(): ReactElement {
  return (
    <div className="page">
      <div className="pane-head">
        <h1>Cache</h1>
      </div>
      <Blank title="Not built yet" />
    </div>
  )
}
