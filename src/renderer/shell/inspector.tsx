import { X } from 'lucide-react'
import { lazy, type ReactElement, Suspense } from 'react'
import { useStore } from 'zustand'
import type { Selection } from '../place/selection.ts'
import { useServices } from '../services.ts'
import { Blank, Loading } from '../ui/blank.tsx'
import { KIND_TITLES, WORDS } from '../words/shell.ts'
import { INSPECTOR_PX } from './arrangement.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Splitter } from './splitter.tsx'

const Inspected = lazy(async () => ({ default: (await import('./inspected.tsx')).Inspected }))

/** What is selected, whatever view it was selected in. */
export function Inspector(): ReactElement {
  const { navigation, panels, arrangement } = useServices()
  const px = useStore(arrangement.store, (state) => state.inspectorPx)
  const selection = useStore(navigation.store, (state) => state.selection)
  return (
    <aside className="inspector" aria-label={WORDS.inspector.name} data-region="inspector" tabIndex={-1} style={{ width: px }}>
      <Splitter
        label={WORDS.inspector.width}
        axis="x"
        px={px}
        range={INSPECTOR_PX}
        onPx={(inspectorPx) => arrangement.change({ inspectorPx })}
      />
      <div className="panel-head">
        <h2>{selection === undefined ? WORDS.inspector.name : KIND_TITLES[selection.kind]}</h2>
        {selection !== undefined && (
          <span className="mono quiet inspector-id" title={selection.id}>
            {selection.id}
          </span>
        )}
        <span className="spacer" />
        <button type="button" className="button bare" aria-label={WORDS.inspector.close} onClick={() => panels.setInspector(false)}>
          <X size={14} aria-hidden />
        </button>
      </div>
      <div className="inspector-body">{selection === undefined ? <Nothing /> : <Shown selection={selection} />}</div>
    </aside>
  )
}

const Nothing = (): ReactElement => <Blank title={WORDS.inspector.nothing}>{WORDS.inspector.nothingHint}</Blank>

function Shown({ selection }: { readonly selection: Selection }): ReactElement {
  return (
    <ErrorBoundary view={`${selection.kind}:${selection.id}`}>
      <Suspense fallback={<Loading label={WORDS.inspector.loading} rows={6} />}>
        <Inspected selection={selection} />
      </Suspense>
    </ErrorBoundary>
  )
}
