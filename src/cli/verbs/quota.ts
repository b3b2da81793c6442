import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

interface Amounts {
  readonly wall_ms: number
  readonly cpu_ms: number
  readonly runs: number
  readonly energy_j: number
  readonly bytes: number
  readonly messages: number
}

interface Account {
  readonly account: string
  readonly reserved: Amounts
  readonly hour: { readonly used: Amounts }
  readonly day: { readonly used: Amounts }
  readonly total: Amounts
  readonly limits: readonly ({ readonly per: string } & Readonly<Record<string, number | string>>)[]
}

const readable = ({ wall_ms: wall, cpu_ms: cpu, runs, energy_j: energy, bytes, messages }: Amounts): string =>
  `${wall / 1000} s, ${cpu / 1000} s CPU, ${runs} runs, ${energy} J, ${bytes} bytes, ${messages} messages`

export const quotaVerb: Verb = {
  name: 'quota',
  summary: 'show what an identity used, and what it may use',
  synopsis: '[IDENTITY]',
  description: [
    "Shows the ledger: what was used in the present hour, day and in all, what open jobs have reserved, and the limits of the policy. The workspace's " +
      'owner sees every identity, role and namespace, or the one named; others see themselves.',
  ],
  positionals: ['IDENTITY?'],
  options: [],
  exits: [
    ['0', 'shown'],
    ['3', "it is somebody else's"],
  ],
  examples: [['vbus quota alice', "alice's account"]],
  async run(context) {
    const { args, out } = context
    const [identity] = args.positionals
    await using session = await openSession(context, 'running')
    const answer = await session.bus.request('system.quota.show', identity === undefined ? {} : { identity })
    const { accounts } = answer as { accounts: readonly Account[] }
    out.result({ accounts }, accounts.flatMap(linesOf))
    return EXIT.done
  },
}

function linesOf({ account, reserved, hour, day, total, limits }: Account): string[] {
  const bounds = limits.map(({ per, ...most }) => `  limit ${per}: ${JSON.stringify(most)}`)
  return [
    account,
    `  hour: ${readable(hour.used)}`,
    `  day: ${readable(day.used)}`,
    `  total: ${readable(total)}`,
    `  reserved: ${readable(reserved)}`,
    ...bounds,
  ]
}
