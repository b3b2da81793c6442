import type { Command } from './command.ts'
import { hasModifier } from './key-name.ts'
import { type Keymap, scopeOf } from './keymap.ts'

/** Where the focus is when the key goes down. */
export type KeyTarget = 'typing' | 'pressable' | 'other'

export function keyTarget(element: Element | null): KeyTarget {
  if (element === null) return 'other'
  if (element.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null) return 'typing'
  return element.closest('button, a, summary, [role="treeitem"], [role="tab"], dialog') === null ? 'other' : 'pressable'
}

/** What has the focus, also within a shadow root: a text editor lives in one. */
export function focusedElement(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root
  const within = activeElement?.shadowRoot ?? null
  return within === null ? activeElement : (focusedElement(within) ?? activeElement)
}

export interface Pressed {
  /** As `keyNameOf` writes it. */
  readonly keys: string
  readonly view: string
  readonly target: KeyTarget
  /** Keys without a modifier are on. */
  readonly hasSingleKeys: boolean
}

/** The command that a key means there; undefined: the key is left to what has the focus. A view's own command goes before one of the shell. */
export function commandFor(all: readonly Command[], keymap: Keymap, { keys, view, target, hasSingleKeys }: Pressed): Command | undefined {
  const isSingle = !hasModifier(keys)
  if (isSingle && (!hasSingleKeys || target === 'typing')) return undefined
  // A focused button is pressed by these two.
  if (target === 'pressable' && (keys === 'Space' || keys === 'Enter')) return undefined
  const having = all.filter((command) => keymap.keysOf(command).includes(keys))
  const own = having.find((command) => scopeOf(command) === view && !(command.isLocal === true && target === 'typing'))
  return own ?? having.find((command) => scopeOf(command) === 'shell' || (!isSingle && command.isLocal !== true))
}
