import { Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { EDGE_MEMBERS, type Endpoint } from '../../../../shared/circuit/index.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { Blank } from '../../../ui/blank.tsx'
import { WORDS } from '../../../words/circuits.ts'
import { endpointText } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { edgeKeysOf } from '../model/selection.ts'
import { MemberFields } from './member-fields.tsx'
import './part-form.css'

const words = WORDS.inspector

/** Where it leads is its name: that is changed on the canvas or in the text. */
const MEMBERS = EDGE_MEMBERS.filter(({ name }) => name !== 'from' && name !== 'to')

/** What passes an edge, and how; either end is one press away. */
export function EdgeForm({ document, name }: { readonly document: CircuitDocument; readonly name: string }): ReactElement {
  const circuit = useStore(document.store, (state) => state.circuit)
  const index = circuit === undefined ? -1 : edgeKeysOf(circuit).indexOf(name)
  const edge = circuit?.edges[index]
  if (edge === undefined) return <Blank title={words.edgeAbsent}>{name}</Blank>
  const end = (at: Endpoint, usual: 'in' | 'out') => (
    <button type="button" className="link mono" onClick={() => document.select({ nodes: [at.node], edges: [] })}>
      {endpointText(at, usual)}
    </button>
  )
  return (
    <div className="part-form">
      <div className="part-form-head">
        {end(edge.from, 'out')} → {end(edge.to, 'in')}
        <span className="spacer" />
        <CommandButton command="circuits.remove" look="bare" short={words.remove} icon={<Trash2 size={12} aria-hidden />} />
      </div>
      <MemberFields document={document} path={['edges', index]} members={MEMBERS} part={edge} />
    </div>
  )
}
