import type { Diagnostic } from './circuit.ts'
import type { ExpandedCircuit } from './expand-circuit.ts'
import { SourceMap } from './source-map.ts'
import { validateCircuit } from './validate-circuit.ts'
import type { CircuitWorld } from './world.ts'

/**
 * What is wrong with a circuit and its sub-circuits together: as validateCircuit, each finding in the file that holds what it is about, with line, column
 * and fix there.
 */
export function validateExpanded(expanded: ExpandedCircuit, world: CircuitWorld = {}): Diagnostic[] {
  const { circuit, parsed } = expanded
  const [outermost] = parsed.values()
  if (parsed.size <= 1) return validateCircuit(circuit, world, outermost?.source)
  // What a file shows by itself has its exact place and its fix; the whole says what of that stands, and what only the files together show.
  const alone = new Map<string, Diagnostic[]>()
  for (const { circuit: own, source } of parsed.values())
    for (const found of own === undefined ? [] : validateCircuit(own, world, source)) {
      const key = keyOf(found.file, found)
      const list = alone.get(key)
      if (list === undefined) alone.set(key, [found])
      else list.push(found)
    }
  const counts = new Map<string, number>()
  return validateCircuit(circuit, world).map((found) => {
    const home = homeOf(found.path, expanded)
    const key = keyOf(home.file, { code: found.code, path: home.path })
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    const list = alone.get(key) ?? []
    // A file may stand in several places: each has its findings anew.
    const own = list[count % Math.max(1, list.length)]
    if (own !== undefined) return { ...own, message: found.message }
    const placed = (parsed.get(home.file)?.source ?? new SourceMap(home.file, '')).at(home.path, { code: found.code as never, message: '' })
    return { ...placed, message: found.message, severity: found.severity, fix: found.fix }
  })
}

const keyOf = (file: string, { code, path }: Pick<Diagnostic, 'code' | 'path'>): string => `${file}\n${code}\n${path}`

/** The file that holds a member of the whole circuit, and the member's path there. */
function homeOf(path: string, { origins, edgeOrigins, parsed }: ExpandedCircuit): { readonly file: string; readonly path: string } {
  const [side = '', ...steps] = path.split('.')
  if (side === 'edges') {
    const origin = edgeOrigins[Number(steps[0])]
    if (origin !== undefined) return { file: origin.file, path: ['edges', origin.edge, ...steps.slice(1)].join('.') }
  }
  for (let length = steps.length; side === 'nodes' && length > 0; length -= 1) {
    const origin = origins.get(steps.slice(0, length).join('.'))
    if (origin !== undefined) return { file: origin.file, path: ['nodes', origin.node, ...steps.slice(length)].join('.') }
  }
  return { file: parsed.keys().next().value ?? '', path }
}
