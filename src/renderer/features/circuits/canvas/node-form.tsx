import { Pencil, Trash2 } from 'lucide-react'
import { type ReactElement, useId, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import { type CircuitEdge, type Member, NODE_MEMBERS } from '../../../../shared/circuit/index.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { FaultText } from '../../../ui/fault-text.tsx'
import { WORDS } from '../../../words/circuits.ts'
import { endpointText, removeEdge, setMember } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { edgeKeysOf } from '../model/selection.ts'
import './node-form.css'

const words = WORDS.inspector

/** A node's members as its kind has them: each field is one member of the file, and what is entered is one step of undo. */
export function NodeForm({ document, name }: { readonly document: CircuitDocument; readonly name: string }): ReactElement {
  const circuit = useStore(document.store, (state) => state.circuit)
  const diagnostics = useStore(document.store, (state) => state.diagnostics)
  const node = circuit?.nodes.get(name)
  if (circuit === undefined || node === undefined) return <Blank title={words.absent}>{name}</Blank>
  const own = diagnostics.filter(({ path }) => path === `nodes.${name}` || path.startsWith(`nodes.${name}.`))
  return (
    <div className="node-form">
      <div className="node-form-head">
        <span className="tag">{WORDS.kinds[node.kind]}</span>
        <span className="quiet">{WORDS.about[node.kind]}</span>
        <span className="spacer" />
        <CommandButton command="circuits.rename" short={words.rename} look="bare" icon={<Pencil size={12} aria-hidden />} />
      </div>
      {own.map(({ code, message, path, severity }) => (
        <p key={`${path} ${code}`} className={`node-problem ${severity}`}>
          {message} <code className="mono">{code}</code>
        </p>
      ))}
      {NODE_MEMBERS[node.kind].map((member) => (
        <MemberField
          key={member.name}
          member={member}
          value={(node as unknown as Record<string, unknown>)[camelCase(member.name)]}
          onValue={(value) => setMember(document, ['nodes', name, member.name], value)}
        />
      ))}
      <Edges document={document} name={name} />
    </div>
  )
}

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

type MemberValue = string | number | boolean | undefined

interface MemberFieldProps {
  readonly member: Member
  readonly value: unknown
  /** @throws Fault where the text cannot be changed so */
  readonly onValue: (value: MemberValue) => void
}

/** Takes what is entered when the field is left or Enter is pressed. */
function MemberField({ member, value, onValue }: MemberFieldProps): ReactElement {
  const { time } = useServices()
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  const [fault, setFault] = useState<FaultView>()
  const id = useId()
  const text = value === undefined ? '' : String(value)
  const give = (entered: string): void => {
    if (entered === text) return
    try {
      onValue(readValue(member, entered))
      setFault(undefined)
    } catch (error) {
      setFault(Fault.from(error).toView())
    }
  }
  const { is } = member.type
  if (is === 'members' || is === 'list') {
    return (
      <div className="labelled">
        {member.name}
        <span className="quiet">{words.yamlOnly}</span>
      </div>
    )
  }
  const placeholder = member.fallback === undefined ? (member.isRequired ? '' : words.unset) : words.usual(String(member.fallback))
  const shared = { id, className: 'field mono', 'aria-describedby': `${id}-about`, disabled: isPast }
  return (
    <div className="labelled">
      <label htmlFor={id}>
        {member.name}
        {member.isRequired && <span aria-hidden> *</span>}
      </label>
      {is === 'choice' ? (
        <select {...shared} value={text} onChange={(event) => give(event.currentTarget.value)}>
          {!member.isRequired && <option value="">{placeholder}</option>}
          {member.type.of.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <TextField key={text} {...shared} text={text} placeholder={placeholder} isLong={is === 'expression'} onText={give} />
      )}
      <span id={`${id}-about`} className="quiet">
        {member.about}
      </span>
      {fault !== undefined && <FaultText fault={fault} />}
    </div>
  )
}

interface TextFieldProps {
  readonly id: string
  readonly className: string
  readonly disabled: boolean
  readonly text: string
  readonly placeholder: string
  readonly isLong: boolean
  readonly onText: (text: string) => void
}

function TextField({ text, isLong, onText, ...rest }: TextFieldProps): ReactElement {
  const [entered, setEntered] = useState(text)
  const shared = {
    ...rest,
    value: entered,
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setEntered(event.currentTarget.value),
    onBlur: () => onText(entered),
  }
  if (isLong) return <textarea {...shared} rows={2} />
  return (
    <input
      {...shared}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onText(entered)
      }}
    />
  )
}

/** Nothing entered takes the member away; digits are a number where a number is meant. */
function readValue({ type }: Member, entered: string): MemberValue {
  if (entered === '') return undefined
  const isNumber = type.is === 'whole' || type.is === 'number'
  return isNumber && Number.isFinite(Number(entered)) ? Number(entered) : entered
}

function Edges({ document, name }: { readonly document: CircuitDocument; readonly name: string }): ReactElement {
  const circuit = useStore(document.store, (state) => state.circuit)
  const { time } = useServices()
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  const keys = circuit === undefined ? [] : edgeKeysOf(circuit)
  const all = (circuit?.edges ?? []).map((edge, index) => ({ edge, index, key: keys[index] ?? '' }))
  const own = all.filter(({ edge }) => edge.from.node === name || edge.to.node === name)
  return (
    <section className="node-edges" aria-label={words.edges}>
      <h3>{words.edges}</h3>
      {own.length === 0 && <p className="quiet">{words.noEdges}</p>}
      <ul>
        {own.map(({ edge, key, index }) => (
          <li key={key}>
            <EdgeRow edge={edge} name={name} />
            <EdgeFlags edge={edge} isPast={isPast} onSet={(member, value) => setMember(document, ['edges', index, member], value)} />
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

function EdgeRow({ edge, name }: { readonly edge: CircuitEdge; readonly name: string }): ReactElement {
  const isOut = edge.from.node === name
  return (
    <span className="node-edge">
      <span className="quiet">{isOut ? words.outOf : words.into}</span>{' '}
      <span className="mono">
        {isOut ? `${edge.from.port} → ${endpointText(edge.to, 'in')}` : `${endpointText(edge.from, 'out')} → ${edge.to.port}`}
      </span>
      {edge.where !== undefined && <code className="mono block quiet">{edge.where}</code>}
    </span>
  )
}

interface EdgeFlagsProps {
  readonly edge: CircuitEdge
  readonly isPast: boolean
  readonly onSet: (member: string, value: boolean | undefined) => void
}

function EdgeFlags({ edge, isPast, onSet }: EdgeFlagsProps): ReactElement {
  return (
    <label className="node-durable">
      <input
        type="checkbox"
        checked={edge.durable}
        disabled={isPast}
        onChange={(event) => onSet('durable', event.currentTarget.checked ? true : undefined)}
      />
      {words.durable}
    </label>
  )
}
