import { isTopic } from '../topic/index.ts'
import type { NodeKind } from './circuit.ts'
import type { Gives } from './expression.ts'

/** Bounds of the files (docs/reference/circuit.md, "Limits"). */
export const CIRCUIT_LIMITS = {
  nodesMax: 5_000,
  edgesMax: 20_000,
  /** Named inputs or outputs of one circuit. */
  portsMax: 64,
  /** Cases of one branch. */
  casesMax: 64,
  /** Nodes that one binding file may name. */
  bindingsMax: 5_000,
  textCharsMax: 2_000,
  expressionCharsMax: 2_000,
  inFlightMax: 65_536,
  deadlineMsMax: 600_000,
  waitMsMax: 600_000,
  perSMax: 1_000_000,
  queueMax: 65_536,
  windowCountMax: 10_000,
  attemptsMax: 100,
} as const

/** What a member of the file holds. The parser, the published JSON Schemas and the editor's forms are made from these. */
export type MemberType =
  | { readonly is: 'text'; readonly charsMax: number }
  | { readonly is: 'name' | 'circuitName' | 'namespace' | 'topic' | 'schema' | 'path' | 'endpoint' | 'component' }
  | { readonly is: 'expression'; readonly gives: Gives }
  | { readonly is: 'whole' | 'number'; readonly min: number; readonly max: number }
  | { readonly is: 'flag' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'members'; readonly of: readonly Member[] }
  | { readonly is: 'list'; readonly of: readonly Member[]; readonly max: number }

export interface Member {
  /** As the file writes it; the parsed circuit writes it in camel case. */
  readonly name: string
  readonly type: MemberType
  readonly isRequired: boolean
  /** What an absent member means; undefined: it stays absent. */
  readonly fallback: string | number | boolean | undefined
  /** For people: the editor's form and the JSON Schema show it. */
  readonly about: string
}

interface Kept {
  readonly fallback?: string | number | boolean
  readonly isRequired?: boolean
}
const may = (name: string, type: MemberType, about: string, kept: Kept = {}): Member => ({
  name,
  type,
  about,
  isRequired: kept.isRequired === true,
  fallback: kept.fallback,
})
const must = (name: string, type: MemberType, about: string): Member => may(name, type, about, { isRequired: true })

const { deadlineMsMax, textCharsMax, waitMsMax, queueMax } = CIRCUIT_LIMITS
const whole = (min: number, max: number): MemberType => ({ is: 'whole', min, max })
const number = (min: number, max: number): MemberType => ({ is: 'number', min, max })
const ofKind = (is: 'name' | 'circuitName' | 'namespace' | 'topic' | 'schema' | 'path' | 'endpoint' | 'component'): MemberType => ({ is })
const bool: MemberType = { is: 'expression', gives: 'bool' }
const overflow: MemberType = { is: 'choice', of: ['block', 'drop_oldest', 'drop_newest', 'refuse'] }

const CONSTRAINTS: readonly Member[] = [
  may('max_runtime_ms', whole(1, Number.MAX_SAFE_INTEGER), 'Longest time that one job may take.'),
  may('max_cpu_ms', whole(1, Number.MAX_SAFE_INTEGER), 'Most processor time of one job.'),
  may('max_runs', whole(1, Number.MAX_SAFE_INTEGER), 'Most physical runs of one job.'),
  may('max_energy_joules', number(0, Number.MAX_SAFE_INTEGER), 'Most energy of one job.'),
]

/** Members of a node by its kind, `kind` itself aside. */
export const NODE_MEMBERS: Readonly<Record<NodeKind, readonly Member[]>> = {
  topic: [
    must('topic', ofKind('topic'), 'The topic that is read (edges leave the node) or written (edges enter it).'),
    may('schema', ofKind('schema'), 'Schema of its messages.'),
  ],
  operator: [
    must('type', { is: 'choice', of: ['nvm', 'bowlnet', 'qml', 'helios', 'generic'] }, 'Operator type.'),
    must('jobs', ofKind('topic'), 'Topic that jobs go to.'),
    must('results', ofKind('topic'), 'Topic that results come on.'),
    may('accepts', ofKind('schema'), 'Schema of its jobs.'),
    may('gives', ofKind('schema'), 'Schema of its results.'),
    may('constraints', { is: 'members', of: CONSTRAINTS }, 'What one job may ask for.'),
    may('deadline_ms', whole(1, deadlineMsMax), "Deadline of a job; the circuit's unless it says its own."),
  ],
  filter: [must('where', bool, 'What passes.')],
  map: [
    must('to', { is: 'expression', gives: 'map' }, 'The payload that is made.'),
    may('schema', ofKind('schema'), 'Schema of what is made.'),
  ],
  branch: [
    must(
      'cases',
      {
        is: 'list',
        of: [must('port', ofKind('name'), 'Port of this case.'), must('when', bool, 'What goes there.')],
        max: CIRCUIT_LIMITS.casesMax,
      },
      'Cases, tried in order: the first that holds takes the message.',
    ),
    may('else', ofKind('name'), 'Port of what no case takes; without it that is dropped and counted.'),
  ],
  merge: [],
  join: [
    must('mode', { is: 'choice', of: ['zip', 'latest', 'any', 'quorum'] }, 'What makes a group complete.'),
    may('of', whole(1, CIRCUIT_LIMITS.portsMax), 'Inputs that a quorum takes.'),
    may('by', { is: 'expression', gives: 'any' }, 'What belongs together.', { fallback: 'correlation' }),
    must('within_ms', whole(1, waitMsMax), 'How long a group waits.'),
  ],
  window: [
    must('count', whole(1, CIRCUIT_LIMITS.windowCountMax), 'Messages of a batch.'),
    may('within_ms', whole(1, waitMsMax), 'A batch that is not full leaves after this time.'),
  ],
  throttle: [
    must('per_s', number(0.001, CIRCUIT_LIMITS.perSMax), 'Messages a second.'),
    may('overflow', overflow, 'What happens when its queue is full.', { fallback: 'drop_oldest' }),
    may('queue', whole(1, queueMax), 'Messages that may wait.', { fallback: 100 }),
  ],
  delay: [must('ms', whole(1, waitMsMax), 'How long a message is held.')],
  retry: [
    must('attempts', whole(1, CIRCUIT_LIMITS.attemptsMax), 'Attempts of one message, the first included.'),
    may('backoff_ms', whole(0, waitMsMax), 'Pause before the second attempt; it doubles with each further one.', { fallback: 200 }),
  ],
  dead_letter: [must('topic', ofKind('topic'), 'Topic that what failed goes to.')],
  circuit: [must('file', ofKind('path'), 'Another circuit file, relative to this one.')],
  probe: [],
}

