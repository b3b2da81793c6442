import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf'
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { Fault } from '../../../shared/base/index.ts'
import { NO_TEXT } from '../preview.ts'
import { DEPTH_MAX, type Field, FieldList, joined } from './fields.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The fields of a protobuf payload as they lie on the wire, each with its bytes (tag and length included). With a message type they have names
 * and are read by their types; without one by their numbers, as the wire has them. @throws Fault `capture/unreadable`
 */
export function protobufFields(bytes: Uint8Array, type: DescMessage | undefined): FieldList {
  const list = new FieldList()
  const whole = list.add({ path: '', value: type?.typeName ?? '', kind: 'parts', start: 0, end: bytes.length })
  try {
    const count = readMessage(bytes, { type, path: '', offset: 0, depth: 0, list })
    if (type === undefined) list.setParts(whole, count, bytes.length)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('capture/unreadable', `not protobuf: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error })
  }
  return list
}

interface Place {
  readonly type: DescMessage | undefined
  readonly path: string
  /** Of `bytes` within the payload. */
  readonly offset: number
  readonly depth: number
  readonly list: FieldList
}

function readMessage(bytes: Uint8Array, place: Place): number {
  const { type, path, offset, depth, list } = place
  if (depth > DEPTH_MAX) throw new Fault('capture/unreadable', `messages lie more than ${DEPTH_MAX} deep in each other`)
  const reader = new BinaryReader(bytes)
  const seen = new Map<number, number>()
  let count = 0
  while (reader.pos < reader.len) {
    const start = offset + reader.pos
    const [number, wireType] = reader.tag()
    const desc = type?.fields.find((field) => field.number === number)
    const turn = seen.get(number) ?? 0
    seen.set(number, turn + 1)
    const name = joined(path, desc?.name ?? number)
    const isMany = desc?.fieldKind === 'list' || desc?.fieldKind === 'map'
    const own = isMany ? joined(name, turn) : name
    count += 1
    if (wireType !== WireType.LengthDelimited) {
      const value = scalarText(reader, wireType, desc)
      list.add({ path: own, ...value, start, end: offset + reader.pos })
      continue
    }
    const content = reader.bytes()
    const end = offset + reader.pos
    readDelimited(content, { ...place, path: own, desc, start, end, contentAt: end - content.length })
  }
  return count
}

interface Delimited extends Place {
  readonly desc: DescField | undefined
  readonly start: number
  readonly end: number
  readonly contentAt: number
}

function readDelimited(content: Uint8Array, place: Delimited): void {
  const { desc, path, start, end, list, contentAt, depth } = place
  const message = desc?.fieldKind === 'message' || (desc?.fieldKind === 'list' && desc.listKind === 'message') ? desc.message : undefined
  if (message !== undefined || desc?.fieldKind === 'map') {
    const field: Field | undefined = list.add({ path, value: message?.typeName ?? 'entry', kind: 'parts', start, end })
    const count = readMessage(content, { type: message, path, offset: contentAt, depth: depth + 1, list })
    list.setParts(field, count, end)
    return
  }
  if (
    desc?.fieldKind === 'list' &&
    desc.listKind !== 'message' &&
    scalarOf(desc) !== ScalarType.STRING &&
    scalarOf(desc) !== ScalarType.BYTES
  )
    return readPacked(content, place)
  const isText = desc === undefined ? undefined : scalarOf(desc) === ScalarType.STRING
  const text = isText === false ? undefined : textOf(content)
  if (text === undefined) list.add({ path, value: hex(content), kind: 'bytes', start, end })
  else list.add({ path, value: text, kind: 'text', start, end })
}

/** Numbers of a list behind one tag. */
function readPacked(content: Uint8Array, { desc, path, list, start, end, contentAt }: Delimited): void {
  const base = path.replace(/\.\d+$/, '')
  const field = list.add({ path: base, value: '', kind: 'parts', start, end })
  const reader = new BinaryReader(content)
  let count = 0
  while (reader.pos < reader.len) {
    const at = contentAt + reader.pos
    const value = scalarText(reader, wireTypeOf(desc), desc)
    list.add({ path: joined(base, count++), ...value, start: at, end: contentAt + reader.pos })
  }
  list.setParts(field, count, end)
}

const scalarOf = (desc: DescField | undefined): ScalarType | undefined =>
  desc?.fieldKind === 'scalar' || (desc?.fieldKind === 'list' && desc.listKind === 'scalar') ? desc.scalar : undefined

function wireTypeOf(desc: DescField | undefined): WireType {
  const scalar = scalarOf(desc)
  if (scalar === ScalarType.DOUBLE || scalar === ScalarType.FIXED64 || scalar === ScalarType.SFIXED64) return WireType.Bit64
  if (scalar === ScalarType.FLOAT || scalar === ScalarType.FIXED32 || scalar === ScalarType.SFIXED32) return WireType.Bit32
  return WireType.Varint
}

function scalarText(reader: BinaryReader, wireType: WireType, desc: DescField | undefined): Pick<Field, 'value' | 'kind'> {
  const number = (value: unknown): Pick<Field, 'value' | 'kind'> => ({ value: String(value), kind: 'number' })
  if (desc !== undefined && (desc.fieldKind === 'enum' || (desc.fieldKind === 'list' && desc.listKind === 'enum'))) {
    const value = reader.int32()
    return { value: desc.enum.value[value]?.name ?? String(value), kind: 'text' }
  }
  switch (scalarOf(desc)) {
    case ScalarType.DOUBLE:
      return number(reader.double())
    case ScalarType.FLOAT:
      return number(reader.float())
    case ScalarType.BOOL:
      return { value: String(reader.bool()), kind: 'truth' }
    case ScalarType.SINT32:
      return number(reader.sint32())
    case ScalarType.SINT64:
      return number(reader.sint64())
    case ScalarType.INT32:
      return number(reader.int32())
    case ScalarType.INT64:
      return number(reader.int64())
    case ScalarType.SFIXED32:
      return number(reader.sfixed32())
    case ScalarType.SFIXED64:
      return number(reader.sfixed64())
    default:
  }
  if (wireType === WireType.Varint) return number(reader.uint64())
  if (wireType === WireType.Bit64) return number(reader.fixed64())
  if (wireType === WireType.Bit32) return number(reader.fixed32())
  throw new Fault('capture/unreadable', 'groups are not read')
}

function textOf(content: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(content)
    return NO_TEXT.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

const hex = (content: Uint8Array): string => Array.from(content.subarray(0, 64), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
