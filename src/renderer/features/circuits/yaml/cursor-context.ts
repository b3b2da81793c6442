/** Where in a YAML text a cursor stands, also while the text is half written and no parser takes it. */
export interface CursorContext {
  /** Members and items on the way there, from the document's root; behind a member's colon its name is the last. */
  readonly path: readonly (string | number)[]
  /** A member's name is written here, or a value; `none` in comments. */
  readonly slot: 'key' | 'value' | 'none'
  /** Where the word under the cursor begins. */
  readonly from: number
  /** In `{}` or `[]`. */
  readonly isFlow: boolean
  /** Scalar members of the mapping that the cursor is in, beside the one being written. */
  readonly members: ReadonlyMap<string, string>
}

interface Block {
  readonly indent: number
  readonly name: string | number
  readonly isItem: boolean
}
interface Flow {
  readonly isMap: boolean
  name: string | number | undefined
  valueFrom: number
}

const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#{}[\],&*!|>'"%@`-][^#:{}[\],]*?|-[^\s#:][^#:]*?)\s*:(?=\s|$)/
const plain = (name: string): string => (/^["'].*["']$/.test(name) ? name.slice(1, -1) : name)
const WORD_BREAK = /[\s{}[\],:]/

/** @param offset of the cursor in the text */
export function cursorContext(text: string, offset: number): CursorContext {
  const scan = new Scan(text, offset)
  scan.run()
  return scan.result()
}

/** One pass over the lines: indentation tells blocks, brackets tell flows. */
class Scan {
  readonly #text: string
  readonly #offset: number
  #blocks: Block[] = []
  readonly #flows: Flow[] = []
  readonly #members = new Map<string, Map<string, string>>()
  #found: Pick<CursorContext, 'path' | 'slot' | 'isFlow'> | undefined
  /** Lines deeper than this belong to a block scalar. */
  #scalarIndent = Number.POSITIVE_INFINITY

  constructor(text: string, offset: number) {
    this.#text = text
    this.#offset = offset
  }

  run(): void {
    for (let start = 0; start <= this.#text.length; ) {
      const end = endOfLine(this.#text, start)
      const hasCursor = this.#found === undefined && this.#offset >= start && this.#offset <= end
      if (this.#flows.length > 0) this.#flow(start, end)
      else this.#line(start, end, hasCursor)
      if (hasCursor && this.#found === undefined) this.#find(this.#flows.length > 0 ? this.#flowSlot() : 'value')
      start = end + 1
    }
  }

  result(): CursorContext {
    const { path, slot, isFlow } = this.#found ?? { path: [], slot: 'key', isFlow: false }
    let from = this.#offset
    while (from > 0 && !WORD_BREAK.test(this.#text[from - 1] ?? ' ')) from -= 1
    const owner = slot === 'value' ? path.slice(0, -1) : path
    return { path, slot, from, isFlow, members: this.#members.get(owner.join('\n')) ?? new Map() }
  }

  #path(): (string | number)[] {
    const flows = this.#flows.flatMap(({ name }) => (name === undefined ? [] : [name]))
    return [...this.#blocks.map(({ name }) => name), ...flows]
  }

  #find(slot: CursorContext['slot']): void {
    this.#found ??= { path: this.#path(), slot, isFlow: this.#flows.length > 0 }
  }

  #flowSlot(): CursorContext['slot'] {
    const flow = this.#flows.at(-1)
    return flow?.isMap === true && flow.name === undefined ? 'key' : 'value'
  }

  #line(start: number, end: number, hasCursor: boolean): void {
    const line = this.#text.slice(start, end)
    const written = line.trim()
    const indent = line.length - line.trimStart().length
    if (indent > this.#scalarIndent && written !== '') return hasCursor ? this.#find('none') : undefined
    const isNothing = written === '' || written.startsWith('#')
    if (isNothing) return hasCursor ? this.#blank(start, indent, written) : undefined
    this.#scalarIndent = Number.POSITIVE_INFINITY
    this.#entry(start, end, indent, hasCursor)
  }

  /** A line without anything but the cursor: its column says to what it belongs. */
  #blank(start: number, indent: number, written: string): void {
    const column = Math.min(indent, this.#offset - start)
    const kept = this.#blocks
    this.#blocks = kept.filter((block) => block.indent < column)
    this.#find(written === '' || this.#offset <= start + indent ? 'key' : 'none')
    this.#blocks = kept
  }

  #entry(start: number, end: number, indentOfLine: number, hasCursor: boolean): void {
    let indent = indentOfLine
    let at = start + indent
    for (;;) {
      const rest = this.#text.slice(at, end)
      const item = /^-(\s+|$)/.exec(rest)
      if (item === null) break
      const last = this.#blocks.findLast((block) => block.indent === indent && block.isItem)
      this.#blocks = this.#blocks.filter((block) => block.indent < indent || (block.indent === indent && !block.isItem))
      this.#blocks.push({ indent, name: last === undefined ? 0 : Number(last.name) + 1, isItem: true })
      at += item[0].length
      indent += item[0].length
      if (hasCursor && this.#offset < at) this.#find('value')
    }
    const key = KEY.exec(this.#text.slice(at, end))
    const isInItem = at > start + indentOfLine
    if (key === null && isInItem) return this.#value(at, end)
    this.#blocks = this.#blocks.filter((block) => block.indent < indent)
    if (hasCursor && (key === null || this.#offset < at + key[0].length)) this.#find('key')
    if (key === null) return
    const owner = this.#path()
    const name = plain(key[1] ?? '')
    this.#blocks.push({ indent, name, isItem: false })
    const valueAt = at + key[0].length
    const value = withoutComment(this.#text.slice(valueAt, end))
    if (/^[|>][-+\d]*$/.test(value)) this.#scalarIndent = indent
    else if (value !== '' && !/^[{[]/.test(value)) this.#member(owner, name, value)
    this.#value(valueAt, end)
  }

  /** A block value on one line, or the beginning of a flow. */
  #value(from: number, end: number): void {
    const at = from + (this.#text.slice(from, end).length - this.#text.slice(from, end).trimStart().length)
    const first = this.#text[at]
    if (at < end && (first === '{' || first === '[')) return this.#flow(at, end)
    const comment = this.#text.slice(from, end).search(/\s#/)
    if (comment >= 0 && this.#offset > from + comment + 1 && this.#offset <= end) this.#find('none')
  }

  #flow(from: number, end: number): void {
    let quote = ''
    for (let at = from; at < end; at += 1) {
      if (at === this.#offset) this.#find(this.#flows.length === 0 ? 'value' : this.#flowSlot())
      const char = this.#text[at] ?? ''
      if (quote !== '') {
        if (char === '\\' && quote === '"') at += 1
        else if (char === quote) quote = ''
        continue
      }
      if ((char === '"' || char === "'") && /[\s{[,:]/.test(this.#text[at - 1] ?? ' ')) quote = char
      else if (char === '#' && /\s/.test(this.#text[at - 1] ?? ' ')) {
        if (this.#offset > at && this.#offset <= end) this.#find('none')
        return
      } else this.#sign(char, at)
    }
  }

  #sign(char: string, at: number): void {
    const top = this.#flows.at(-1)
    if (char === '{' || char === '[') {
      this.#flows.push({ isMap: char === '{', name: char === '{' ? undefined : 0, valueFrom: at + 1 })
    } else if (char === '}' || char === ']') {
      this.#endValue(at)
      this.#flows.pop()
    } else if (char === ',' && top !== undefined) {
      this.#endValue(at)
      top.name = top.isMap ? undefined : Number(top.name) + 1
      top.valueFrom = at + 1
    } else if (char === ':' && top?.isMap === true && top.name === undefined && /[\s,}\]]|^$/.test(this.#text[at + 1] ?? '')) {
      top.name = plain(this.#text.slice(top.valueFrom, at).trim())
      top.valueFrom = at + 1
    }
  }

  #endValue(at: number): void {
    const top = this.#flows.at(-1)
    if (top?.isMap !== true || typeof top.name !== 'string') return
    const value = this.#text.slice(top.valueFrom, at).trim()
    if (value !== '' && !/^[{[]/.test(value)) this.#member(this.#path().slice(0, -1), top.name, value)
  }

  #member(owner: readonly (string | number)[], name: string, value: string): void {
    const key = owner.join('\n')
    const members = this.#members.get(key) ?? new Map<string, string>()
    members.set(name, plain(value))
    this.#members.set(key, members)
  }
}

const withoutComment = (value: string): string => value.replace(/(^|\s)#.*$/, '').trim()

function endOfLine(text: string, start: number): number {
  const at = text.indexOf('\n', start)
  return at < 0 ? text.length : at
}
