import type { SchemaRegistry } from '../../admission/index.ts'

const read = new WeakMap<SchemaRegistry, ReadonlyMap<string, unknown>>()

/** What validation looks at: schema -> JSON Schema, or `true` where it is of another kind. Read once for each registry, which never changes. */
export function circuitSchemas(registry: SchemaRegistry): ReadonlyMap<string, unknown> {
  const known = read.get(registry)
  if (known !== undefined) return known
  const schemas = new Map<string, unknown>()
  for (const name of registry.names) {
    const source = registry.source(name)
    schemas.set(name, source?.kind === 'json' ? (JSON.parse(new TextDecoder().decode(source.bytes)) as unknown) : true)
  }
  read.set(registry, schemas)
  return schemas
}
