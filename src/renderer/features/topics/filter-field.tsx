import { type KeyboardEvent, type ReactElement, useId, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { type Completion, completionsAt, withCompletion } from './completion.ts'

const words = WORDS.filter
/** The filter: what is typed is valid or not at once, with the place; completion by Tab or Enter. */
export function FilterField(): ReactElement {
  const { topics, navigation } = useServices()
  const text = useStore(topics.store, (state) => state.filter)
  const error = useStore(topics.store, (state) => state.filterError)
  const rows = useStore(topics.store, (state) => state.rows)
  const [items, setItems] = useState<readonly Completion[]>([])
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const told = useId()
  // At once: a scan that is not wanted any more is simply left.
  const setText = (value: string): void => {
    topics.setFilter(value)
    navigation.setQuery('topics', value)
  }
  const complete = (value: string, caret: number): void => {
    void completionsAt(value.slice(0, caret), (field, begun) => topics.ask('values', { field, text: begun })).then((found) => {
      setItems(found)
      setChosen(0)
    })
  }
  const take = (input: HTMLInputElement, item: Completion): void => {
    const { value, caret } = withCompletion(input.value, input.selectionStart ?? input.value.length, item)
    setText(value)
    setItems([])
    requestAnimationFrame(() => {
      input.setSelectionRange(caret, caret)
      complete(value, caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const item = items[chosen]
    if (event.key === 'Escape') {
      if (items.length > 0) setItems([])
      else event.currentTarget.blur()
    } else if ((event.key === 'Tab' || (event.key === 'Enter' && items.length > 0)) && item !== undefined && !event.shiftKey) {
      event.preventDefault()
      take(event.currentTarget, item)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault()
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length)
    }
  }
  const validity = text === '' ? '' : error === undefined ? 'valid' : 'invalid'
  const hits = formatCount(rows?.total ?? 0)
  return (
    <div className="filter-field">
      <input
        className={`field filter mono ${validity}`}
        data-filter
        type="text"
        role="combobox"
        aria-label={words.name}
        aria-invalid={error !== undefined}
        aria-describedby={told}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          complete(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }}
        onFocus={(event) => complete(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onBlur={() => setItems([])}
        onKeyDown={onKeyDown}
      />
      <span id={told} className={error === undefined ? 'quiet filter-told' : 'filter-told wrong'} role="status">
        {error === undefined
          ? (rows?.isScanned ?? true)
            ? words.hits(hits)
            : words.scanning(hits)
          : words.error(error.message, formatCount(error.at + 1))}
      </span>
      <div id={list} role="listbox" aria-label={words.completions} className="completions" hidden={items.length === 0}>
        {items.map((item, index) => (
          <div
            key={item.text}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="completion"
            onPointerDown={(event) => {
              event.preventDefault()
              const input = document.activeElement
              if (input instanceof HTMLInputElement) take(input, item)
            }}
          >
            <span className="mono">{item.text}</span>
            <span className="quiet">{item.hint}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
