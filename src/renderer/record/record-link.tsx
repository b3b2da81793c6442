import type { ReactElement } from 'react'
import { useServices } from '../services.ts'

/** A record's number: pressing it selects the record, and the inspector shows it. */
export function RecordLink({ record }: { readonly record: number }): ReactElement {
  const { navigation } = useServices()
  return (
    <button
      type="button"
      className="link"
      title={`Record ${record}`}
      onClick={() => navigation.select({ kind: 'record', id: String(record) })}
    >
      {record}
    </button>
  )
}
