import { type Document, parseDocument } from 'yaml'
import { checkForm, DEPTH_MAX, FINDINGS_MAX, type YamlFinding } from './check-form.ts'
import { rereadYaml } from './reread-yaml.ts'

/** Bytes of a YAML file (docs/reference/workspace.md, docs/reference/circuit.md). */
export const FILE_BYTES_MAX = 1_048_576

export interface YamlText {
  /** Undefined where the text could not be taken apart at all. Callers must not change it. */
  readonly document: Document | undefined
  readonly findings: readonly YamlFinding[]
  /** Line and column of an offset, from 1. */
  readonly position: (offset: number) => { readonly line: number; readonly column: number }
}

interface Read extends YamlText {
  /** Whether nothing is wrong in it and nothing in it is written once and used several times: a text that differs at one place can be read from it. */
  readonly isPlain: boolean
}

/**
 * Reads YAML 1.2 (core schema; no tags, duplicate keys, merge keys or further documents) within limits. Aliases are left as they are: whoever follows
 * them bounds that. Nothing is thrown for any text. A text that differs from one that was read just before inside a few items of a list or mapping is
 * read from that one; the answer is the same.
 */
export function readYaml(source: string): YamlText {
  const known = remembered.find((each) => each.source === source)
  if (known !== undefined) return known.read
  const tooLarge = sizeFinding(source)
  if (tooLarge !== undefined) return tooLarge
  const read = readFromLast(source) ?? readWhole(source)
  remembered.unshift({ source, read })
  remembered.length = Math.min(remembered.length, REMEMBERED_MAX)
  return read
}

/** Texts that were read last, before and after an edit: whoever edits one reads each several times. */
const REMEMBERED_MAX = 2
const remembered: { readonly source: string; readonly read: Read }[] = []

function readFromLast(source: string): Read | undefined {
  const [last] = remembered
  if (last === undefined || unreadableAt(source) >= 0 || !last.read.isPlain || last.read.document === undefined) return undefined
  const document = rereadYaml({ source: last.source, document: last.read.document }, source, parse)
  return document && { document, findings: [], position: positionsOf(source), isPlain: true }
}

function sizeFinding(source: string): YamlText | undefined {
  const bytes = source.length > FILE_BYTES_MAX ? source.length : new TextEncoder().encode(source).length
  if (bytes <= FILE_BYTES_MAX) return undefined
  const size = `the file has ${bytes === source.length ? 'at least ' : ''}${bytes} bytes`
  return unread('too-large', size, `at or under ${FILE_BYTES_MAX} bytes`)
}

const parse = (source: string): Document =>
  parseDocument(source, { version: '1.2', schema: 'core', strict: true, uniqueKeys: false, merge: false, prettyErrors: false })

/** Reads a text by itself, of at most FILE_BYTES_MAX. */
export function readWhole(source: string): Read {
  const odd = unreadableAt(source)
  if (odd >= 0) return unreadable(source, odd)
  let document: Document
  try {
    document = parse(source)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return tooDeep()
  }
  // Some of what overruns the stack the library reports as errors of the text.
  if (document.errors.some(({ message }) => STACK_OVERRUN.test(message))) return tooDeep()
  // What is missing at the end the library finds behind it.
  const inside = (offset: number): number => Math.min(offset, source.length)
  const findings: YamlFinding[] = [...document.errors, ...document.warnings].slice(0, FINDINGS_MAX).map(({ pos: [from, to], message }) => ({
    kind: 'syntax',
    from: inside(from),
    to: inside(to),
    message,
    fix: 'Write plain YAML 1.2.',
  }))
  const isOnce = checkForm(document, findings)
  return { document, findings, position: positionsOf(source), isPlain: isOnce && findings.length === 0 }
}

/** Where the first character is that no YAML 1.2 may hold anywhere, quoted or not (section 5.1), else -1; the library takes it. */
function unreadableAt(source: string): number {
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return at
  }
  return source.isWellFormed() ? -1 : source.search(/\p{Surrogate}/u)
}

function unreadable(source: string, at: number): Read {
  const code = source.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  const message = `a character that no YAML holds: U+${code}`
  const finding = { kind: 'syntax', from: at, to: at + 1, message, fix: 'Take it out, or write it as an escape in double quotes.' } as const
  return { document: undefined, findings: [finding], position: positionsOf(source), isPlain: false }
}

const STACK_OVERRUN = /call stack|stack overflow/i

const tooDeep = (): Read => unread('form', 'nested too deeply to read', `nested at most ${DEPTH_MAX} levels`)

/** Lines are counted once somebody asks. */
function positionsOf(source: string): YamlText['position'] {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= lineStarts(source)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function unread(kind: YamlFinding['kind'], message: string, keep: string): Read {
  return {
    document: undefined,
    findings: [{ kind, from: 0, to: 0, message, fix: `Keep it ${keep}.` }],
    position: () => ({ line: 1, column: 1 }),
    isPlain: false,
  }
}
