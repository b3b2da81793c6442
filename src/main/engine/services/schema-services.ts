import { Fault } from '../../../shared/base/index.ts'
import { toBase64 } from '../../../shared/wire/index.ts'
import type { SchemaRegistry } from '../../admission/index.ts'
import { type Service, text } from './service.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Schemas by name, and whether a payload is of one, without publishing it. */
export function schemaServices(registry: () => SchemaRegistry): Record<string, Service> {
  return {
    'system.schemas.list': () => ({ schemas: registry().names }),
    'system.schemas.get': (body) => {
      const schema = text(body, 'schema')
      const found = registry().source(schema)
      if (found === undefined) throw new Fault('schema/unknown', `${schema} is not registered`, { schema })
      return { schema, kind: found.kind, source: toBase64(found.bytes), message: found.message ?? null }
    },
    'system.schemas.check': (body) => {
      const schema = text(body, 'schema')
      const payload = text(body, 'payload')
      if (!BASE64.test(payload)) throw new Fault('wire/bad-payload', 'payload must be base64', { member: 'payload' })
      const checker = registry().find(schema)
      if (checker === undefined) throw new Fault('schema/unknown', `${schema} is not registered`, { schema })
      const violation = checker(new Uint8Array(Buffer.from(payload, 'base64')))
      if (violation === undefined) return { ok: true }
      const { place, problem } = violation
      throw new Fault('schema/invalid-payload', `not of ${schema}: ${place === '' ? 'the payload' : place}: ${problem}`, {
        schema,
        place,
        problem,
      })
    },
  }
}
