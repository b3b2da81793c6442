import type { Circuit, NodeKind } from '../../../../shared/circuit/index.ts'

/** Names are at most 64 characters; the number takes some of them. */
const NAMES_TRIED_MAX = 10_000
const STEMS: Partial<Readonly<Record<NodeKind, string>>> = { dead_letter: 'lost', circuit: 'part' }

/** A name that no node has: the kind's own, then with a number. */
export function freeName(kind: NodeKind, circuit: Circuit | undefined): string {
  const stem = STEMS[kind] ?? kind
  if (circuit?.nodes.has(stem) !== true) return stem
  for (let count = 2; count < NAMES_TRIED_MAX; count += 1) if (!circuit.nodes.has(`${stem}-${count}`)) return `${stem}-${count}`
  return `${stem}-${NAMES_TRIED_MAX}`
}

type Members = { readonly [name: string]: string | number | boolean | readonly { readonly [name: string]: string }[] }

/** What a new node begins as: valid, and with every member that it must have. */
export function newNode(kind: NodeKind, name: string): Members {
  const topic = name.replaceAll(/[^a-z0-9_-]/g, '-')
  const members: Readonly<Record<NodeKind, Members>> = {
    topic: { topic: `${topic}.messages` },
    operator: { type: 'generic', jobs: `${topic}.jobs`, results: `${topic}.results` },
    filter: { where: 'true' },
    map: { to: '{"value": payload}' },
    branch: { cases: [{ port: 'high', when: 'payload.value > 0.5' }], else: 'low' },
    merge: {},
    join: { mode: 'zip', within_ms: 5_000 },
    window: { count: 10, within_ms: 1_000 },
    throttle: { per_s: 10 },
    delay: { ms: 250 },
    retry: { attempts: 3 },
    dead_letter: { topic: `${topic}.dead` },
    circuit: { file: './part.circuit.yaml' },
    probe: {},
  }
  return { kind, ...members[kind] }
}
