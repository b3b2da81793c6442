import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '../shared/base/index.ts'
import { COMMON_OPTIONS, type OptionRow, type Verb } from './verb.ts'

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** Seconds per unit of a duration such as `90s`, `15m`, `1h`, `7d`. */
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** A verb's options and positional arguments, typed. Every reader throws Fault `cli/usage` for a bad value. */
export class Arguments {
  readonly positionals: readonly string[]
  readonly #values: Values
  readonly #cwd: string

  constructor(values: Values, positionals: readonly string[], cwd: string) {
    this.#values = values
    this.positionals = positionals
    this.#cwd = cwd
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name]
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  }

  required(name: string): string {
    const value = this.text(name)
    if (value === undefined || value === '') throw new Fault('cli/usage', `--${name} is needed`)
    return value
  }

  /** A whole number between `min` and `max`, both allowed. */
  integer(name: string, min: number, max: number): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= min && number <= max)) throw new Fault('cli/usage', `--${name}: a whole number from ${min} to ${max}, not "${value}"`)
    return number
  }

  /** Seconds, from `90`, `90s`, `15m`, `1h` or `7d`. */
  seconds(name: string, max: number): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const match = /^(\d{1,9}(?:\.\d{1,3})?)([smhd]?)$/.exec(value)
    const seconds = match === null ? Number.NaN : Number(match[1]) * (UNIT_SECONDS[match[2] || 's'] ?? Number.NaN)
    if (!(seconds > 0 && seconds <= max)) throw new Fault('cli/usage', `--${name}: a duration such as 30s, 15m or 1h, not "${value}"`)
    return seconds
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const choice = choices.find((each) => each === value)
    if (choice === undefined) throw new Fault('cli/usage', `--${name}: one of ${choices.join(', ')}, not "${value}"`)
    return choice
  }

  /** A path the user wrote, absolute. */
  path(value: string): string {
    if (value === '') throw new Fault('cli/usage', 'a path is empty')
    return isAbsolute(value) ? resolve(value) : resolve(this.#cwd, value)
  }

  get namespace(): string | undefined {
    const value = this.text('namespace')
    if (value !== undefined && !/^[a-z0-9_-]{1,63}$/.test(value))
      throw new Fault('cli/usage', `--namespace: 1 to 63 of a-z 0-9 _ -, not "${value}"`)
    return value
  }

  get workspaceDir(): string {
    return this.path(this.text('workspace') ?? this.#cwd)
  }
}

/**
 * Finds the verb. The common options may come before it.
 * @returns the verb's words as far as they match, and what is left to parse.
 * @throws Fault `cli/usage`
 */
export function splitVerb(
  argv: readonly string[],
  names: readonly string[],
): { readonly name: string | undefined; readonly rest: string[] } {
  const before: string[] = []
  let at = 0
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (!word.startsWith('-') || word === '--') break
    before.push(word)
    const row = COMMON_OPTIONS.find((each) => `--${each.name}` === word)
    if (row?.value !== undefined) {
      at += 1
      before.push(argv[at] ?? '')
    }
  }
  const words = argv.slice(at)
  const [first, second] = words
  for (const count of [2, 1]) {
    const name = words.slice(0, count).join(' ')
    if (words.length >= count && names.includes(name)) return { name, rest: [...before, ...words.slice(count)] }
  }
  if (first === undefined) return { name: undefined, rest: before }
  const family = names.filter((name) => name.startsWith(`${first} `))
  if (family.length > 0 && (second === undefined || second.startsWith('-'))) return { name: first, rest: [...before, ...words.slice(1)] }
  throw new Fault('cli/usage', `unknown verb "${family.length > 0 ? `${first} ${second}` : first}"`)
}

/** @throws Fault `cli/usage` for an unknown option, a missing value, or a wrong number of arguments. */
export function parseVerbArguments(verb: Verb, rest: readonly string[], cwd: string): Arguments {
  const rows = [...COMMON_OPTIONS, ...verb.options]
  const options = Object.fromEntries(rows.map((row) => [row.name, toConfig(row)]))
  let parsed: { values: Values; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...rest], options, strict: true, allowPositionals: true })
  } catch (error) {
    throw new Fault('cli/usage', `vbus ${verb.name}: ${firstSentence(error)}`)
  }
  const args = new Arguments(parsed.values, parsed.positionals, cwd)
  if (args.flag('help')) return args
  const needed = verb.positionals.filter((name) => !name.endsWith('?'))
  const { length } = parsed.positionals
  if (length < needed.length) throw new Fault('cli/usage', `vbus ${verb.name}: ${needed[length]} is needed`)
  if (length > verb.positionals.length && !verb.positionals.at(-1)?.endsWith('...')) {
    throw new Fault('cli/usage', `vbus ${verb.name}: unexpected argument "${parsed.positionals[verb.positionals.length]}"`)
  }
  return args
}

function toConfig(row: OptionRow): { type: 'string' | 'boolean'; multiple: boolean; short?: string } {
  const type = row.value === undefined ? 'boolean' : 'string'
  return { type, multiple: row.isRepeatable === true, ...(row.short === undefined ? {} : { short: row.short }) }
}

/** parseArgs explains at length; its first sentence says what is wrong, but of a value that looks like an option. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const unsure = /^Option '(?:-\w, )?--([\w-]+)[^']*' argument is ambiguous/.exec(message)?.[1]
  if (unsure !== undefined) return `--${unsure} needs a value; one that begins with - is written --${unsure}=VALUE`
  return message.split(/\. |\n/)[0] ?? message
}
