import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { Loading } from '../ui/blank.tsx'
import { WORDS } from '../words/shell.ts'
import { ErrorBoundary } from './error-boundary.tsx'

const OmniboxList = lazy(async () => ({ default: (await import('./omnibox-list.tsx')).OmniboxList }))

/** Where everything is found and done by name. A native dialog: it holds the focus, Esc closes it, and the focus goes back where it was. */
export function Omnibox(): ReactElement {
  const { panels } = useServices()
  const initial = useStore(panels.store, (state) => state.omnibox)
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = initial !== undefined
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element?.open === false) {
      element.showModal()
      element.querySelector('input')?.focus()
    }
    if (!isOpen && element?.open === true) element.close()
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; a click on what lies behind it does too
    <dialog
      ref={dialog}
      className="omnibox"
      aria-label={WORDS.omnibox.name}
      onClose={() => panels.closeOmnibox()}
      onClick={(event) => {
        if (event.target === event.currentTarget) panels.closeOmnibox()
      }}
    >
      {isOpen && (
        <ErrorBoundary view={initial}>
          <Suspense fallback={<Loading label={WORDS.omnibox.loading} rows={6} />}>
            <OmniboxList key={initial} initial={initial} onDone={() => panels.closeOmnibox()} />
          </Suspense>
        </ErrorBoundary>
      )}
    </dialog>
  )
}
