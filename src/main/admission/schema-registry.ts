import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import type { Checker } from './checker.ts'
import type { SchemaEntry } from './contract.ts'
import { jsonChecker } from './json-schema.ts'
import { protobufChecker } from './protobuf-schema.ts'

/** Reads a file below the workspace. @throws whatever the disk says */
export type ReadFile = (path: string) => Uint8Array

/**
 * A file that a policy names by its hash.
 * @throws Fault `policy/invalid` when it cannot be read or is not that file
 */
export function readPinned(read: ReadFile, { file, sha256 }: { readonly file: string; readonly sha256: string }): Uint8Array {
  let bytes: Uint8Array
  try {
    bytes = read(file)
  } catch (error) {
    throw new Fault('policy/invalid', `${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`, { file })
  }
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found === sha256) return bytes
  throw new Fault('policy/invalid', `${file}: not the file that the policy names: its SHA-256 is ${found}, not ${sha256}`, {
    file,
    found,
    expected: sha256,
  })
}

/** What a schema is made of, for whoever decodes payloads by it. */
export interface SchemaSource {
  readonly kind: 'json' | 'protobuf'
  readonly bytes: Uint8Array
  /** Of a protobuf schema: the full name of its message. */
  readonly message: string | undefined
}

/** The schemas that payloads are checked against, by name. Made once per policy; never changes. */
export class SchemaRegistry {
  readonly #checkers: ReadonlyMap<string, Checker>
  readonly #sources: ReadonlyMap<string, SchemaSource>

  private constructor(checkers: ReadonlyMap<string, Checker>, sources: ReadonlyMap<string, SchemaSource>) {
    this.#checkers = checkers
    this.#sources = sources
  }

  /**
   * @param shipped JSON Schemas that come with the product, by name; one that the policy registers under the same name wins
   * @throws Fault `policy/invalid` for a file that is not the one named, `schema/invalid` for one that is no schema
   */
  static load(entries: readonly SchemaEntry[], read: ReadFile, shipped: ReadonlyMap<string, Uint8Array> = new Map()): SchemaRegistry {
    const checkers = new Map<string, Checker>()
    const sources = new Map<string, SchemaSource>()
    for (const entry of entries) {
      const { name, kind, message } = entry
      if (checkers.has(name)) throw new Fault('policy/invalid', `schema ${name} is registered twice`, { schema: name })
      const bytes = readPinned(read, entry)
      checkers.set(name, kind === 'json' ? jsonChecker(name, bytes) : protobufChecker(name, bytes, message ?? ''))
      sources.set(name, { kind, bytes, message })
    }
    for (const [name, source] of shipped) {
      if (checkers.has(name)) continue
      checkers.set(
        name,
        lazily(() => jsonChecker(name, source)),
      )
      sources.set(name, { kind: 'json', bytes: source, message: undefined })
    }
    return new SchemaRegistry(checkers, sources)
  }

  get names(): string[] {
    return [...this.#checkers.keys()].sort()
  }

  source(name: string): SchemaSource | undefined {
    return this.#sources.get(name)
  }

  find(name: string): Checker | undefined {
    return this.#checkers.get(name)
  }
}

/** What ships with the product is known to compile (its test does it); it is compiled when first asked. */
function lazily(make: () => Checker): Checker {
  let made: Checker | undefined
  return (payload) => {
    made ??= make()
    return made(payload)
  }
}
