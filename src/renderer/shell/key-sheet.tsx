import { type ReactElement, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../commands/command.ts'
import { scopeOf } from '../commands/keymap.ts'
import { VIEW_TITLES, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'

/** Every key of the window, made of the registry. A native dialog: it traps the focus and Esc closes it. */
export function KeySheet(): ReactElement {
  const { panels, commands, keymap } = useServices()
  const isOpen = useStore(panels.store, (state) => state.isKeySheetOpen)
  useStore(keymap.store)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element?.open === false) element.showModal()
    if (!isOpen && element?.open === true) element.close()
  }, [isOpen])
  const words = WORDS.keySheet
  const groups = Map.groupBy(commands.all, scopeOf)
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="key-sheet-title" onClose={() => panels.setKeySheet(false)}>
      <div className="sheet-head">
        <h1 id="key-sheet-title">{words.title}</h1>
        <button type="button" className="button" onClick={() => panels.setKeySheet(false)}>
          {words.close}
        </button>
      </div>
      {isOpen && (
        <div className="sheet-groups">
          {[...groups].map(([scope, all]) => (
            <KeyGroup key={scope} title={scope === 'shell' ? words.everywhere : VIEW_TITLES[scope as ViewName]} all={all} />
          ))}
          <FixedKeys />
        </div>
      )}
    </dialog>
  )
}

function KeyGroup({ title, all }: { readonly title: string; readonly all: readonly Command[] }): ReactElement | null {
  const { keymap } = useServices()
  const having = all.filter((command) => keymap.keysOf(command).length > 0)
  if (having.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <dl className="sheet-keys">
        {having.map((command) => (
          <KeyLine key={command.id} keys={keymap.keysOf(command)} what={command.title} />
        ))}
      </dl>
    </section>
  )
}

/** What lists, trees and fields do with keys by themselves: nobody can give these to something else. */
function FixedKeys(): ReactElement {
  const { fixed, lists } = WORDS.keySheet
  return (
    <section>
      <h2>{lists}</h2>
      <dl className="sheet-keys">
        {fixed.map(({ keys, what }) => (
          <KeyLine key={what} keys={keys} what={what} />
        ))}
      </dl>
    </section>
  )
}

function KeyLine({ keys, what }: { readonly keys: readonly string[]; readonly what: string }): ReactElement {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  )
}
