/** Why a payload does not hold: the place (JSON pointer; the whole: empty) and what is wrong there. */
export interface Violation {
  readonly place: string
  readonly problem: string
}

/** Whether a payload is of a schema. Never throws; its time grows with the payload's bytes alone. */
export type Checker = (payload: Uint8Array) => Violation | undefined
