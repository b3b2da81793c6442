import type { Whereabouts } from './history.ts'

/** Hours, minutes, seconds, a fraction: by day of the moment the cursor stands at. */
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/
const DAY_TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/

/** A time as a person writes it, in the reader's zone; a time of day alone is of the day of `near` (RFC 3339). undefined for what is no time. */
export function parseTime(text: string, near: string | undefined): string | undefined {
  const clock = CLOCK.exec(text)
  const date = clock === null ? (DAY_TIME.test(text) ? new Date(text.replace(' ', 'T')) : undefined) : onDayOf(near, clock)
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function onDayOf(near: string | undefined, [, hours, minutes, seconds = '0', fraction = '0']: RegExpExecArray): Date | undefined {
  if (near === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const date = new Date(near)
  date.setHours(Number(hours), Number(minutes), Number(seconds), Number(fraction.padEnd(3, '0')))
  return date
}

/** Where to, as a person writes it: `812` or `record 812`, `pos 4711`, `10:43:05`, `2026-11-21 10:43`. undefined for anything else. */
export function parseWhereabouts(text: string, near: string | undefined): Whereabouts | undefined {
  const record = /^(?:record\s+|#)?(\d{1,15})$/.exec(text)?.[1]
  if (record !== undefined) return { record: Number(record) }
  const pos = /^p(?:os(?:ition)?)?\s*(\d{1,19})$/.exec(text)?.[1]
  if (pos !== undefined) return { pos }
  const time = parseTime(text, near)
  return time === undefined ? undefined : { time }
}
