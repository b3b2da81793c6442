import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef } from 'react'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import type { Command } from './command.ts'
import { useCommand } from './use-command.ts'

export interface CommandButtonProps {
  readonly command: Command['id']
  /** Drawn before the title. */
  readonly icon?: ReactNode
  /** Beside `button`: `primary`, `strong`, `bare`. */
  readonly look?: string
  /** Shown instead of the title; the accessible name stays the title. */
  readonly short?: string
  readonly showsKeys?: boolean
  /** Name and text of its own, where another button of the same command is on screen: names tell buttons apart. */
  readonly label?: string
}

/**
 * A command as a button. Its tooltip tells the key and, when it cannot be done now, why: then it stays focusable, so that this can be read.
 * Its context menu (right click, the menu key, Shift-F10) copies the same as a command line.
 */
export function CommandButton({ command: id, icon, look = '', short, showsKeys = false, label }: CommandButtonProps): ReactElement {
  const { keymap } = useServices()
  const { command, unavailable, run } = useCommand(id)
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const keys = keymap.keysOf(command)[0]
  const reason = useId()
  const openMenu = (): void => {
    const source = button.current
    if (source === null || menu.current === null) return
    menu.current.showPopover({ source })
    menu.current.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return
    event.preventDefault()
    openMenu()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`button ${look}`}
        aria-label={short === undefined ? undefined : command.title}
        aria-disabled={unavailable !== undefined}
        aria-describedby={unavailable === undefined ? undefined : reason}
        aria-keyshortcuts={keys}
        title={[unavailable ?? command.title, keys].filter((part) => part !== undefined).join(' · ')}
        onClick={run}
        onContextMenu={(event) => {
          event.preventDefault()
          openMenu()
        }}
        onKeyDown={onKeyDown}
      >
        {icon}
        {label ?? short ?? command.title}
        {showsKeys && keys !== undefined && <kbd aria-hidden>{keys}</kbd>}
      </button>
      {unavailable !== undefined && (
        <span id={reason} hidden>
          {unavailable}
        </span>
      )}
      <CommandMenu menu={menu} button={button} command={command} />
    </>
  )
}

interface CommandMenuProps {
  readonly menu: React.RefObject<HTMLDivElement | null>
  readonly button: React.RefObject<HTMLButtonElement | null>
  readonly command: Command
}

/** In the browser's top layer: Esc and a click elsewhere close it. */
function CommandMenu({ menu, button, command }: CommandMenuProps): ReactElement {
  const services = useServices()
  const copy = (): void => {
    menu.current?.hidePopover()
    button.current?.focus()
    const line = command.cli?.(services)
    if (line === undefined) return services.notices.done(WORDS.command.noCli, command.title)
    services.host.copyText(line).then(
      () => services.notices.done(WORDS.command.copied, line),
      (error: unknown) => services.notices.failed(WORDS.command.couldNotCopy, error),
    )
  }
  return (
    <div ref={menu} popover="auto" className="menu" role="menu" aria-label={WORDS.command.actions(command.title)}>
      <button type="button" role="menuitem" className="menu-item" onClick={copy}>
        {WORDS.command.copyCli}
      </button>
    </div>
  )
}
