import { type KeyboardEvent, type ReactElement, useState } from 'react'
import { useStore } from 'zustand'
import { VIEW_TITLES, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import type { Command } from './command.ts'
import { keyNameOf } from './key-name.ts'
import { scopeOf } from './keymap.ts'

const words = WORDS.keyBindings

/** Every command with its keys, to be changed: press `Change`, then the new key. A key that is taken is refused and says by what. */
export function KeyBindings(): ReactElement {
  const { commands, keymap } = useServices()
  const rebound = useStore(keymap.store, (state) => state.rebound)
  const [asking, setAsking] = useState<Command['id'] | undefined>(undefined)
  const [taken, setTaken] = useState<string | undefined>(undefined)
  const bind = (command: Command, keys: string): void => {
    const other = keymap.bind(commands.all, command, keys)
    setTaken(other === undefined ? undefined : words.taken(keys, other.title))
    if (other === undefined) setAsking(undefined)
  }
  const ask = (command: Command | undefined): void => {
    if (command !== undefined) setTaken(undefined)
    setAsking(command?.id)
  }
  return (
    <section className="key-bindings" aria-label={words.name}>
      <p role="status" className="key-bindings-note">
        {taken !== undefined && <span className="degraded">{taken}</span>}
        {Object.keys(rebound).length > 0 && (
          <button type="button" className="button" onClick={() => keymap.reset()}>
            {words.resetAll}
          </button>
        )}
      </p>
      <table className="table" aria-label={words.name}>
        <thead>
          <tr>
            <th scope="col">{words.command}</th>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.keys}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {commands.all.map((command) => (
            <KeyRow key={command.id} command={command} isAsking={asking === command.id} onAsk={ask} onKeys={bind} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface KeyRowProps {
  readonly command: Command
  readonly isAsking: boolean
  /** Undefined: no key is asked for any more. */
  readonly onAsk: (command: Command | undefined) => void
  readonly onKeys: (command: Command, keys: string) => void
}

function KeyRow({ command, isAsking, onAsk, onKeys }: KeyRowProps): ReactElement {
  const { keymap } = useServices()
  const isRebound = useStore(keymap.store, (state) => command.id in state.rebound)
  return (
    <tr>
      <td>{command.title}</td>
      <td className="quiet">{scopeOf(command) === 'shell' ? words.everywhere : VIEW_TITLES[scopeOf(command) as ViewName]}</td>
      <td>
        {isAsking ? (
          <KeyCatcher command={command} onKeys={(keys) => onKeys(command, keys)} onEnd={() => onAsk(undefined)} />
        ) : (
          keymap.keysOf(command).map((keys) => <kbd key={keys}>{keys}</kbd>)
        )}
      </td>
      <td>
        <button type="button" className="button bare" aria-label={words.changeOf(command.title)} onClick={() => onAsk(command)}>
          {words.change}
        </button>
        {isRebound && (
          <button type="button" className="button bare" aria-label={words.resetOf(command.title)} onClick={() => keymap.reset(command)}>
            {words.reset}
          </button>
        )}
      </td>
    </tr>
  )
}

interface KeyCatcherProps {
  readonly command: Command
  readonly onKeys: (keys: string) => void
  readonly onEnd: () => void
}

/** Takes the next key: Esc takes none, Backspace takes the key away, Tab goes on as always. */
function KeyCatcher({ command, onKeys, onEnd }: KeyCatcherProps): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys = keyNameOf(event)
    if (keys === undefined || keys === 'Tab' || keys === 'Shift+Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (keys === 'Escape') onEnd()
    else onKeys(keys === 'Backspace' ? '' : keys)
  }
  return (
    <input
      className="field"
      readOnly
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for it
      autoFocus
      aria-label={words.press(command.title)}
      value={words.pressShort}
      onKeyDown={onKeyDown}
      onBlur={onEnd}
    />
  )
}