export const EDGE_MEMBERS: readonly Member[] = [
  must('from', ofKind('endpoint'), 'NODE or NODE.PORT; without a port: out.'),
  must('to', ofKind('endpoint'), 'NODE or NODE.PORT; without a port: in.'),
  may('where', bool, 'What passes.'),
  may('schema', ofKind('schema'), 'Schema of what passes.'),
  may('durable', { is: 'flag' }, 'Kept on the log until the next node has it.', { fallback: false }),
]

export const LIMIT_MEMBERS: readonly Member[] = [
  may('in_flight', whole(1, CIRCUIT_LIMITS.inFlightMax), 'Messages that are inside at once.', { fallback: 1_024 }),
  may('messages_per_s', number(0.001, CIRCUIT_LIMITS.perSMax), 'Messages a second that are let in; absent: no limit of its own.'),
  may('deadline_ms', whole(1, deadlineMsMax), 'How long a message may stay inside.', { fallback: 60_000 }),
  may(
    'overflow',
    overflow,
    'What happens to a message that comes when no more are let in. block: it waits before the source, as many as in_flight again; beyond them the newest are dropped, and counted.',
    { fallback: 'block' },
  ),
]

export const SERVES_MEMBERS: readonly Member[] = [
  must('operator', ofKind('component'), 'Component of workspace.yaml.'),
  must('simulated', { is: 'flag' }, "What the component's declaration says."),
]

export const DESCRIPTION: MemberType = { is: 'text', charsMax: textCharsMax }

/** Grammar of the plain types: a pattern, and what to write. */
export const GRAMMAR = {
  name: { pattern: /^[a-z][a-z0-9_-]{0,63}$/, say: 'Write up to 64 of a-z 0-9 _ -, a letter first.' },
  node: {
    pattern: /^[a-z][a-z0-9_-]{0,63}(?:\.[a-z][a-z0-9_-]{0,63}){0,8}$/,
    say: 'Write the name of a node, of a sub-circuit part.node.',
  },
  circuitName: { pattern: /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, say: 'Write up to 64 of a-z 0-9 -, no - at either end.' },
  namespace: { pattern: /^[a-z0-9_-]{1,63}$/, say: 'Write 1 to 63 of a-z 0-9 _ -.' },
  topic: {
    pattern: /^[a-z0-9_-]+(?:\.[a-z0-9_-]+){0,15}$/,
    say: 'Write 1 to 16 segments of a-z 0-9 _ - with dots between, at most 255 characters.',
  },
  schema: { pattern: /^[!-~]{1,255}$/, say: 'Write the name of a schema: 1 to 255 printable ASCII characters.' },
  path: {
    pattern: /^(?:[A-Za-z0-9._-]{1,100}\/){0,16}[A-Za-z0-9._-]{1,100}\.circuit\.yaml$/,
    say: 'Write a relative path that ends in .circuit.yaml.',
  },
  endpoint: { pattern: /^[a-z][a-z0-9_-]{0,63}(?:\.[a-z][a-z0-9_-]{0,63})?$/, say: 'Write NODE or NODE.PORT.' },
  component: { pattern: /^[a-z][a-z0-9-]{0,63}$/, say: 'Write the name of a component of workspace.yaml.' },
} as const

/** Whether `text` is of this grammar. */
export function isOfGrammar(is: keyof typeof GRAMMAR, text: string): boolean {
  return is === 'topic' ? isTopic(text) : GRAMMAR[is].pattern.test(text)
}
