import { Fault } from '../../../../shared/base/index.ts'
import { type Binding, parseBinding, type SourceMap, type TextPatch } from '../../../../shared/circuit/index.ts'
import { applyPatches } from '../model/text-patches.ts'

type Served = { readonly operator: string; readonly simulated: boolean }

const written = ({ operator, simulated }: Served): string => `{operator: ${operator}, simulated: ${simulated}}`

/** The text of a new binding file. */
export function newBindingText(name: string, circuit: string, serves: ReadonlyMap<string, Served>): string {
  const rows = [...serves].map(([node, served]) => `  ${node}: ${written(served)}\n`).join('')
  return `format: arqonbus.binding.v1\nname: ${name}\ncircuit: ${circuit}\nserves:${rows === '' ? ' {}\n' : `\n${rows}`}`
}

/**
 * The binding with a node served by another component; what else the text says stays byte for byte.
 * @throws Fault `circuit/patch-failed` where the text is no binding, or patched would not say what is meant
 */
export function bindNode(text: string, node: string, served: Served): string {
  const { binding, source } = read(text)
  return checked(applyPatches(text, patchesFor(text, source, { node, served, binding })), new Map([...binding.serves, [node, served]]))
}

/** The binding without a row for the node: whoever serves its topic gets its jobs. @throws Fault `circuit/patch-failed` */
export function unbindNode(text: string, node: string): string {
  const { binding, source } = read(text)
  const row = source.rangeOf(`serves.${node}`)
  if (row === undefined) return text
  const rest = new Map([...binding.serves].filter(([name]) => name !== node))
  const whole = source.valueOf('serves')
  const isFlow = whole !== undefined && text[whole.from] === '{'
  if (rest.size === 0 && whole !== undefined) {
    const from = isFlow ? whole.from : text.lastIndexOf(':', whole.from) + 1
    return checked(applyPatches(text, [{ from, to: whole.to, insert: isFlow ? '{}' : ' {}' }]), rest)
  }
  return checked(applyPatches(text, [{ ...(isFlow ? flowRow(text, row) : blockRow(text, row)), insert: '' }]), rest)
}

interface Wanted {
  readonly node: string
  readonly served: Served
  readonly binding: Binding
}

function patchesFor(text: string, source: SourceMap, { node, served, binding }: Wanted): readonly TextPatch[] {
  const operator = source.valueOf(`serves.${node}.operator`)
  const simulated = source.valueOf(`serves.${node}.simulated`)
  if (operator !== undefined && simulated !== undefined) {
    return [
      { ...operator, insert: served.operator },
      { ...simulated, insert: String(served.simulated) },
    ].filter(({ from, to, insert }) => text.slice(from, to) !== insert)
  }
  const row = `${node}: ${written(served)}`
  const lineBreak = /\r\n|\n/.exec(text)?.[0] ?? '\n'
  const last = source.rangeOf(`serves.${[...binding.serves.keys()].at(-1)}`)
  const whole = source.valueOf('serves')
  if (whole === undefined) throw new Fault('circuit/patch-failed', 'the binding has no `serves`')
  if (last === undefined) return [{ ...whole, insert: `${lineBreak}  ${row}` }]
  if (text[whole.from] === '{') return [{ from: last.to, to: last.to, insert: `, ${row}` }]
  const lineStart = text.lastIndexOf('\n', last.from - 1) + 1
  const end = endOfLine(text, last.to)
  return [{ from: end, to: end, insert: `${lineBreak}${' '.repeat(last.from - lineStart)}${row}` }]
}

/** Where the line that holds the end of a row ends; a comment behind it stays with it. */
function endOfLine(text: string, to: number): number {
  // A block mapping's range may reach to the start of the next line.
  const behind = text.slice(0, to).trimEnd().length
  const end = text.indexOf('\n', behind)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

/** Whole lines, their line break included. */
function blockRow(text: string, { from, to }: { readonly from: number; readonly to: number }): { from: number; to: number } {
  const end = text.indexOf('\n', text.slice(0, to).trimEnd().length)
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end + 1 }
}

/** The row with the comma that joins it to its neighbour. */
function flowRow(text: string, { from, to }: { readonly from: number; readonly to: number }): { from: number; to: number } {
  const behind = /^\s*,\s*/.exec(text.slice(to))
  if (behind !== null) return { from, to: to + behind[0].length }
  const before = /,\s*$/.exec(text.slice(0, from))
  return { from: from - (before?.[0].length ?? 0), to }
}

function read(text: string): { readonly binding: Binding; readonly source: SourceMap } {
  const { binding, diagnostics, source } = parseBinding(text, { file: '' })
  if (binding === undefined) throw new Fault('circuit/patch-failed', `the binding file is none: ${diagnostics[0]?.message ?? ''}`)
  return { binding, source }
}

function checked(text: string, serves: ReadonlyMap<string, Served>): string {
  const { binding } = read(text)
  const says = [...binding.serves].every(([node, { operator, simulated }]) => {
    const meant = serves.get(node)
    return meant?.operator === operator && meant.simulated === simulated
  })
  if (!says || binding.serves.size !== serves.size) throw new Fault('circuit/patch-failed', 'the patched binding would not say what is meant')
  return text
}
