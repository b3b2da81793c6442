import { createFileRegistry, type DescField, type DescMessage, fromBinary, type Message } from '@bufbuild/protobuf'
import { type ReflectMessage, reflect } from '@bufbuild/protobuf/reflect'
import { FeatureSet_FieldPresence, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { Fault } from '../../shared/base/index.ts'
import type { Checker, Violation } from './checker.ts'
import { INSPECTED_BYTES_MAX, SCHEMA_FILE_BYTES_MAX } from './limits.ts'

/**
 * A check against a message of a FileDescriptorSet (`protoc --include_imports --descriptor_set_out`): the payload decodes as it, with every
 * required field and none that the message does not have, at any depth. Reflection only: nothing is generated.
 * @throws Fault `schema/invalid`
 */
export function protobufChecker(name: string, source: Uint8Array, messageName: string): Checker {
  const refuse = (problem: string, cause?: unknown): Fault =>
    new Fault('schema/invalid', `schema ${name}: ${problem}`, { schema: name, message: messageName }, { cause })
  if (source.length > SCHEMA_FILE_BYTES_MAX) throw refuse(`${source.length} bytes; at most ${SCHEMA_FILE_BYTES_MAX}`)
  let desc: DescMessage | undefined
  try {
    desc = createFileRegistry(fromBinary(FileDescriptorSetSchema, source)).getMessage(messageName)
  } catch (error) {
    throw refuse(`not a FileDescriptorSet with all it imports: ${error instanceof Error ? error.message : String(error)}`, error)
  }
  if (desc === undefined) throw refuse(`the descriptor set has no message ${messageName}`)
  const schema = desc
  return (payload) => {
    if (payload.length > INSPECTED_BYTES_MAX)
      return { place: '', problem: `${payload.length} bytes; at most ${INSPECTED_BYTES_MAX} are looked into` }
    try {
      return findViolation(reflect(schema, fromBinary<DescMessage>(schema, payload)), '')
    } catch (error) {
      return { place: '', problem: `does not decode as ${messageName}: ${error instanceof Error ? error.message : String(error)}` }
    }
  }
}

function findViolation(message: ReflectMessage, place: string): Violation | undefined {
  const { $unknown: unknown = [] }: Message = message.message
  const [first] = unknown
  if (first !== undefined) return { place, problem: `${message.desc.typeName} has no field ${first.no}` }
  for (const field of message.fields) {
    const at = `${place}/${field.name}`
    if (!message.isSet(field)) {
      if (field.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED) return { place: at, problem: 'is required' }
      continue
    }
    const found = findInField(message, field, at)
    if (found !== undefined) return found
  }
  return undefined
}

function findInField(message: ReflectMessage, field: DescField, at: string): Violation | undefined {
  if (field.fieldKind === 'message') return findViolation(message.get(field), at)
  if (field.fieldKind === 'list' && field.listKind === 'message') return findInEach(message.get(field), at)
  if (field.fieldKind === 'map' && field.mapKind === 'message') return findInEach(message.get(field).entries(), at)
  return undefined
}

/** Items of a list, or entries of a map. */
function findInEach(items: Iterable<unknown>, at: string): Violation | undefined {
  let index = 0
  for (const item of items) {
    const [key, value] = Array.isArray(item) ? [item[0] as unknown, item[1] as unknown] : [index++, item]
    const found = findViolation(value as ReflectMessage, `${at}/${String(key)}`)
    if (found !== undefined) return found
  }
  return undefined
}
