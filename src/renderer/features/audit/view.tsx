import { type ReactElement, useEffect, useId } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'
import { BundleBand } from './bundle-band.tsx'
import { parseFilter } from './filter.ts'
import { Minimap } from './minimap.tsx'
import { RecordGrid } from './record-grid.tsx'
import { selectRecord } from './select-record.ts'
import { StatePane } from './state-pane.tsx'
import { VerifyBar, VerifyOutcome } from './verify.tsx'

/** The log as a list of millions, and the whole state after the record that is selected. */
export function AuditPage(): ReactElement {
  const { audit } = useServices()
  const load = useStore(audit.store, (state) => state.load)
  useOneSelection()
  return (
    <div className="page audit">
      <div className="pane-head" data-region="tools" tabIndex={-1}>
        <h1>{WORDS.title}</h1>
        <FilterField />
        <span className="spacer" />
        <VerifyBar />
      </div>
      <VerifyOutcome />
      <BundleBand />
      {load === 'loading' ? (
        <Loading label={WORDS.loading} rows={14} />
      ) : (
        <div className="audit-split">
          <div className="audit-list" data-region="records" tabIndex={-1}>
            <div className="audit-grid">
              <RecordGrid />
            </div>
            <Minimap />
          </div>
          <StatePane />
        </div>
      )}
    </div>
  )
}

/** The window's selection, its filter and its time cursor are the view's. */
function useOneSelection(): void {
  const { audit, navigation, time, travel } = useServices()
  const load = useStore(audit.store, (state) => state.load)
  useEffect(() => {
    if (load !== 'ready') return
    const take = (): void => {
      const { selection, queries } = navigation.store.getState()
      audit.setFilter(queries.audit ?? '')
      if (selection?.kind === 'record' && /^\d{1,15}$/.test(selection.id)) audit.select(Number(selection.id))
      else if (selection === undefined) audit.select(undefined)
    }
    const showAt = (record: number): void => {
      const { selection } = navigation.store.getState()
      if (selection?.kind !== 'record' || selection.id !== String(record)) navigation.select({ kind: 'record', id: String(record) })
    }
    const follow = (): void => {
      const { mode, at } = time.store.getState()
      // Where it is still on its way to, it will say when it is there.
      if (mode !== 'live' && at !== undefined && !travel.store.getState().isSeeking) showAt(at.record)
    }
    if (navigation.store.getState().selection === undefined) follow()
    take()
    const stops = [navigation.store.subscribe(take), time.store.subscribe(follow), travel.store.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [audit, navigation, time, travel, load])
}

function FilterField(): ReactElement {
  const services = useServices()
  const { audit, navigation, focus } = services
  const filterError = useStore(audit.store, (state) => state.filterError)
  const size = useStore(audit.store, (state) => state.size)
  const text = useStore(navigation.store, (state) => state.queries.audit ?? '')
  const id = useId()
  const go = (): void => {
    const parsed = parseFilter(text)
    if (parsed.ok && parsed.record !== undefined) selectRecord(services, Math.min(parsed.record, size - 1))
  }
  return (
    <>
      <input
        className="field filter"
        data-filter
        type="search"
        aria-label={WORDS.filter.name}
        aria-invalid={filterError !== undefined}
        aria-describedby={`${id}-count`}
        placeholder={WORDS.filter.placeholder}
        list={`${id}-words`}
        value={text}
        onChange={(event) => navigation.setQuery('audit', event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          if (event.key !== 'Escape') return
          // It leaves the field, and leaves what is in it: a browser would empty it.
          event.preventDefault()
          focus.view()
        }}
      />
      <Suggestions id={`${id}-words`} />
      <FilterCount id={`${id}-count`} />
    </>
  )
}

/** How many records match. */
function FilterCount({ id }: { readonly id: string }): ReactElement {
  const { audit } = useServices()
  const filterError = useStore(audit.store, (state) => state.filterError)
  const looking = useStore(audit.store, (state) => state.looking)
  const size = useStore(audit.store, (state) => state.size)
  const total = useStore(audit.store, (state) => state.total)
  const isAll = useStore(audit.store, (state) => Object.keys(state.filter).length === 0)
  const count = isAll ? WORDS.filter.all(formatCount(size)) : WORDS.filter.some(formatCount(total), formatCount(size))
  const note = looking === undefined ? count : WORDS.filter.looking(formatCount(looking.records), formatCount(looking.of))
  return (
    <span id={id} className={filterError === undefined ? 'quiet' : 'degraded'} role="status">
      {filterError === undefined ? note : WORDS.filter.unknown(filterError)}
    </span>
  )
}

/** What the list can be filtered by. */
function Suggestions({ id }: { readonly id: string }): ReactElement {
  const { audit } = useServices()
  const facets = useStore(audit.store, (state) => state.facets)
  const words = [
    ...(facets?.kinds ?? []).map(({ name }) => `kind:${name}`),
    ...(facets?.phases ?? []).map(({ name }) => `phase:${name}`),
    ...(facets?.actors ?? []).map(({ name }) => `actor:${name}`),
    ...(facets?.runs ?? []).map(({ name }) => `run:${name}`),
  ]
  return (
    <datalist id={id}>
      {words.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  )
}
