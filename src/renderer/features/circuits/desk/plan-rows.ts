import type { CircuitPlan, MemberChange } from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits-desk.ts'

const words = WORDS.plan.sections

/** One difference, as a person reviews it. */
export interface PlanRow {
  readonly sign: 'added' | 'removed' | 'changed' | 'missing'
  readonly what: string
  /** What it was and what it will be, or why it matters; empty: nothing more to say. */
  readonly detail: string
}

export interface PlanSection {
  readonly title: string
  readonly rows: readonly PlanRow[]
}

/** A value of a member in one line. */
const show = (value: unknown): string => {
  if (value === undefined || value === null) return words.absent
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const memberRow = (prefix: string, { member, before, after }: MemberChange): PlanRow => ({
  sign: 'changed',
  what: prefix === '' ? member : `${prefix} · ${member}`,
  detail: words.became(show(before), show(after)),
})

const plain =
  (sign: PlanRow['sign']) =>
  (what: string): PlanRow => ({ sign, what, detail: '' })

/** What a plan says, in the order in which it is reviewed: what cannot work, what is wanted, what changes. Empty sections are left out. */
export function planSections(plan: CircuitPlan): readonly PlanSection[] {
  const { nodes, edges, topics, subscriptions, grants, quotas, operatorsMissing } = plan
  const sections: readonly PlanSection[] = [
    {
      title: words.operatorsMissing,
      rows: operatorsMissing.map(({ node, type, jobs }) => ({ sign: 'missing', what: node, detail: words.nobodyServes(type, jobs) })),
    },
    {
      title: words.nodes,
      rows: [
        ...nodes.added.map(plain('added')),
        ...nodes.removed.map(plain('removed')),
        ...nodes.renamed.map(({ from, to }): PlanRow => ({ sign: 'changed', what: to, detail: words.renamed(from) })),
        ...nodes.changed.flatMap(({ node, members }) => members.map((member) => memberRow(node, member))),
      ],
    },
    {
      title: words.edges,
      rows: [
        ...edges.added.map(plain('added')),
        ...edges.removed.map(plain('removed')),
        ...edges.changed.flatMap(({ edge, members }) => members.map((member) => memberRow(edge, member))),
      ],
    },
    { title: words.circuit, rows: plan.circuit.map((member) => memberRow('', member)) },
    { title: words.topics, rows: [...topics.added.map(plain('added')), ...topics.removed.map(plain('removed'))] },
    { title: words.subscriptions, rows: [...subscriptions.added.map(plain('added')), ...subscriptions.removed.map(plain('removed'))] },
    {
      title: words.grants,
      rows: [
        ...grants.wanted.map(({ right, what }): PlanRow => ({ sign: 'added', what: `${right} ${what}`, detail: '' })),
        ...grants.letGo.map(({ right, what }): PlanRow => ({ sign: 'removed', what: `${right} ${what}`, detail: '' })),
      ],
    },
    { title: words.quotas, rows: quotas.map((member) => memberRow('', member)) },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}
