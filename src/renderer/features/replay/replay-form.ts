import { isPattern, isTestNamespace } from '../../../shared/topic/index.ts'
import { WORDS } from '../../words/replay.ts'

/** Speeds offered; 0: as fast as possible. */
export const SPEEDS = [0.01, 0.1, 0.5, 1, 2, 10, 100, 0] as const
/** The engine's own. */
export const PATTERNS_MAX = 64
const POSITION = /^\d{1,15}$/

/** What a replay is to be, as a person writes it. */
export interface ReplayForm {
  /** Empty: the first that is kept, and the newest. */
  readonly from: string
  readonly to: string
  readonly patterns: string
  /** Other topics that are compared; empty: all of the range. */
  readonly compare: string
  readonly into: string
  readonly speed: number
  readonly isStepped: boolean
}

export const EMPTY_FORM: ReplayForm = { from: '', to: '', patterns: '', compare: '', into: 'test-1', speed: 1, isStepped: false }

export type FormField = 'from' | 'to' | 'patterns' | 'compare' | 'into'

export function patternsOf(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .filter((pattern) => pattern !== '')
    .slice(0, PATTERNS_MAX)
}

/** What is wrong with it, by field, in words; nothing where the engine would take it. */
export function problemsOf({ from, to, patterns, compare, into }: ReplayForm): Readonly<Partial<Record<FormField, string>>> {
  const words = WORDS.form
  const list = patternsOf(patterns)
  const bad = list.find((pattern) => !isPattern(pattern))
  const badCompare = patternsOf(compare).find((pattern) => !isPattern(pattern))
  const isFromGood = from === '' || POSITION.test(from)
  const isToGood = to === '' || POSITION.test(to)
  const isOrdered = from === '' || to === '' || !isFromGood || !isToGood || Number(from) <= Number(to)
  return {
    ...(!isFromGood && { from: words.badPosition(words.from) }),
    ...(!isToGood ? { to: words.badPosition(words.to) } : !isOrdered && { to: words.order }),
    ...(bad !== undefined ? { patterns: words.badPattern(bad) } : list.length === 0 && { patterns: words.noPattern }),
    ...(badCompare !== undefined && { compare: words.badPattern(badCompare) }),
    ...(!isTestNamespace(into) && { into: words.badInto }),
  }
}

/** The body of `system.replay.start`. */
export function requestOf({ from, to, patterns, compare, into, speed, isStepped }: ReplayForm): object {
  return {
    patterns: patternsOf(patterns),
    into,
    speed,
    paused: isStepped,
    ...(compare.trim() !== '' && { compare: patternsOf(compare) }),
    ...(from !== '' && { from: { pos: from } }),
    ...(to !== '' && { to: { pos: to } }),
  }
}

/** The same as a command line, which takes one pattern and no steps; undefined where it cannot say it. */
export function commandLineOf({ from, to, patterns, compare, into, speed, isStepped }: ReplayForm): string | undefined {
  const list = patternsOf(patterns)
  if (list.length !== 1 || isStepped) return undefined
  const range = `${from === '' ? '' : ` --from pos:${from}`}${to === '' ? '' : ` --to pos:${to}`}`
  const compared = patternsOf(compare).map((pattern) => ` --compare '${pattern}'`)
  return `npx vbus replay '${list[0]}' --into ${into}${range} --speed ${speed}${compared.join('')}`
}
