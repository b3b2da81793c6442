import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { type Completion, completionsAt, withCompletion } from './completion.ts'

const words = WORDS.filter

/** Completions that are offered, and which of them is chosen. */
interface Offer {
  readonly items: readonly Completion[]
  readonly chosen: number
  /** Asked for by typing or an arrow: Tab takes it. What is merely shown does not keep Tab from going on. */
  readonly isMeant: boolean
}
const NOTHING: Offer = { items: [], chosen: 0, isMeant: false }

/** The first arrow chooses the first, or the last. */
const nextOf = (key: 'ArrowDown' | 'ArrowUp', chosen: number | undefined, count: number): number =>
  key === 'ArrowDown' ? ((chosen ?? -1) + 1) % count : ((chosen ?? 0) + count - 1) % count

const caretOf = ({ selectionStart, value }: HTMLInputElement): number => selectionStart ?? value.length

/** What is offered at the caret. What was asked for before something else was offered is not heard any more. */
function useOffer() {
  const { topics } = useServices()
  const [offered, setOffered] = useState<Offer>(NOTHING)
  const asked = useRef(0)
  const offer = (next: Offer): void => {
    asked.current += 1
    setOffered(next)
  }
  const complete = (value: string, caret: number, isMeant: boolean): void => {
    asked.current += 1
    const own = asked.current
    void completionsAt(value.slice(0, caret), (field, begun) => topics.ask('values', { field, text: begun })).then((found) => {
      if (own === asked.current) offer({ items: found, chosen: 0, isMeant })
    })
  }
  return { ...offered, offer, complete }
}

/** The filter: what is typed is valid or not at once, with the place; completion by Tab or Enter. */
export function FilterField(): ReactElement {
  const { topics, navigation, focus } = useServices()
  const text = useStore(topics.store, (state) => state.filter)
  const error = useStore(topics.store, (state) => state.filterError)
  const { items, chosen, isMeant, offer, complete } = useOffer()
  const list = useId()
  const told = useId()
  // At once: a scan that is not wanted any more is simply left.
  const setText = (value: string): void => {
    topics.setFilter(value)
    navigation.setQuery('topics', value)
  }
  const take = (input: HTMLInputElement, item: Completion): void => {
    const { value, caret } = withCompletion(input.value, caretOf(input), item)
    // Drawn at once: who types on types behind it.
    flushSync(() => setText(value))
    input.setSelectionRange(caret, caret)
    offer(NOTHING)
    complete(value, caret, false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const item = items[chosen]
    if (event.key === 'Escape') {
      if (items.length > 0) offer(NOTHING)
      else focus.view()
    } else if ((event.key === 'Tab' || event.key === 'Enter') && isMeant && item !== undefined && !event.shiftKey) {
      event.preventDefault()
      take(event.currentTarget, item)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault()
      offer({ items, isMeant: true, chosen: nextOf(event.key, isMeant ? chosen : undefined, items.length) })
    }
  }
  return (
    <div className="filter-field">
      <input
        className={`field filter mono ${text === '' ? '' : error === undefined ? 'valid' : 'invalid'}`}
        data-filter
        type="text"
        role="combobox"
        aria-label={words.name}
        aria-invalid={error !== undefined}
        aria-describedby={told}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isMeant && items.length > 0 ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          complete(event.target.value, caretOf(event.target), event.target.value !== '')
        }}
        onFocus={(event) => complete(event.target.value, caretOf(event.target), false)}
        onBlur={() => offer(NOTHING)}
        onKeyDown={onKeyDown}
      />
      <Told id={told} />
      <CompletionList id={list} items={items} chosen={isMeant ? chosen : -1} onTake={take} />
    </div>
  )
}

/** How many rows pass, or what is wrong with the filter. */
function Told({ id }: { readonly id: string }): ReactElement {
  const { topics } = useServices()
  const error = useStore(topics.store, (state) => state.filterError)
  const total = useStore(topics.store, (state) => state.rows?.total ?? 0)
  const isScanned = useStore(topics.store, (state) => state.rows?.isScanned ?? true)
  const hits = formatCount(total)
  return (
    <span id={id} className={error === undefined ? 'quiet filter-told' : 'filter-told wrong'} role="status">
      {error !== undefined ? words.error(error.message, formatCount(error.at + 1)) : isScanned ? words.hits(hits) : words.scanning(hits)}
    </span>
  )
}

interface CompletionListProps {
  readonly id: string
  readonly items: readonly Completion[]
  readonly chosen: number
  readonly onTake: (input: HTMLInputElement, item: Completion) => void
}

function CompletionList({ id, items, chosen, onTake }: CompletionListProps): ReactElement {
  return (
    <div id={id} role="listbox" aria-label={words.completions} className="completions" hidden={items.length === 0}>
      {items.map((item, index) => (
        <div
          key={item.text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="completion"
          onPointerDown={(event) => {
            event.preventDefault()
            const input = document.activeElement
            if (input instanceof HTMLInputElement) onTake(input, item)
          }}
        >
          <span className="mono">{item.text}</span>
          <span className="quiet">{item.hint}</span>
        </div>
      ))}
    </div>
  )
}
