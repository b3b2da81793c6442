import { lstatSync, rmSync } from 'node:fs'
import { say } from './progress.mjs'

/**
 * Callers do this before a tool that empties a folder makes it anew: where the folder is a link, the link is removed, and what it points to stays as it is. A clone that
 * borrows another's packages would otherwise empty that one's.
 */
export function removeLink(path) {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  say(`${path} is a link to another place: the link is removed, what it points to is left alone`)
  rmSync(path)
}
