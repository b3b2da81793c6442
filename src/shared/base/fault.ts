import { type BreachMode, FAULT_TABLE, type FaultCode, type FaultRow } from './fault-table.ts'

/** Values a fault may carry for the reader and the record; never a secret. */
export type Evidence = Readonly<Record<string, unknown>>

/** A fault as it crosses a process or the wire. */
export interface FaultView {
  readonly code: FaultCode
  readonly message: string
  readonly remedy: string
  readonly evidence?: Evidence
}

/** A failure with a stable code. Callers match `code`, never the message. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly evidence: Evidence

  constructor(code: FaultCode, message: string, evidence: Evidence = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Fault'
    this.code = code
    this.evidence = evidence
  }

  get remedy(): string {
    return FAULT_TABLE[this.code].remedy
  }

  /** The one breach this is when it befalls a run; undefined for faults that are refusals only. */
  get breach(): BreachMode | undefined {
    const row: FaultRow = FAULT_TABLE[this.code]
    return row.breach
  }

  toView(): FaultView {
    return { code: this.code, message: this.message, remedy: this.remedy, evidence: this.evidence }
  }

  /** Any thrown value as a fault: an unmapped one is a bug and says so. */
  static from(error: unknown): Fault {
    if (error instanceof Fault) return error
    const message = error instanceof Error ? error.message : String(error)
    return new Fault('internal/unexpected', message, {}, { cause: error })
  }

  static isCode(code: string): code is FaultCode {
    return Object.hasOwn(FAULT_TABLE, code)
  }
}
