import { type ReactElement, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import type { Whereabouts } from '../time/history.ts'
import { parseTime } from '../time/whereabouts.ts'
import { formatTime } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

const words = WORDS.time

/** Where the cursor stands, as numbers that can be written over. */
export function MomentFields(): ReactElement {
  const { time } = useServices()
  const { at } = useStore(time.store)
  const near = at?.time
  return (
    <span className="moment-fields">
      <MomentField
        label={words.record}
        shown={at === undefined ? '' : String(at.record)}
        width="8ch"
        parse={(text) => (/^\d{1,15}$/.test(text) ? { record: Number(text) } : undefined)}
      />
      <MomentField
        label={words.position}
        shown={at?.pos ?? ''}
        width="9ch"
        parse={(text) => (/^\d{1,19}$/.test(text) ? { pos: text } : undefined)}
      />
      <MomentField
        label={words.time}
        shown={near === undefined ? '' : formatTime(near)}
        width="13ch"
        parse={(text) => {
          const found = parseTime(text, near)
          return found === undefined ? undefined : { time: found }
        }}
      />
    </span>
  )
}

interface MomentFieldProps {
  readonly label: string
  readonly shown: string
  readonly width: string
  readonly parse: (text: string) => Whereabouts | undefined
}

/** Enter goes there, Esc takes back what was written and goes to the slider. */
function MomentField({ label, shown, width, parse }: MomentFieldProps): ReactElement {
  const { travel, time } = useServices()
  const hasHead = useStore(time.store, (state) => state.head !== undefined)
  const [text, setText] = useState<string | undefined>(undefined)
  const isBad = text !== undefined && text !== '' && parse(text.trim()) === undefined
  const go = (): void => {
    const where = parse((text ?? '').trim())
    if (where === undefined) return
    setText(undefined)
    void travel.to(where)
  }
  return (
    <label className="moment-field">
      <span>{label}</span>
      <input
        className="field"
        style={{ width }}
        value={text ?? shown}
        disabled={!hasHead}
        aria-invalid={isBad}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => setText(undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') {
            setText(undefined)
            event.currentTarget.closest('[data-region]')?.querySelector<HTMLElement>('[type="range"]')?.focus()
          }
        }}
      />
    </label>
  )
}
