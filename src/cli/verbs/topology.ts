import { Fault } from '../../shared/base/index.ts'
import { openSession } from '../engine-access.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

const RECORD_MAX = Number.MAX_SAFE_INTEGER - 1
/** The whole log is read, and compared with its chain. */
const DEADLINE_MS = 600_000

interface TopologyView {
  readonly connections: readonly { readonly identity: string; readonly namespace: string; readonly transport: string }[]
  readonly operators: readonly {
    readonly identity: string
    readonly topics: readonly string[]
    readonly pid: number | null
    readonly confinement: string | null
    readonly simulated: boolean
  }[]
  readonly circuits: readonly {
    readonly name: string
    readonly version: number
    readonly state: string
    readonly namespace: string
    readonly grants: { readonly publish: readonly string[]; readonly subscribe: readonly string[] }
    readonly serves: readonly { readonly node: string; readonly topic: string; readonly operator: string; readonly simulated: boolean }[]
  }[]
}

export const topologyVerb: Verb = {
  name: 'topology',
  summary: 'list who is connected, operators, bindings and circuits',
  synopsis: '[--json]',
  description: [
    'Lists connections with their grants, operators, what devices and circuits are bound to, and the circuits that are active with their topics.',
  ],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus topology --json', 'all of it, for a script']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const view = (await session.bus.request('system.topology', {})) as TopologyView
    context.out.result(view, linesOf(view))
    return EXIT.done
  },
}

function linesOf({ connections, operators, circuits }: TopologyView): string[] {
  return [
    `connections: ${connections.length}`,
    ...connections.map(({ identity, namespace, transport }) => `  ${identity} (${namespace}, ${transport})`),
    `operators: ${operators.length}`,
    ...operators.map(
      ({ identity, topics, pid, confinement, simulated }) =>
        `  ${identity}${simulated ? ' (simulated)' : ''}: ${topics.join(', ')}${pid === null ? '' : `; process ${pid}, ${confinement}`}`,
    ),
    `circuits: ${circuits.length}`,
    ...circuits.flatMap(({ name, version, state, namespace, grants, serves }) => [
      `  ${name} version ${version}, ${state}, in ${namespace}: reads ${grants.subscribe.join(', ')}; writes ${grants.publish.join(', ')}`,
      ...serves.map(
        ({ node, topic, operator, simulated }) => `    ${node}: ${topic} is served by ${operator}${simulated ? ' (simulated)' : ''}`,
      ),
    ]),
  ]
}

interface VerifyView {
  readonly ok: boolean
  readonly from: number
  readonly to: number
  readonly record: number
  readonly vantage: string
  readonly claims: readonly { readonly name: string; readonly ok: boolean; readonly looked_at: number; readonly evidence: Evidence }[]
}

interface Evidence {
  readonly broken?: readonly {
    readonly record: number
    readonly kind: string
    readonly identity: string
    readonly topic: string
    readonly why: string
  }[]
  readonly channels?: readonly { readonly what: string; readonly at: string; readonly held_by: readonly string[] }[]
  readonly closed?: readonly string[]
  readonly unconfined?: readonly string[]
  readonly pairs?: boolean
  readonly log_holds?: boolean
  readonly seen?: boolean
  readonly undecided?: number
}

export const topologyVerifyVerb: Verb = {
  name: 'topology verify',
  summary: 'check that the bus is the only way between operators',
  synopsis: '[--from N] [--to N]',
  description: [
    'Makes two claims. From the log: every job, stream and durable message of the records asked for passed the Spine under a grant in force (ephemeral messages by their settled counts); ' +
      'a record that breaks it is named. From the running system: no process of an operator has a socket, file or pipe that leads to another past the Spine; one that does is named with process and path.',
    'Both go on the record. Without a running engine there are no operators to look at, and one is started for the check.',
  ],
  positionals: [],
  options: [
    { name: 'from', value: 'N', help: 'first record; default: 0' },
    { name: 'to', value: 'N', help: 'last record; default: the newest' },
  ],
  exits: [
    ['0', 'both claims hold'],
    ['13', 'one does not: it is named'],
  ],
  examples: [
    ['vbus topology verify', 'the whole log, and what runs now'],
    ['vbus topology verify --from 100 --json', 'of a part of the log, for a script'],
  ],
  async run(context) {
    const { args, out } = context
    const from = args.integer('from', 0, RECORD_MAX)
    const to = args.integer('to', 0, RECORD_MAX)
    await using session = await openSession(context, 'any')
    const asked = { ...(from !== undefined && { from }), ...(to !== undefined && { to: to + 1 }) }
    const view = (await session.bus.request('system.topology.verify', asked, { deadlineMs: DEADLINE_MS })) as VerifyView
    const lines = view.claims.flatMap(({ name, ok, looked_at: count, evidence }) => [
      `${name}: ${ok ? 'holds' : 'does not hold'} (looked at ${count})`,
      ...said(evidence),
    ])
    if (view.ok) {
      out.result(view, [...lines, `record ${view.record}`])
      return EXIT.done
    }
    for (const line of lines) out.text(line)
    const names = view.claims.filter(({ ok }) => !ok).map(({ name }) => name)
    out.failure(new Fault('topology/unproven', `does not hold: ${names.join(', ')}; record ${view.record}`), view)
    return exitCodeOfBreach('SECURITY_FAILURE')
  },
}

function said(evidence: Evidence): string[] {
  const { broken = [], channels = [], closed = [], unconfined = [], log_holds: holds, seen, pairs, undecided = 0 } = evidence
  return [
    ...(holds === false ? ['  the log itself does not verify: vbus audit verify'] : []),
    ...(seen === false ? ['  this system does not tell what processes have open'] : []),
    ...(undecided > 0 ? [`  of ${undecided} acts a later policy changed the grants: the record does not say what they were`] : []),
    ...broken.map(({ record, kind, identity, topic, why }) => `  record ${record} (${kind}): ${identity} ${topic}: ${why}`),
    ...channels.map(({ what, at, held_by: who }) => `  ${what} ${at}: ${who.join('; ')}`),
    ...closed.map((who) => `  may not be looked into: ${who}`),
    ...(unconfined.length > 0
      ? [`  confined by nothing, so that what they open and close in between is not seen: ${unconfined.join(', ')}`]
      : []),
    ...(pairs === false && seen !== false ? ['  ss (iproute2) is not here: unix sockets without a path are not told apart'] : []),
  ]
}
