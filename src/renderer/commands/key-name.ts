/** The parts of a key event that name a key. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const NAMED = /^(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Home|End|Enter|Escape|Tab|Space|Backspace|Delete|Insert|F(?:[1-9]|1[0-2]))$/
const MODIFIERS = ['Ctrl', 'Alt', 'Shift']

/**
 * A key as the sheet writes it: `Ctrl+K`, `Shift+ArrowLeft`, `m`, `?`, `Space`. The command key of a Mac counts as Ctrl. Shift is not written where
 * it only makes the sign (`?`). undefined for a modifier alone and for keys that have no name here.
 */
export function keyNameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | undefined {
  const named = key === ' ' ? 'Space' : key
  const isSign = [...named].length === 1
  if (!isSign && !NAMED.test(named)) return undefined
  const hasCtrl = ctrlKey || metaKey
  const isLetter = isSign && named.toLowerCase() !== named.toUpperCase() && [...named.toUpperCase()].length === 1
  const writesShift = shiftKey && (!isSign || isLetter)
  const base = isLetter && (hasCtrl || altKey || shiftKey) ? named.toUpperCase() : named
  return [hasCtrl && 'Ctrl', altKey && 'Alt', writesShift && 'Shift', base].filter((part) => part !== false).join('+')
}

/** Whether a text is exactly what `keyNameOf` may answer. */
export function isKeyName(text: string): boolean {
  const base = text.endsWith('+') ? '+' : (text.split('+').at(-1) ?? '')
  const modifiers = text
    .slice(0, text.length - base.length)
    .split('+')
    .filter((part) => part !== '')
  const isOrdered = modifiers.join() === MODIFIERS.filter((name) => modifiers.includes(name)).join()
  if (!isOrdered || (!NAMED.test(base) && [...base].length !== 1)) return false
  const press = {
    key: base === 'Space' ? ' ' : base,
    ctrlKey: modifiers.includes('Ctrl'),
    metaKey: false,
    altKey: modifiers.includes('Alt'),
    shiftKey: modifiers.includes('Shift'),
  }
  return keyNameOf(press) === text
}

/** Whether it is safe while a person types: with Ctrl or Alt, or a function key. The others can be switched off. */
export const hasModifier = (keys: string): boolean => /^(?:Ctrl|Alt)\+|^(?:Shift\+)?F\d+$/.test(keys)
