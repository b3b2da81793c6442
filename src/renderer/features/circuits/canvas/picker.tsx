import { Command } from 'cmdk'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { fuzzySearch } from './fuzzy.ts'

export interface PickerItem {
  readonly key: string
  readonly title: string
  readonly hint: string
  /** What is searched besides the title. */
  readonly also?: string
}

export interface PickerWords {
  readonly placeholder: string
  readonly results: string
  readonly nothing: string
  readonly foot: string
}

export interface PickerProps {
  readonly label: string
  readonly words: PickerWords
  readonly items: readonly PickerItem[]
  /** A line above the foot: what else comes of it. */
  readonly note?: string | undefined
  readonly onPick: (key: string, isShift: boolean) => void
  readonly onClose: () => void
}

/** A field and the lines that match it, over the canvas. A native dialog: it holds the focus, and Esc closes it. */
export function Picker({ label, words, items, note, onPick, onClose }: PickerProps): ReactElement {
  const [text, setText] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const isShift = useRef(false)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.focus()
  }, [])
  const found = fuzzySearch(items, text)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; a click on what lies behind it does too
    <dialog
      ref={dialog}
      className="omnibox circuit-picker"
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      onKeyDownCapture={(event) => {
        isShift.current = event.shiftKey
      }}
    >
      <Command shouldFilter={false} label={label} loop className="omnibox-command">
        <Command.Input value={text} onValueChange={setText} placeholder={words.placeholder} className="omnibox-field" />
        <Command.List className="omnibox-lines" label={words.results}>
          {found.map(({ key, title, hint }) => (
            <Command.Item key={key} value={key} className="omnibox-line" onSelect={() => onPick(key, isShift.current)}>
              <span className="omnibox-title">{title}</span>
              <span className="quiet">{hint}</span>
            </Command.Item>
          ))}
          {found.length === 0 && <p className="omnibox-none">{words.nothing}</p>}
        </Command.List>
        <p className="omnibox-foot quiet">{note === undefined ? words.foot : `${note} · ${words.foot}`}</p>
      </Command>
    </dialog>
  )
}
