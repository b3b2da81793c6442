import { openSession } from '../engine-access.ts'
import { toTable } from '../issued-view.ts'
import type { Verb } from '../verb.ts'

interface ConsumerRow {
  readonly name: string
  readonly patterns: readonly string[]
  readonly from_pos: string
  readonly pos: string
  readonly owner: string
  readonly connected: boolean
  readonly lag: number
  readonly gone: boolean
}

export const consumersListVerb: Verb = {
  name: 'consumers list',
  summary: 'list the durable consumers of a namespace',
  synopsis: '[--json]',
  description: [
    'Lists the durable consumers of the namespace: what each reads, the position up to which it has acknowledged, and its lag: entries of the log behind that, of whatever topic.',
  ],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus consumers list', 'who has how much left to read']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const { consumers } = (await session.bus.request('system.consumers.list', {})) as { consumers: readonly ConsumerRow[] }
    const rows = consumers.map(({ name, patterns, pos, lag, connected, gone, owner }) => {
      const state = gone ? 'behind retention' : connected ? 'connected' : ''
      return [name, patterns.join(' '), pos, String(lag), owner, state]
    })
    context.out.result({ consumers }, toTable([['CONSUMER', 'PATTERNS', 'POS', 'LAG', 'OWNER', ''], ...rows]))
    return 0
  },
}

export const consumersRemoveVerb: Verb = {
  name: 'consumers remove',
  summary: 'forget a durable consumer',
  synopsis: 'NAME',
  description: ['Forgets the durable consumer and its position; no message is removed. One that a connection holds is refused.'],
  positionals: ['NAME'],
  options: [],
  exits: [
    ['0', 'forgotten'],
    ['4', 'a connection holds it, or there is none of that name'],
  ],
  examples: [['vbus consumers remove archive', 'the next subscription of that name begins anew']],
  async run(context) {
    const [name = ''] = context.args.positionals
    await using session = await openSession(context, 'any')
    await session.bus.request('system.consumers.remove', { name })
    context.out.result({ name }, [`${name} is forgotten`])
    return 0
  },
}
