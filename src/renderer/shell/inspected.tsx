import type { ReactElement } from 'react'
import type { Selection } from '../place/selection.ts'
import { Blank } from '../ui/blank.tsx'
import { KIND_TITLES, WORDS } from '../words/shell.ts'
import { INSPECTORS } from './inspector-table.ts'

/** The selection by the component that its feature exports. */
export function Inspected({ selection: { kind, id } }: { readonly selection: Selection }): ReactElement {
  const Component = INSPECTORS[kind]
  if (Component === undefined) return <Blank title={WORDS.inspector.unknown(KIND_TITLES[kind].toLowerCase())}>{id}</Blank>
  // Another thing of the same kind is shown afresh.
  return <Component key={id} id={id} />
}
