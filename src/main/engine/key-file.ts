import { Fault } from '../../shared/base/index.ts'
import { readPrivateFile, replacePrivateFile } from '../workspace/private-files.ts'

const FORMAT = 'vbus.keys.v1'

/**
 * The hashes of API keys, in a file of the engine's owner alone (0600): `{"format":"vbus.keys.v1","keys":{ID:SHA256}}`. What a key allows is on
 * the record, not here: who edits this file widens nothing and brings no revoked key back.
 */
export class KeyFile {
  readonly #path: string
  readonly #hashes: Map<string, string>

  /** @throws Fault `workspace/invalid` when the file is there and is not such a file. */
  constructor(path: string) {
    this.#path = path
    this.#hashes = new Map(Object.entries(read(path)))
  }

  get hashes(): ReadonlyMap<string, string> {
    return this.#hashes
  }

  add(id: string, hash: string): void {
    this.#hashes.set(id, hash)
    this.#write()
  }

  /** Forgets every key but these. */
  keep(isKept: (id: string) => boolean): void {
    const gone = [...this.#hashes.keys()].filter((id) => !isKept(id))
    if (gone.length === 0) return
    for (const id of gone) this.#hashes.delete(id)
    this.#write()
  }

  #write(): void {
    replacePrivateFile(this.#path, `${JSON.stringify({ format: FORMAT, keys: Object.fromEntries(this.#hashes) })}\n`)
  }
}

function read(path: string): Record<string, string> {
  const text = readPrivateFile(path)
  if (text === undefined) return {}
  try {
    const { format, keys } = JSON.parse(text) as { format?: unknown; keys?: unknown }
    const entries = Object.entries(keys as object)
    if (format === FORMAT && entries.every(([id, hash]) => /^[0-9a-f]{16}$/.test(id) && /^[0-9a-f]{64}$/.test(String(hash))))
      return Object.fromEntries(entries)
  } catch (error) {
    throw new Fault('workspace/invalid', `${path} is not a file of keys`, { path }, { cause: error })
  }
  throw new Fault('workspace/invalid', `${path} is not a file of keys`, { path })
}
