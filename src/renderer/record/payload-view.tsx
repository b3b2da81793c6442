import { type ReactElement, type ReactNode, useState } from 'react'
import type { FaultView } from '../../shared/base/index.ts'
import { type Field, fieldAt } from '../capture/payload/fields.ts'
import { FORMS, type Form, type TakenApart } from '../capture/payload/take-apart.ts'
import { Loading } from '../ui/blank.tsx'
import { formatBytes, formatCount } from '../ui/format.ts'
import { WORDS } from '../words/topics.ts'
import { HexView } from './hex-view.tsx'
import { SvgImage } from './svg-image.tsx'
import { type PayloadMessage, usePayload } from './use-payload.ts'

const words = WORDS.message

export interface PayloadViewProps {
  readonly message: PayloadMessage
  /** What can be done with a field, beside it. */
  readonly actsOf?: (field: Field) => ReactNode
}

/** A payload by its fields and by its bytes: pointing at a field marks its bytes, pointing at a byte marks its field. */
export function PayloadView({ message, actsOf }: PayloadViewProps): ReactElement {
  const [form, setForm] = useState<Form>()
  const [pointed, setPointed] = useState<Field>()
  const taken = usePayload(message, form)
  const { payload } = message
  const shown = taken === undefined || 'code' in taken ? form : taken.form
  return (
    <section aria-label={words.payload}>
      <div className="payload-head">
        <h3>{words.payload}</h3>
        <span className="quiet">{formatBytes(payload.byteLength)}</span>
        <span className="spacer" />
        <fieldset className="segmented" aria-label={words.forms}>
          {FORMS.map((name) => (
            <button key={name} type="button" className="button" aria-pressed={shown === name} onClick={() => setForm(name)}>
              {words.form[name]}
            </button>
          ))}
        </fieldset>
      </div>
      {payload.byteLength === 0 ? (
        <p className="quiet">{words.empty}</p>
      ) : (
        <Body taken={taken} pointed={pointed} onPoint={setPointed} message={message} actsOf={actsOf} />
      )}
    </section>
  )
}

interface BodyProps {
  readonly taken: TakenApart | FaultView | undefined
  readonly pointed: Field | undefined
  readonly onPoint: (field: Field | undefined) => void
  readonly message: PayloadMessage
  readonly actsOf: PayloadViewProps['actsOf']
}

function Body({ taken, pointed, onPoint, message, actsOf }: BodyProps): ReactElement {
  if (taken === undefined) return <Loading label={words.taking} rows={4} />
  const isFault = 'code' in taken
  const hasFields = !isFault && taken.fields.length > 0
  const withBytes = isFault || hasFields || taken.form === 'hex'
  return (
    <>
      {isFault && (
        <p role="alert" className="wrong">
          {taken.message} <code>{taken.code}</code> {taken.remedy}
        </p>
      )}
      {hasFields && <FieldList taken={taken} pointed={pointed} onPoint={onPoint} actsOf={actsOf} />}
      {!isFault && taken.form === 'svg' && <SvgImage payload={message.payload} />}
      {!isFault && taken.text !== undefined && <pre className="json">{taken.text}</pre>}
      {!isFault && taken.table !== undefined && <ArrowTable table={taken.table} />}
      {withBytes && (
        <HexView
          payload={message.payload}
          pointed={pointed}
          onPoint={(offset) => onPoint(isFault || offset === undefined ? undefined : fieldAt(taken.fields, offset))}
        />
      )}
    </>
  )
}

type FieldListProps = Pick<BodyProps, 'pointed' | 'onPoint' | 'actsOf'> & { readonly taken: TakenApart }

function FieldList({ taken, pointed, onPoint, actsOf }: FieldListProps): ReactElement {
  return (
    <>
      <ul className="fields plain" aria-label={words.fields}>
        {taken.fields.map((field) => (
          <li
            key={`${field.path}@${field.start}`}
            className={`payload-field depth-${Math.min(field.depth, 8)} ${field === pointed ? 'pointed' : ''}`}
            data-path={field.path}
            onPointerEnter={() => onPoint(field)}
            onFocus={() => onPoint(field)}
          >
            <span className="mono">{field.label === '' ? '·' : field.label}</span>
            <span className={field.kind === 'parts' ? 'value quiet' : 'value mono'} title={field.value}>
              {field.value}
            </span>
            {actsOf?.(field)}
          </li>
        ))}
      </ul>
      {taken.leftOut > 0 && <p className="quiet">{words.leftOut(formatCount(taken.leftOut))}</p>}
    </>
  )
}

function ArrowTable({ table }: { readonly table: NonNullable<TakenApart['table']> }): ReactElement {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.payload}>
      <table className="table" aria-label={words.form.arrow}>
        <thead>
          <tr>
            {table.columns.map(({ name, type }) => (
              <th key={name} scope="col" title={type}>
                {name} <span className="quiet">{type}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a payload never move
            <tr key={row}>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do their cells
                <td key={at} className="mono">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.rows(formatCount(table.rows.length), formatCount(table.rowsInAll))}</p>
    </div>
  )
}
