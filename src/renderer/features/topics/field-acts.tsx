import type { ReactElement } from 'react'
import type { Field } from '../../capture/payload/fields.ts'
import { useServices } from '../../services.ts'
import { WORDS } from '../../words/topics.ts'

const words = WORDS.message

/** A field of a payload as a condition of the filter, as a column, and as a plot of its topic. */
export function FieldActs({ topic, field }: { readonly topic: string; readonly field: Field }): ReactElement | null {
  const { topics } = useServices()
  if (field.kind === 'parts' || field.path === '') return null
  return (
    <span className="acts">
      <button
        type="button"
        className="button"
        aria-label={words.addFilter(field.path)}
        title={words.addFilter(field.path)}
        onClick={() => topics.addCondition(`payload.${field.path} = ${quoted(field.value)}`)}
      >
        =
      </button>
      <button
        type="button"
        className="button"
        aria-label={words.addColumn(field.path)}
        title={words.addColumn(field.path)}
        onClick={() => topics.toggleField(field.path)}
      >
        ▥
      </button>
      <button
        type="button"
        className="button"
        aria-label={words.addPlot(field.path)}
        title={words.addPlot(field.path)}
        onClick={() => topics.plot({ topic, path: field.path })}
      >
        ∿
      </button>
    </span>
  )
}

/** A value as the filter language writes it. */
const quoted = (value: string): string =>
  /^[^\s()"=!<>~]+$/.test(value) ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
