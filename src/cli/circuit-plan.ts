import type { CircuitPlan } from '../shared/circuit/index.ts'

const value = (each: unknown): string => (each === undefined ? 'nothing' : JSON.stringify(each))

/** A plan as lines for a reader: `+` comes, `-` goes, `~` changes. */
export function planLines(plan: CircuitPlan): string[] {
  if (plan.isEmpty) return ['nothing changes']
  const changes = (what: string, name: string, members: CircuitPlan['circuit']): string[] =>
    members.map(({ member, before, after }) => `~ ${what}${name} ${member}: ${value(before)} -> ${value(after)}`)
  return [
    ...plan.circuit.flatMap((change) => changes('circuit', '', [change])),
    ...plan.nodes.removed.map((name) => `- node ${name}`),
    ...plan.nodes.added.map((name) => `+ node ${name}`),
    ...plan.nodes.renamed.map(({ from, to }) => `~ node ${from} is called ${to}`),
    ...plan.nodes.changed.flatMap(({ node, members }) => changes('node ', node, members)),
    ...plan.edges.removed.map((edge) => `- edge ${edge}`),
    ...plan.edges.added.map((edge) => `+ edge ${edge}`),
    ...plan.edges.changed.flatMap(({ edge, members }) => changes('edge ', edge, members)),
    ...plan.grants.letGo.map(({ right, what }) => `- grant ${right} ${what}`),
    ...plan.grants.wanted.map(({ right, what }) => `+ grant ${right} ${what}`),
    ...plan.operatorsMissing.map(({ node, type, jobs }) => `! no operator of type ${type} serves ${jobs} (${node})`),
  ]
}
