import { type ReactElement, useId, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { Member } from '../../../../shared/circuit/index.ts'
import { useServices } from '../../../services.ts'
import { FaultText } from '../../../ui/fault-text.tsx'
import { WORDS } from '../../../words/circuits.ts'
import { setMember } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'

const words = WORDS.inspector

interface MemberFieldsProps {
  readonly document: CircuitDocument
  /** Of the node or the edge in the file: `['edges', 3]`. */
  readonly path: readonly (string | number)[]
  readonly members: readonly Member[]
  /** The node or the edge as it was read. */
  readonly part: object
}

/** What is wrong with a node or an edge, and its members: each field is one member of the file, and what is entered is one step of undo. */
export function MemberFields({ document, path, members, part }: MemberFieldsProps): ReactElement {
  const diagnostics = useStore(document.store, (state) => state.diagnostics)
  const place = path.join('.')
  const values = part as Readonly<Record<string, unknown>>
  return (
    <>
      {diagnostics
        .filter((each) => each.path === place || each.path.startsWith(`${place}.`))
        .map(({ code, message, path: at, severity }) => (
          <p key={`${at} ${code}`} className={`part-problem ${severity}`}>
            {message} <code className="mono">{code}</code>
          </p>
        ))}
      {members.map((member) => (
        <MemberField
          key={`${place}.${member.name}`}
          member={member}
          value={values[camelCase(member.name)]}
          onValue={(value) => setMember(document, [...path, member.name], value)}
        />
      ))}
    </>
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
  const give = (next: MemberValue): boolean => {
    try {
      onValue(next)
      setFault(undefined)
      return true
    } catch (error) {
      setFault(Fault.from(error).toView())
      return false
    }
  }
  const { is } = member.type
  if (is === 'flag') return <FlagField member={member} isOn={value === true} isPast={isPast} fault={fault} onFlag={give} />
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
        <select {...shared} value={text} onChange={(event) => give(readValue(member, event.currentTarget.value))}>
          {!member.isRequired && <option value="">{placeholder}</option>}
          {member.type.of.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <TextField
          {...shared}
          text={text}
          placeholder={placeholder}
          isLong={is === 'expression'}
          onText={(entered) => entered === text || give(readValue(member, entered))}
        />
      )}
      <span id={`${id}-about`} className="quiet">
        {member.about}
      </span>
      {fault !== undefined && <FaultText fault={fault} />}
    </div>
  )
}

interface FlagFieldProps {
  readonly member: Member
  readonly isOn: boolean
  readonly isPast: boolean
  readonly fault: FaultView | undefined
  readonly onFlag: (value: boolean | undefined) => void
}

/** What is not on is not written. */
function FlagField({ member, isOn, isPast, fault, onFlag }: FlagFieldProps): ReactElement {
  const id = useId()
  return (
    <div className="labelled">
      <label className="part-flag">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isPast}
          aria-describedby={id}
          onChange={(event) => onFlag(event.currentTarget.checked ? true : undefined)}
        />
        {member.name}
      </label>
      <span id={id} className="quiet">
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
  /** @returns whether it was taken; what was not stays to be mended */
  readonly onText: (text: string) => boolean
}

function TextField({ text, isLong, onText, ...rest }: TextFieldProps): ReactElement {
  const [draft, setDraft] = useState<string>()
  const enter = (): void => {
    if (draft !== undefined && onText(draft)) setDraft(undefined)
  }
  const shared = {
    ...rest,
    value: draft ?? text,
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setDraft(event.currentTarget.value),
    onBlur: enter,
  }
  if (isLong) return <textarea {...shared} rows={2} />
  return (
    <input
      {...shared}
      onKeyDown={(event) => {
        if (event.key === 'Enter') enter()
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
