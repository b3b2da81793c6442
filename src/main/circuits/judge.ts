import { err, Fault, type FaultCode, ok, type Result } from '../../shared/base/index.ts'
import { compileExpression, type Expression, type JsonValue } from '../../shared/circuit/index.ts'
import type { Parcel } from './parcel.ts'

type Gives = Parameters<typeof compileExpression>[1]['gives']

/** An expression of a circuit over its messages. A payload is parsed only where the expression reads it, once for all nodes. */
export class Judge {
  readonly #expression: Expression
  readonly #readsPayload: boolean
  readonly #readsCorrelation: boolean
  readonly #readsSchema: boolean

  /** @throws Fault `circuit/not-runnable` */
  constructor(text: string, gives: Gives) {
    const compiled = compileExpression(text, { gives })
    if (!compiled.ok) throw new Fault('circuit/not-runnable', `${text}: ${compiled.error}`, { expression: text })
    this.#expression = compiled.value
    const { reads } = compiled.value
    this.#readsPayload = reads.has('payload') || reads.has('inputs')
    this.#readsCorrelation = reads.has('correlation')
    this.#readsSchema = reads.has('schema')
  }

  /** @param port of a join: where the message came in; `inputs` then has its payload under that name. @returns the value, or why there is none */
  value(parcel: Parcel, port?: string): Result<JsonValue, FaultCode> {
    let payload: unknown
    if (this.#readsPayload) {
      try {
        payload = parcel.json()
      } catch {
        return err('circuit/not-json')
      }
    }
    const value = this.#expression.evaluate({
      payload,
      payloadBytes: this.#readsPayload ? parcel.payload.length : 0,
      topic: parcel.origin.envelope.topic,
      schema: this.#readsSchema ? parcel.schema : '',
      correlation: this.#readsCorrelation ? parcel.correlation : '',
      attempt: parcel.attempt,
      ...(port !== undefined && { inputs: { [port]: payload } }),
    })
    return value.ok ? ok(value.value) : err('circuit/expression-failed')
  }
}
