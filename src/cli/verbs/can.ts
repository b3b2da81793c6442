import { FAULT_TABLE, Fault, type FaultCode } from '../../shared/base/index.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

const ACTS = ['publish', 'subscribe', 'execute'] as const

export const canVerb: Verb = {
  name: 'can',
  summary: 'explain whether somebody may do something',
  synopsis: 'WHO publish|subscribe|execute WHAT [--namespace NS]',
  description: [
    'Says whether WHO (a subject, a component, a person) may publish to a topic, subscribe to a pattern, or take part in jobs of an operator type, and ' +
      'which grant, role or deny decides. It looks at the credentials that are known: connections, tokens and keys on the record, certificates of the ' +
      "policy, components of the workspace; and always at the policy's roles for WHO. One credential that allows it is enough.",
  ],
  positionals: ['WHO', 'DOES', 'WHAT'],
  options: [],
  exits: [
    ['0', 'allowed'],
    ['3', 'refused'],
  ],
  examples: [['vbus can sensor-1 publish lab.sensor-1.temperature', 'and why']],
  async run(context) {
    const { args, out } = context
    const [who = '', does = '', what = ''] = args.positionals
    if (!ACTS.some((act) => act === does)) throw new Fault('cli/usage', `vbus can: publish, subscribe or execute, not "${does}"`)
    const namespace = args.namespace ?? 'default'
    await using session = await openSession(context, 'any')
    const answer = (await session.bus.request('system.can', { who, does, what, namespace })) as {
      allowed: boolean
      code: FaultCode | null
      reason: string
      source: string | null
      caps: object | null
    }
    const caps = answer.caps === null ? [] : [`at most, per job: ${JSON.stringify(answer.caps)}`]
    const by = answer.source === null || answer.reason.startsWith(answer.source) ? '' : ` (${answer.source})`
    const lines = [`${answer.allowed ? 'allowed' : 'refused'}: ${answer.reason}${by}`, ...caps]
    const { code, reason: message } = answer
    const refusal = code === null ? {} : { ok: false, error: { code, message, remedy: FAULT_TABLE[code].remedy } }
    out.result({ ...answer, ...refusal }, lines)
    return answer.allowed ? EXIT.done : EXIT.refused
  },
}
