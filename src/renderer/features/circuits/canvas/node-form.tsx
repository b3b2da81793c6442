import { Pencil, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { type CircuitEdge, NODE_MEMBERS } from '../../../../shared/circuit/index.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { WORDS } from '../../../words/circuits.ts'
import { endpointText, removeEdge } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { edgeKeysOf } from '../model/selection.ts'
import { MemberFields } from './member-fields.tsx'
import './part-form.css'

const words = WORDS.inspector

/** A node's members as its kind has them, and its edges. */
export function NodeForm({ document, name }: { readonly document: CircuitDocument; readonly name: string }): ReactElement {
  const circuit = useStore(document.store, (state) => state.circuit)
  const node = circuit?.nodes.get(name)
  if (node === undefined) return <Blank title={words.absent}>{name}</Blank>
  return (
    <div className="part-form">
      <div className="part-form-head">
        <span className="tag">{WORDS.kinds[node.kind]}</span>
        <span className="quiet">{WORDS.about[node.kind]}</span>
        <span className="spacer" />
        <CommandButton command="circuits.rename" short={words.rename} look="bare" icon={<Pencil size={12} aria-hidden />} />
      </div>
      <MemberFields document={document} path={['nodes', name]} members={NODE_MEMBERS[node.kind]} part={node} />
      <Edges document={document} name={name} />
    </div>
  )
}

function Edges({ document, name }: { readonly document: CircuitDocument; readonly name: string }): ReactElement {
  const circuit = useStore(document.store, (state) => state.circuit)
  const { time } = useServices()
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  const keys = circuit === undefined ? [] : edgeKeysOf(circuit)
  const all = (circuit?.edges ?? []).map((edge, index) => ({ edge, key: keys[index] ?? '' }))
  const own = all.filter(({ edge }) => edge.from.node === name || edge.to.node === name)
  return (
    <section className="part-edges" aria-label={words.edges}>
      <h3>{words.edges}</h3>
      {own.length === 0 && <p className="quiet">{words.noEdges}</p>}
      <ul>
        {own.map(({ edge, key }) => (
          <li key={key}>
            <EdgeRow edge={edge} name={name} onOpen={() => document.select({ nodes: [], edges: [key] })} />
            <button
              type="button"
              className="button bare"
              disabled={isPast}
              aria-label={words.removeEdge(key)}
              onClick={() => removeEdge(document, key)}
            >
              <Trash2 size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface EdgeRowProps {
  readonly edge: CircuitEdge
  readonly name: string
  readonly onOpen: () => void
}

function EdgeRow({ edge, name, onOpen }: EdgeRowProps): ReactElement {
  const isOut = edge.from.node === name
  return (
    <span className="part-edge">
      <span className="quiet">{isOut ? words.outOf : words.into}</span>{' '}
      <button type="button" className="link mono" onClick={onOpen}>
        {isOut ? `${edge.from.port} → ${endpointText(edge.to, 'in')}` : `${endpointText(edge.from, 'out')} → ${edge.to.port}`}
      </button>
      {edge.durable && <span className="tag">{words.durable}</span>}
      {edge.where !== undefined && <code className="mono block quiet">{edge.where}</code>}
    </span>
  )
}
