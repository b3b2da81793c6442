import type { ReactElement } from 'react'
import type { MessageView } from '../../capture/protocol.ts'
import { usePayload } from '../../record/use-payload.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { compareMessages } from './compare-messages.ts'
import { useMessage } from './use-message.ts'

const words = WORDS.compare

/** Two messages field by field; those that differ come first. */
export function Comparison({ pinned, message }: { readonly pinned: string; readonly message: MessageView }): ReactElement {
  const { navigation } = useServices()
  const found = useMessage(pinned)
  const other = found === undefined || found === 'absent' || 'code' in found ? undefined : found
  const [own, others] = [usePayload(message, undefined), usePayload(other, undefined)]
  if (found === 'absent') return <Blank title={WORDS.message.absent} />
  if (other === undefined || (own === undefined && message.payload.length > 0) || (others === undefined && other.payload.length > 0))
    return <Loading label={words.name} rows={4} />
  const fieldsOf = (taken: typeof own) => (taken === undefined || 'code' in taken ? [] : taken.fields)
  const rows = compareMessages({ message: other, fields: fieldsOf(others) }, { message, fields: fieldsOf(own) })
  const differing = rows.filter((row) => row.differs)
  return (
    <section aria-label={words.name}>
      <p className="quiet">
        {words.differ(formatCount(differing.length))}, {words.same(formatCount(rows.length - differing.length))}
      </p>
      <table className="table compare-table" aria-label={words.name}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">
              <button type="button" className="link mono" onClick={() => navigation.select({ kind: 'message', id: pinned })}>
                {pinned}
              </button>
            </th>
            <th scope="col" className="mono">
              {message.pos}
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ field, before, after }) => (
            <tr key={field} className="differs">
              <th scope="row" className="mono">
                ≠ {field}
              </th>
              <td className="mono" title={before}>
                {before}
              </td>
              <td className="mono" title={after}>
                {after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
