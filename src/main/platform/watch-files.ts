import { type BigIntStats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Clock } from '../../shared/base/index.ts'

/** How soon a change is seen. Looking at the file works wherever it lies and however it is replaced; events of the system do not. */
export const WATCH_EVERY_MS = 500

/** What tells one content of a path from another: links are followed, so a link set to another file counts. */
const NONE = 'none'
const signatureOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string => `${ino} ${size} ${mtimeNs} ${ctimeNs}`
const signatureNow = (path: string): string => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? NONE : signatureOf(found)
}
const lookAt = (path: string): Promise<string> => stat(path, { bigint: true }).then(signatureOf, () => NONE)

/**
 * Calls back when any of the files, compared with what they are at this call, was replaced, edited in place, removed or made, once it has been the same for one look.
 * @returns ends the watching.
 */
export function watchFiles(paths: readonly string[], clock: Clock, onChange: () => void): () => void {
  let isOver = false
  let cancel = (): void => {}
  const look = (): Promise<string> => Promise.all(paths.map(lookAt)).then((all) => all.join('\n'))
  const watch = (known: string, changed: string | undefined): void => {
    if (isOver) return
    cancel = clock.after(WATCH_EVERY_MS, () => {
      void look().then((now) => {
        if (isOver) return
        if (now === changed) {
          onChange()
          watch(now, undefined)
        } else watch(known, now === known ? undefined : now)
      })
    })
  }
  watch(paths.map(signatureNow).join('\n'), undefined)
  return () => {
    isOver = true
    cancel()
  }
}
