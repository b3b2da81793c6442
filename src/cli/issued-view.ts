/** A token or key as `system.token.list` and `system.key.list` tell it. */
export interface IssuedRow {
  readonly subject: string
  readonly namespace: string
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
  readonly roles: readonly string[]
  readonly expires: string | null
}

/** What it allows, in one line. */
export function grantsText({ publish, subscribe, execute, roles }: IssuedRow): string {
  const parts = [
    ['publish', publish],
    ['subscribe', subscribe],
    ['execute', execute],
    ['role', roles],
  ] as const
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what} ${names.join(',')}`)
    .join('; ')
}

/** Rows of equally many cells as lines with aligned columns. */
export function toTable(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 2)
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join(''))
}
