import { VIEWS, type ViewName } from '../place/views.ts'

/** What a key means wherever the focus is. */
export type KeyAction =
  | { readonly do: 'view'; readonly view: ViewName }
  | { readonly do: 'region'; readonly step: 1 | -1 }
  | { readonly do: 'filter' }
  | { readonly do: 'sheet' }
  | { readonly do: 'live' }

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Where the focus is when the key goes down. */
export type KeyTarget = 'typing' | 'pressable' | 'other'

/** Every key of the window, as the sheet shows them. */
export const KEY_SHEET: readonly {
  readonly group: string
  readonly keys: readonly { readonly keys: readonly string[]; readonly what: string }[]
}[] = [
  {
    group: 'Everywhere',
    keys: [
      { keys: ['Ctrl', '1'], what: 'Overview, and 2 to 9 the other views in the order of the rail' },
      { keys: ['F6'], what: 'Next region; with Shift the one before' },
      { keys: ['/'], what: 'Go to the filter of this view' },
      { keys: ['?'], what: 'Show or hide this sheet' },
      { keys: ['Esc'], what: 'Close the detail of a row, this sheet; leave the filter' },
    ],
  },
  {
    group: 'Lists and trees',
    keys: [
      { keys: ['↑', '↓'], what: 'Row before, row after' },
      { keys: ['Page Up', 'Page Down'], what: 'Twenty rows' },
      { keys: ['Home', 'End'], what: 'First row, last row' },
      { keys: ['←', '→'], what: 'Close or open a branch of the topic tree' },
    ],
  },
  { group: 'Topics', keys: [{ keys: ['Space'], what: 'Live or pause' }] },
]

/** @returns undefined for a key that is left to what has the focus. */
export function keyAction(press: KeyPress, target: KeyTarget, hasSingleKeys: boolean): KeyAction | undefined {
  if (press.key === 'F6' && !press.altKey && !press.metaKey) return { do: 'region', step: press.shiftKey ? -1 : 1 }
  if (press.ctrlKey || press.metaKey) {
    const view = /^[1-9]$/.test(press.key) && !press.shiftKey && !press.altKey ? VIEWS[Number(press.key) - 1] : undefined
    return view === undefined ? undefined : { do: 'view', view }
  }
  if (!hasSingleKeys || press.altKey || target === 'typing') return undefined
  if (press.key === '/') return { do: 'filter' }
  if (press.key === '?') return { do: 'sheet' }
  if (press.key === ' ' && target === 'other') return { do: 'live' }
  return undefined
}

export function keyTarget(element: Element | null): KeyTarget {
  if (element === null) return 'other'
  if (element.closest('input, textarea, select, [contenteditable]') !== null) return 'typing'
  return element.closest('button, a, summary, [role="treeitem"], dialog') === null ? 'other' : 'pressable'
}

/** The region after (or before) the one that holds the focus, in the page's order. */
export function nextRegion(regions: readonly HTMLElement[], focused: Element | null, step: 1 | -1): HTMLElement | undefined {
  const at = regions.findLastIndex((region) => region.contains(focused))
  if (at < 0) return step === 1 ? regions[0] : regions.at(-1)
  return regions[(at + step + regions.length) % regions.length]
}
