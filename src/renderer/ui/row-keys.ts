/** Rows of a Page Up or Page Down. */
const PAGE_ROWS = 20

/** The row a key leads to; undefined for keys that are not the grid's. */
export function rowAfterKey(key: string, selected: number, count: number): number | undefined {
  if (count === 0) return undefined
  const clamp = (row: number): number => Math.min(count - 1, Math.max(0, row))
  switch (key) {
    case 'ArrowDown':
      return clamp(selected + 1)
    case 'ArrowUp':
      return clamp(selected < 0 ? count - 1 : selected - 1)
    case 'PageDown':
      return clamp(selected + PAGE_ROWS)
    case 'PageUp':
      return clamp((selected < 0 ? count : selected) - PAGE_ROWS)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
