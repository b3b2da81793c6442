import { Fault } from '../shared/base/index.ts'
import type { From } from '../shared/client/index.ts'

/** Reads `--from`: first, new, pos:N, seq:N, or a time in RFC 3339. @throws Fault `cli/usage` */
export function readFrom(text: string | undefined): From | undefined {
  if (text === undefined || text === 'first' || text === 'new') return text
  const [, kind, number] = /^(pos|seq):(\d{1,16})$/.exec(text) ?? []
  if (number !== undefined) return kind === 'pos' ? { pos: BigInt(number) } : { seq: BigInt(number) }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return { time: text }
  throw new Fault('cli/usage', `--from takes first, new, pos:N, seq:N or a time like 2026-11-21T10:00:00Z, not ${text}`)
}
