import { Link2, Maximize, Network, Plus, Redo2, Save, Undo2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useServices } from '../../../services.ts'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { compareCircuits } from './changes.ts'
import { searchNodes } from './search.ts'

const words = WORDS.tools
const ICON = { size: 13, 'aria-hidden': true } as const

/** Which circuit, what can be done with it, and what is shown of it. */
export function Toolbar(): ReactElement {
  const { circuits } = useServices()
  const isLayingOut = useStore(circuits.store, (state) => state.isLayingOut)
  useStore(circuits.store, (state) => state.path)
  const { document } = circuits
  return (
    <>
      <div className="pane-head circuit-tools" data-region="tools" tabIndex={-1}>
        <h1>{WORDS.title}</h1>
        <FilePicker />
        <CommandButton command="circuits.create" short={words.create} icon={<Plus {...ICON} />} />
        <CommandButton command="circuits.save" short={words.save} icon={<Save {...ICON} />} />
        <CommandButton command="circuits.undo" short={words.undo} look="bare" icon={<Undo2 {...ICON} />} />
        <CommandButton command="circuits.redo" short={words.redo} look="bare" icon={<Redo2 {...ICON} />} />
        <span className="spacer" />
        <SearchField document={document} />
      </div>
      <div className="circuit-strip" data-region="canvas-tools" tabIndex={-1}>
        <CommandButton command="circuits.add" short={words.add} look="bare" icon={<Plus {...ICON} />} />
        <CommandButton command="circuits.connect" short={words.connect} look="bare" icon={<Link2 {...ICON} />} />
        <CommandButton command="circuits.layout" short={words.layout} look="bare" icon={<Network {...ICON} />} />
        {isLayingOut && <CommandButton command="circuits.cancel-layout" short={WORDS.layout.cancel} icon={<X {...ICON} />} />}
        <CommandButton command="circuits.fit" short={words.fit} look="bare" icon={<Maximize {...ICON} />} />
        <CommandButton command="circuits.outline" short={words.outline} look="bare" />
        <CommandButton command="circuits.compare" short={words.compare} look="bare" />
        {document !== undefined && <Standing document={document} />}
        <Panes />
      </div>
    </>
  )
}

function FilePicker(): ReactElement | null {
  const { circuits, navigation, notices } = useServices()
  const { files, path, unsaved } = useStore(circuits.store)
  const paths = files.map((file) => file.path).filter((each) => each.endsWith('.circuit.yaml'))
  const all = path === undefined || paths.includes(path) ? paths : [...paths, path]
  if (all.length === 0) return null
  return (
    <select
      className="field mono circuit-file"
      aria-label={WORDS.files.name}
      value={path ?? ''}
      onChange={(event) => {
        // What was looked at was of the other circuit.
        const { selection } = navigation.store.getState()
        if (selection?.kind === 'node' || selection?.kind === 'edge') navigation.select(undefined)
        circuits.open(event.currentTarget.value).catch((error: unknown) => notices.failed(WORDS.files.notOpened, error))
      }}
    >
      {all.map((each) => (
        <option key={each} value={each}>
          {unsaved.includes(each) ? `${each} · ${WORDS.files.unsaved}` : each}
        </option>
      ))}
    </select>
  )
}

/** How large it is, whether it is saved, and what stands between it and another version. */
function Standing({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuits } = useServices()
  const circuit = useStore(document.store, (state) => state.circuit)
  const isCurrent = useStore(document.store, (state) => state.isCurrent)
  const compared = useStore(circuits.store, (state) => state.compared)
  const isUnsaved = useStore(circuits.store, (state) => state.unsaved.includes(document.path))
  return (
    <span className="circuit-standing" role="status">
      {compared !== undefined && circuit !== undefined && (
        <span className="tag human">
          {WORDS.compare.shown(compared.label)}: {countsOf([...compareCircuits(compared.before, circuit).changes.values()])}
        </span>
      )}
      {!isCurrent && (
        <span className="tag degraded" title={WORDS.files.invalidHint}>
          {WORDS.files.invalid}
        </span>
      )}
      {isUnsaved && <span className="tag">{WORDS.files.unsaved}</span>}
      {circuit !== undefined && (
        <span className="quiet">{WORDS.files.counts(formatCount(circuit.nodes.size), formatCount(circuit.edges.length))}</span>
      )}
    </span>
  )
}

function countsOf(changes: readonly string[]): string {
  const count = (which: string): number => changes.filter((each) => each === which).length
  return WORDS.compare.counts(count('added'), count('removed'), count('changed'))
}

function SearchField({ document }: { readonly document: CircuitDocument | undefined }): ReactElement {
  const { navigation, circuits } = useServices()
  const query = useStore(navigation.store, (state) => state.queries.circuits ?? '')
  const circuit = document?.store.getState().circuit
  const found = circuit === undefined ? [] : [...searchNodes(circuit, query)]
  const next = (): void => {
    const selected = document?.store.getState().selection.nodes.at(-1)
    const name = found[(found.indexOf(selected ?? '') + 1) % Math.max(1, found.length)]
    if (name === undefined) return
    document?.select({ nodes: [name], edges: [] })
    circuits.canvas?.reveal(name)
  }
  return (
    <>
      <input
        className="field circuit-search"
        type="search"
        data-filter=""
        aria-label={words.search}
        placeholder={words.searchHint}
        value={query}
        onChange={(event) => navigation.setQuery('circuits', event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') next()
          if (event.key === 'Escape' && query !== '') navigation.setQuery('circuits', '')
          else if (event.key === 'Escape') circuits.canvas?.focus()
        }}
      />
      {query !== '' && (
        <span className="quiet circuit-found" role="status">
          {words.found(formatCount(found.length))}
        </span>
      )}
    </>
  )
}

function Panes(): ReactElement {
  const { circuits } = useServices()
  const panes = useStore(circuits.store, (state) => state.panes)
  return (
    <fieldset className="segmented circuit-panes-choice" aria-label={words.panes}>
      {(['canvas', 'both', 'yaml'] as const).map((each) => (
        <button key={each} type="button" className="button" aria-pressed={panes === each} onClick={() => circuits.set({ panes: each })}>
          {words[each]}
        </button>
      ))}
    </fieldset>
  )
}
