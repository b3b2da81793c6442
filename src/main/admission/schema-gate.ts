import { Fault } from '../../shared/base/index.ts'
import { TYPE } from '../../shared/wire/index.ts'
import type { Gate, TopicRule } from './contract.ts'
import { jobRefs } from './job-refs.ts'
import { readJsonBytes } from './json-bytes.ts'
import { INSPECTED_BYTES_MAX, JOB_REFS_MAX, PAYLOAD_DEPTH_MAX } from './limits.ts'
import type { SchemaRegistry } from './schema-registry.ts'

export interface SchemaGateSetting {
  readonly registry: SchemaRegistry
  readonly rule: TopicRule['schemas']
  /** Whether the party's namespace has the blob. */
  readonly hasBlob: (sha256: string) => boolean
  /** A message that was let through although it does not hold. */
  readonly onWarned: (fault: Fault) => void
}

/** Allowed schemas that a refusal names. */
const NAMED_MAX = 8

/** Payloads of a topic against their schemas, by the topic's policy. */
export class SchemaGate implements Gate {
  readonly #setting: SchemaGateSetting
  readonly #allow: ReadonlySet<string> | undefined

  constructor(setting: SchemaGateSetting) {
    this.#setting = setting
    this.#allow = setting.rule.allow && new Set(setting.rule.allow)
  }

  check(type: number, schema: string, payload: Uint8Array): Fault | undefined {
    const fault = this.#find(type, schema, payload)
    if (fault === undefined || this.#setting.rule.check === 'enforce') return fault
    this.#setting.onWarned(fault)
    return undefined
  }

  #find(type: number, schema: string, payload: Uint8Array): Fault | undefined {
    const checker = this.#setting.registry.find(schema)
    if (this.#allow !== undefined && (checker === undefined || !this.#allow.has(schema)))
      return unknownSchema(schema, checker === undefined, this.#allow)
    // What a stream carries has the schema, not the JSON that starts it.
    if (checker !== undefined && type !== TYPE.stream_start) {
      const violation = checker(payload)
      if (violation !== undefined) {
        const { place, problem } = violation
        const where = place === '' ? 'the payload' : place
        return new Fault('schema/invalid-payload', `not of ${schema}: ${where}: ${problem}`, { schema, place, problem })
      }
    }
    return type === TYPE.job ? this.#findMissingBlob(payload) : undefined
  }

  #findMissingBlob(payload: Uint8Array): Fault | undefined {
    const read = readJsonBytes(payload, { bytes: INSPECTED_BYTES_MAX, depth: PAYLOAD_DEPTH_MAX })
    if ('problem' in read) return undefined
    const refs = jobRefs(read.value, JOB_REFS_MAX + 1)
    if (refs.length > JOB_REFS_MAX)
      return new Fault('schema/invalid-payload', `the job names more than ${JOB_REFS_MAX} blobs`, { place: '', limit: JOB_REFS_MAX })
    const missing = refs.find((sha256) => !this.#setting.hasBlob(sha256))
    if (missing === undefined) return undefined
    const ref = `sha256:${missing}`
    return new Fault('blob/unknown', `the job names ${ref}, which this namespace does not have`, { ref })
  }
}

function unknownSchema(schema: string, isUnregistered: boolean, allow: ReadonlySet<string>): Fault {
  const problem = schema === '' ? 'the message names no schema' : `${schema} is ${isUnregistered ? 'not registered' : 'not allowed here'}`
  const allowed = [...allow].slice(0, NAMED_MAX)
  return new Fault('schema/unknown', `${problem}; this topic takes ${allowed.join(', ')}`, { schema, allowed })
}
