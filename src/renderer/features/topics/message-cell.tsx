import type { ReactElement, ReactNode } from 'react'
import type { MessageRow } from '../../capture/protocol.ts'
import { MARK } from '../../capture/row-block.ts'
import { formatBytes, formatCount, formatTime, shortActor } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.grid

/** One cell of a message's row. */
export function MessageCell({ row, column }: { readonly row: MessageRow; readonly column: string }): ReactNode {
  switch (column) {
    case 'pos':
      return row.pos
    case 'time':
      return row.tsMs === 0 ? '—' : formatTime(row.tsMs)
    case 'marks':
      return row.marks === 0 ? null : <Marks marks={row.marks} missing={row.missing} />
    case 'topic':
      return row.topic
    case 'type':
      return row.type
    case 'from':
      return shortActor(row.from)
    case 'size':
      return formatBytes(row.bytes)
    case 'payload':
      return row.isGone ? words.gone : row.preview
    default:
      return row.fields[Number(column.slice('field.'.length))] ?? ''
  }
}

/** A gap, duplicate or late message, each by a sign of its own. */
export function Marks({ marks, missing }: { readonly marks: number; readonly missing: number }): ReactElement {
  const signs: [string, string][] = []
  if (marks & MARK.gap) signs.push(['⋯', words.marks.gap(formatCount(missing))])
  if (marks & MARK.duplicate) signs.push(['=', words.marks.duplicate])
  if (marks & MARK.late) signs.push(['↶', words.marks.late])
  return (
    <>
      {signs.map(([sign, title]) => (
        <span key={sign} className="mark" title={title} role="img" aria-label={title}>
          {sign}
          {sign === '⋯' ? missing : ''}
        </span>
      ))}
    </>
  )
}
