import type { CelNode } from '../rule/index.ts'
import { inWords, PROBLEMS_MAX, type Say, type Scope, shapeOf, shown, type TypeProblem, textOf } from './expression-types.ts'
import { mayBe, type Shape, type ValueKind } from './payload-shape.ts'

/** What an expression makes against what its schema takes: members that it does not take, that are missing, or are of another kind. */
export function fitProblems(root: CelNode, { scope, wanted }: { readonly scope: Scope; readonly wanted: Shape }): readonly TypeProblem[] {
  const problems: TypeProblem[] = []
  const hold = (node: CelNode | undefined, shape: Shape): void => {
    if (node === undefined) return
    const say: Say = (problem) => {
      if (problems.length < PROBLEMS_MAX) problems.push(problem)
    }
    const made = shapeOf(node, { scope, say: () => undefined })
    const kinds = made.kinds && [...made.kinds].map((kind) => AS_JSON[kind] ?? kind)
    if (kinds !== undefined && kinds.length > 0 && !kinds.some((kind) => mayBe(kind)(shape))) {
      say({ severity: 'error', message: `the schema takes ${inWords(shape)} here, not ${inWords(made)}`, node })
      return
    }
    const text = textOf(node)
    if (text !== undefined && shape.texts?.has(text) === false) {
      const known = [...shape.texts]
      say({ severity: 'error', message: `the schema takes one of ${shown(known)} here`, node, unknown: { word: text, known } })
    }
    const kind = node.exprKind
    if (kind.case !== 'structExpr') return
    const names = new Set<string>()
    for (const { keyKind, value } of kind.value.entries) {
      const key = keyKind.case === 'mapKey' ? keyKind.value : undefined
      const name = textOf(key)
      // A name that is worked out may be any.
      if (key === undefined || name === undefined) return
      names.add(name)
      const member = shape.member(name)
      const known = shape.names()
      if (member === undefined)
        say({
          severity: 'error',
          message: `the schema takes no ${name}: its members are ${shown(known)}`,
          node: key,
          unknown: { word: name, known },
        })
      else hold(value, member)
    }
    const missing = shape.required().filter((name) => !names.has(name))
    if (missing.length > 0) say({ severity: 'error', message: `the schema wants ${shown(missing)} as well`, node })
  }
  hold(root, wanted)
  return problems
}

/** Kinds as they are written into a payload. */
const AS_JSON: Partial<Record<ValueKind, ValueKind>> = { int: 'double', uint: 'double', bytes: 'string' }
