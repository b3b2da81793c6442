import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string' }, seed: { type: 'string' } } })

/** `--rounds N`, for shorter or longer runs than the standard one. */
export const roundsOr = (standard: number): number => (values.rounds === undefined ? standard : Number(values.rounds))

/** `--seed N`; else one of the clock, which is printed. */
export const seedOr = (standard: number): number => (values.seed === undefined ? standard : Number(values.seed))

export const say = (line: string): void => void process.stderr.write(`${line}\n`)

export interface Outcome {
  readonly ok: boolean
  readonly [member: string]: unknown
}

/** Ends a lab: with `--json` the last line is `{"type":"result","ok":…}`. Exit 0 when ok, else 1. */
export function end(outcome: Outcome): never {
  const { ok, ...rest } = outcome
  if (values.json === true) process.stdout.write(`${JSON.stringify({ type: 'result', ok, ...rest })}\n`)
  else process.stdout.write(`${ok ? 'ok' : 'FAILED'}  ${JSON.stringify(rest)}\n`)
  process.exit(ok ? 0 : 1)
}
