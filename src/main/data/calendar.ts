/** Days since 1970-01-01 in the proleptic Gregorian calendar; what a date is inside the data steps. */
export type Day = number

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export interface CalendarDate {
  readonly year: number
  /** 1..12. */
  readonly month: number
  readonly day: number
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day's number; undefined for a day that does not exist. Years 1 to 9999. */
export function toDay({ year, month, day }: CalendarDate): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  // Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil: years start in March.
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `toDay` (civil_from_days of the same source). */
export function fromDay(number: Day): CalendarDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Reads `1998-06-12` and `Jun 12 1998`; undefined for anything else and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso !== null) return toDay({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) })
  const named = /^([A-Za-z]{3}) (\d{1,2}) (\d{4})$/.exec(text)
  if (named === null) return undefined
  return toDay({ year: Number(named[3]), month: MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1, day: Number(named[2]) })
}

export function formatDay(number: Day): string {
  const { year, month, day } = fromDay(number)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The same day a hundred years earlier; undefined where there is none (29 February). */
export function centuryEarlier(number: Day): Day | undefined {
  const { year, month, day } = fromDay(number)
  return toDay({ year: year - 100, month, day })
}
