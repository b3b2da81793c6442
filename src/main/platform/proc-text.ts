import { readFileSync, readlinkSync } from 'node:fs'

// What /proc tells: processes end while it is read, and what is gone, or not for this user, is empty.

/** The rows of a table below its heading, cell by cell. */
export function rowsOf(path: string): string[][] {
  return textOf(path)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
}

export function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

export function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
