import type { Client } from '../../shared/client/index.ts'
import { fromBase64 } from '../../shared/wire/index.ts'
import type { Decoder } from './payload-value.ts'

/** Schemas that are remembered. */
const SCHEMAS_MAX = 1_000

/** A schema's source (docs/reference/services.md, `system.schemas.get`). */
export interface SchemaSource {
  readonly schema: string
  readonly kind: 'json' | 'protobuf'
  readonly source: string
  /** Of a protobuf schema: the message's full name. */
  readonly message: string | null
}

/** Decoders of the protobuf schemas that the workspace registers, made by reflection from their descriptors: nothing is generated or evaluated. */
export class SchemaDecoders {
  readonly #client: () => Client | undefined
  readonly #decoders = new Map<string, Decoder | undefined>()

  constructor(client: () => Client | undefined) {
    this.#client = client
  }

  readonly find = (schema: string): Decoder | undefined => this.#decoders.get(schema)

  /** Asks for the schemas that are not known yet. One that cannot be had is taken as JSON. */
  async learn(): Promise<void> {
    const client = this.#client()
    if (client === undefined) return
    try {
      const { schemas } = (await client.request('system.schemas.list', {})) as { schemas: readonly string[] }
      for (const schema of schemas.slice(0, SCHEMAS_MAX)) {
        if (!this.#decoders.has(schema)) this.#decoders.set(schema, await this.#decoderOf(client, schema))
      }
    } catch {
      // Without the grant payloads are taken as JSON.
    }
  }

  async #decoderOf(client: Client, schema: string): Promise<Decoder | undefined> {
    const { kind, source, message } = (await client.request('system.schemas.get', { schema })) as SchemaSource
    if (kind !== 'protobuf' || message === null) return undefined
    const { protobufDecoder } = await import('./protobuf-value.ts')
    return protobufDecoder(fromBase64(source), message)
  }
}
