import { ShieldCheck } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../commands/command.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/cache.ts'
import { HEATS, type Heat } from './heat.ts'
import type { ShownCache } from './use-shown.ts'

const HEAT_COMMANDS: Readonly<Record<Heat, Command['id']>> = {
  hits: 'cache.heat-hits',
  age: 'cache.heat-age',
  bytes: 'cache.heat-bytes',
}

/** What the picture shows, and where to look in it. */
export function Tools({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { cache, commands } = useServices()
  const heat = useStore(cache.store, (state) => state.heat)
  const hasMarks = useStore(cache.store, (state) => state.hasMarks)
  return (
    <div className="pane-head" data-region="tools" tabIndex={-1}>
      <h1>{WORDS.title}</h1>
      <Search shown={shown} />
      <fieldset className="segmented" aria-label={WORDS.heat.name}>
        {HEATS.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-pressed={name === heat}
            onClick={() => void commands.run(HEAT_COMMANDS[name])}
          >
            {WORDS.heat[name]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="button toggle"
        aria-pressed={hasMarks}
        title={shown.moment === undefined ? WORDS.layers.liveHint : WORDS.layers.momentHint}
        onClick={() => void commands.run('cache.marks')}
      >
        {WORDS.layers.name}
      </button>
      <span className="spacer" />
      <CommandButton command="cache.check" icon={<ShieldCheck size={13} aria-hidden />} short={WORDS.check.short} />
    </div>
  )
}

function Search({ shown }: { readonly shown: ShownCache }): ReactElement {
  const { cache, navigation, focus } = useServices()
  const search = useStore(cache.store, (state) => state.search)
  const placed = shown.table.placed()
  const found = placed.filter(shown.isFound)
  return (
    <>
      <input
        className="field filter"
        data-filter
        type="search"
        aria-label={WORDS.search.name}
        placeholder={WORDS.search.placeholder}
        value={search}
        onChange={(event) => cache.setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0] !== undefined) navigation.select({ kind: 'cache-key', id: found[0].key })
          if (event.key !== 'Escape') return
          // It leaves the field, and leaves what is in it: a browser would empty it.
          event.preventDefault()
          focus.view()
        }}
      />
      <span className="quiet" aria-live="polite">
        {WORDS.search.found(formatCount(found.length), formatCount(placed.length))}
      </span>
    </>
  )
}

/** Which record the picture is about, what it did, and on which side of it the picture is. */
export function MomentBar({ shown }: { readonly shown: ShownCache }): ReactElement | null {
  const { cache } = useServices()
  const side = useStore(cache.store, (state) => state.side)
  const { moment, deeds } = shown
  if (moment === undefined || deeds === undefined) return null
  const { layers, moment: words } = WORDS
  const did = (['put', 'promote', 'demote', 'evict', 'hit', 'miss'] as const)
    .filter((name) => deeds[name] > 0)
    .map((name) => `${layers[name].toLowerCase()} ${formatCount(deeds[name])}`)
  return (
    <div className="cache-moment">
      <fieldset className="segmented" aria-label={words.side}>
        {(['before', 'after'] as const).map((name) => (
          <button key={name} type="button" className="button" aria-pressed={name === side} onClick={() => cache.setSide(name)}>
            {words[name]}
          </button>
        ))}
      </fieldset>
      <span aria-live="polite">
        <RecordLink record={moment} words="Record" /> {did.length === 0 ? words.nothing : did.join(', ')}
      </span>
    </div>
  )
}
