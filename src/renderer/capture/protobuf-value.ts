import { createFileRegistry, type DescMessage, fromBinary, toJson } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import type { Decoder } from './payload-value.ts'

/** A message type of a descriptor set; undefined when it is not in it. @throws Error for what is no descriptor set */
export function messageType(source: Uint8Array, message: string): DescMessage | undefined {
  return createFileRegistry(fromBinary(FileDescriptorSetSchema, source)).getMessage(message)
}

/** Payloads of a message type as plain values, members by their names in the schema. */
export function protobufDecoder(source: Uint8Array, message: string): Decoder | undefined {
  const type = messageType(source, message)
  if (type === undefined) return undefined
  return (payload) => toJson(type, fromBinary(type, payload), { useProtoFieldName: true, alwaysEmitImplicit: true })
}
