import type { ReactElement } from 'react'

export function CircuitsPage(): ReactElement {
  return <div className="page circuits" />
}
