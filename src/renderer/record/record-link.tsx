import type { ReactElement } from 'react'
import { useServices } from '../services.ts'

export interface RecordLinkProps {
  readonly record: number
  /** Stands before the number, inside of the link. */
  readonly words?: string
}

/** A record's number: pressing it selects the record, and the inspector shows it. */
export function RecordLink({ record, words }: RecordLinkProps): ReactElement {
  const { navigation } = useServices()
  return (
    <button
      type="button"
      className="link"
      title={`Record ${record}`}
      onClick={() => navigation.select({ kind: 'record', id: String(record) })}
    >
      {words === undefined ? record : `${words} ${record}`}
    </button>
  )
}
