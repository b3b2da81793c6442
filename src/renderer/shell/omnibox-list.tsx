import { Command } from 'cmdk'
import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import { itemsFor, type OmniboxData, type OmniboxItem, splitPrefix } from './omnibox-items.ts'
import { searchItems } from './omnibox-search.ts'

const words = WORDS.omnibox

/** The field and the lines below it. Loaded when the box is first opened. */
export function OmniboxList({ initial, onDone }: { readonly initial: string; readonly onDone: () => void }): ReactElement {
  const services = useServices()
  const { panels } = services
  const [text, setText] = useState(initial)
  const recent = useStore(panels.store, (state) => state.picked)
  const data = useOmniboxData()
  const { prefix, needle } = splitPrefix(text)
  const found = searchItems(itemsFor(services, data, prefix, needle), prefix === ':' ? '' : needle, recent)
  const pick = (item: OmniboxItem): void => {
    if (item.fills !== undefined) return setText(item.fills)
    panels.picked(item.key)
    onDone()
    item.run()
  }
  return (
    <Command shouldFilter={false} label={words.name} loop className="omnibox-command">
      <Command.Input autoFocus value={text} onValueChange={setText} placeholder={words.placeholder} className="omnibox-field" />
      <Command.List className="omnibox-lines" label={words.results}>
        {found.map((item) => (
          <Command.Item key={item.key} value={item.key} className="omnibox-line" onSelect={() => pick(item)}>
            <span className="omnibox-title">{item.title}</span>
            <span className={item.isUnavailable === true ? 'degraded' : 'quiet'}>{item.hint}</span>
          </Command.Item>
        ))}
        {found.length === 0 && <p className="omnibox-none">{prefix === ':' && needle === '' ? words.momentHint : words.nothing}</p>}
      </Command.List>
      <p className="omnibox-foot quiet">{words.foot}</p>
    </Command>
  )
}

/** Topics are asked for once each time the box opens. */
function useOmniboxData(): OmniboxData {
  const { engine } = useServices()
  const [topics, setTopics] = useState<readonly string[]>([])
  useEffect(() => {
    let isOpen = true
    engine()
      ?.topics()
      .then(
        (rows) => isOpen && setTopics(rows.map(({ topic }) => topic)),
        // Without the grant there are no topics to find; their view says why.
        () => {},
      )
    return () => {
      isOpen = false
    }
  }, [engine])
  return { topics }
}
