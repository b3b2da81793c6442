import { Fault } from '../../../shared/base/index.ts'
import { NO_TEXT } from '../preview.ts'
import type { Field } from './fields.ts'
import { jsonFields } from './json-fields.ts'
import { checkSvg, isPlainSvg } from './svg.ts'

export const FORMS = ['json', 'protobuf', 'arrow', 'svg', 'text', 'hex'] as const
export type Form = (typeof FORMS)[number]
/** Characters of a text that are shown. */
export const TEXT_CHARS_MAX = 200_000

export interface PayloadSchema {
  readonly source: Uint8Array
  /** Full name of the message. */
  readonly message: string
}

export interface TakeApart {
  readonly bytes: Uint8Array
  /** Undefined: whichever fits. */
  readonly form: Form | undefined
  /** The descriptor of its protobuf schema, where it has one. */
  readonly schema: PayloadSchema | undefined
}

export interface PayloadTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly string[])[]
  readonly rowsInAll: number
}

export interface TakenApart {
  readonly form: Form
  readonly fields: readonly Field[]
  readonly leftOut: number
  readonly table?: PayloadTable
  readonly text?: string
}

/** Takes a payload apart. @throws Fault `capture/unreadable` when it is not of the form that was asked for */
export async function takeApart({ bytes, form, schema }: TakeApart): Promise<TakenApart> {
  if (form !== undefined) return await inForm(bytes, form, schema)
  for (const candidate of candidatesFor(bytes, schema)) {
    try {
      return await inForm(bytes, candidate, schema)
    } catch (error) {
      if (Fault.from(error).code !== 'capture/unreadable') throw error
    }
  }
  return { form: 'hex', fields: [], leftOut: 0 }
}

function candidatesFor(bytes: Uint8Array, schema: PayloadSchema | undefined): readonly Form[] {
  if (schema !== undefined) return ['protobuf']
  return ['json', ...(isArrow(bytes) ? ['arrow' as const] : []), ...(isPlainSvg(bytes) ? ['svg' as const] : []), 'text']
}

async function inForm(bytes: Uint8Array, form: Form, schema: PayloadSchema | undefined): Promise<TakenApart> {
  switch (form) {
    case 'json': {
      const { fields, leftOut } = jsonFields(bytes)
      return { form, fields, leftOut }
    }
    case 'protobuf': {
      const [{ protobufFields }, { messageType }] = await Promise.all([import('./protobuf-fields.ts'), import('../protobuf-value.ts')])
      const { fields, leftOut } = protobufFields(bytes, schema === undefined ? undefined : messageType(schema.source, schema.message))
      return { form, fields, leftOut }
    }
    case 'arrow': {
      const { arrowTable } = await import('./arrow-table.ts')
      return { form, fields: [], leftOut: 0, table: arrowTable(bytes) }
    }
    case 'svg':
      checkSvg(bytes)
      return { form, fields: [], leftOut: 0, text: readText(bytes) }
    case 'text':
      return { form, fields: [], leftOut: 0, text: readText(bytes) }
    case 'hex':
      return { form, fields: [], leftOut: 0 }
  }
}

function readText(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Fault('capture/unreadable', 'not UTF-8 text', {}, { cause: error })
  }
  if (NO_TEXT.test(text)) throw new Fault('capture/unreadable', 'not text: it holds control characters')
  return text.slice(0, TEXT_CHARS_MAX)
}

/** An Arrow stream begins with a continuation mark, a file with its magic. */
const isArrow = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xff && bytes[2] === 0xff && bytes[3] === 0xff) ||
  new TextDecoder('latin1').decode(bytes.subarray(0, 6)) === 'ARROW1'
