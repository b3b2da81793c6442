import { type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { KEY_SHEET } from './keys.ts'

/** Every key of the window. A native dialog: it traps the focus and Esc closes it. */
export function KeySheet(): ReactElement {
  const { navigation } = useServices()
  const isOpen = useStore(navigation.store, (state) => state.isKeySheetOpen)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element?.open === false) element.showModal()
    if (!isOpen && element?.open === true) element.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="key-sheet-title" onClose={() => navigation.setKeySheetOpen(false)}>
      <div className="sheet-head">
        <h1 id="key-sheet-title">Keys</h1>
        <button type="button" className="button" onClick={() => navigation.setKeySheetOpen(false)}>
          Close
        </button>
      </div>
      {KEY_SHEET.map(({ group, keys }) => (
        <section key={group}>
          <h2>{group}</h2>
          <dl className="sheet-keys">
            {keys.map((entry) => (
              <div key={entry.what}>
                <dt>
                  {entry.keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{entry.what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </dialog>
  )
}
