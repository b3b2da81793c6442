import fc from 'fast-check'

/** A circuit text in one of the many ways a person may write it, with a comment wherever one may stand. */
export interface WrittenCircuit {
  readonly text: string
  readonly names: readonly string[]
  readonly edges: number
}

interface Style {
  readonly nodes: readonly ('flow' | 'block' | 'spread')[]
  readonly edgeStyles: readonly ('flow' | 'block')[]
  readonly comments: readonly boolean[]
  readonly isDashIndented: boolean
  readonly isCrLf: boolean
  readonly endsWithBreak: boolean
  readonly edgeSeed: readonly [number, number][]
  readonly quotes: readonly ("'" | '"')[]
}

const BODIES: readonly (readonly [name: string, value: string][])[] = [
  [
    ['kind', 'topic'],
    ['topic', 'a.b'],
  ],
  [
    ['kind', 'filter'],
    ['where', 'payload.x > 1.0 && payload.s == "it\'\'s # no comment"'],
  ],
  [
    ['kind', 'map'],
    ['to', '{"a": [payload.b, {"c": 1}]}'],
    ['schema', 'x.y.v1'],
  ],
  [['kind', 'merge']],
  [
    ['kind', 'delay'],
    ['ms', '20'],
  ],
]

function write({ nodes, edgeStyles, comments, isDashIndented, isCrLf, endsWithBreak, edgeSeed, quotes }: Style): WrittenCircuit {
  let count = 0
  const lines: string[] = []
  const isCommented = (): boolean => comments.length > 0 && comments[count % comments.length] === true
  const own = (indent: string): void => {
    count += 1
    if (isCommented()) lines.push(`${indent}# own ${count}`)
    if (count % 7 === 3) lines.push('')
  }
  const behind = (): string => {
    count += 1
    return isCommented() ? `  # behind ${count}` : ''
  }
  const quoted = (value: string, at: number): string => {
    if (/^[a-z0-9.]+$/.test(value)) return value
    return quotes[at % quotes.length] === '"'
      ? JSON.stringify(value.replaceAll("''", "'"))
      : `'${value.replaceAll("''", "'").replaceAll("'", "''")}'`
  }
  own('')
  lines.push(`format: arqonbus.circuit.v1${behind()}`, `name: some-circuit`)
  own('')
  lines.push(nodes.length === 0 ? `nodes: {}${behind()}` : `nodes:${behind()}`)
  const names = nodes.map((_, index) => `n${index}`)
  for (const [index, style] of nodes.entries()) {
    own('  ')
    const body = BODIES[index % BODIES.length]!.map(([name, value]) => [name, quoted(value, index)] as const)
    if (style === 'flow') lines.push(`  n${index}: {${body.map(([name, value]) => `${name}: ${value}`).join(', ')}}${behind()}`)
    else if (style === 'block') {
      lines.push(`  n${index}:${behind()}`)
      for (const [name, value] of body) {
        own('    ')
        lines.push(`    ${name}: ${value}${behind()}`)
      }
    } else {
      lines.push(`  n${index}: {`)
      for (const [at, [name, value]] of body.entries()) lines.push(`    ${name}: ${value}${at === body.length - 1 ? '' : ','}${behind()}`)
      lines.push(`  }${behind()}`)
    }
  }
  const edges = nodes.length === 0 ? [] : edgeStyles
  lines.push(edges.length === 0 ? `edges: []${behind()}` : `edges:${behind()}`)
  const dash = isDashIndented ? '  ' : ''
  for (const [index, style] of edges.entries()) {
    own(dash)
    const [a, b] = edgeSeed[index % edgeSeed.length]!
    const [from, to] = [names[a % names.length]!, `${names[b % names.length]!}.in`]
    if (style === 'flow') lines.push(`${dash}- {from: ${from}, to: ${to}}${behind()}`)
    else lines.push(`${dash}- from: ${from}${behind()}`, `${dash}  to: ${to}`)
  }
  own('')
  const eol = isCrLf ? '\r\n' : '\n'
  return { text: lines.join(eol) + (endsWithBreak ? eol : ''), names, edges: edges.length }
}

/** Texts of up to a dozen nodes; sizes do not shrink what is tried. */
export const writtenCircuits: fc.Arbitrary<WrittenCircuit> = fc
  .record({
    nodes: fc.array(fc.constantFrom('flow', 'block', 'spread'), { maxLength: 12, size: 'max' }),
    edgeStyles: fc.array(fc.constantFrom('flow', 'block'), { maxLength: 12, size: 'max' }),
    comments: fc.array(fc.boolean(), { maxLength: 9, size: 'max' }),
    isDashIndented: fc.boolean(),
    isCrLf: fc.boolean(),
    endsWithBreak: fc.boolean(),
    edgeSeed: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12, size: 'max' }),
    quotes: fc.array(fc.constantFrom("'", '"'), { minLength: 1, maxLength: 4, size: 'max' }),
  })
  .map((style) => write(style as Style))
