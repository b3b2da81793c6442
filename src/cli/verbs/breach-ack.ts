import { ackRecord, personActor } from '../../main/workspace/person-records.ts'
import { ackStatement, checkReason } from '../../main/workspace/statements.ts'
import { Fault } from '../../shared/base/index.ts'
import type { Bus } from '../../shared/client/contract.ts'
import type { BreachView } from '../../shared/services/run-result.ts'
import type { OfflineLog } from '../offline-log.ts'
import { beginAct, type PersonAct, putOnRecord } from '../person-act.ts'
import type { Verb } from '../verb.ts'

interface Reasoned {
  readonly reason: string
  readonly attended: boolean
}

export const breachAckVerb: Verb = {
  name: 'breach ack',
  summary: 'acknowledge the open breach, so that runs may start again',
  synopsis: '--reason TEXT',
  description: [
    'Signs, with the person key, that a person looked at the open breach and why work may go on, and closes the breaker. Both stay on the record. The run ' +
      'that breached never continues.',
    'Works without a terminal; it is then recorded as unattended, which the policy may refuse (3).',
  ],
  positionals: [],
  options: [{ name: 'reason', value: 'TEXT', help: 'what was found and done: one line, at most 4,096 bytes' }],
  exits: [
    ['0', 'acknowledged, or no breach is open'],
    ['3', "the policy refuses an unattended acknowledgement, or the key is not the owner's"],
  ],
  examples: [['vbus breach ack --reason "contributor file restored from backup"', 'close the breaker']],
  async run(context) {
    const { args, out, host } = context
    const reason = args.required('reason')
    checkReason(reason)
    const act = beginAct(context)
    const given = { reason, attended: host.isTerminal }
    const acknowledged = await putOnRecord(context, act, {
      ask: (bus) => askEngine(bus, act, given),
      record: (log) => recordAck(log, act, given),
    })
    if (acknowledged === undefined) {
      out.result({ breach_record: null, record: null }, ['no breach is open'])
      return 0
    }
    const { breach, record } = acknowledged
    out.result({ breach_record: breach, record, attended: given.attended }, [`breach of record ${breach} acknowledged in record ${record}`])
    return 0
  },
}

interface Acknowledged {
  readonly breach: number
  readonly record: number
}

async function askEngine(bus: Bus, { files, person }: PersonAct, { reason, attended }: Reasoned): Promise<Acknowledged | undefined> {
  const { breach: open } = (await bus.request('system.status', {})) as { breach: BreachView | null }
  const breach = open?.records[0]
  if (breach === undefined) return undefined
  const signature = Buffer.from(person.sign(ackStatement(files.config.id, breach, reason))).toString('base64')
  const answer = await bus.request('system.breach.ack', { reason, attended, person: person.vkey, signature })
  return { breach, record: (answer as { record: number }).record }
}

async function recordAck(log: OfflineLog, act: PersonAct, { reason, attended }: Reasoned): Promise<Acknowledged | undefined> {
  const { files, person } = act
  const breachRecord = log.state.breaker.breach?.record
  if (!log.state.breaker.isOpen || breachRecord === undefined) return undefined
  if (!attended && files.policy.review.unattendedAck === 'refuse') {
    throw new Fault('policy/refused', 'the policy refuses an unattended acknowledgement')
  }
  const signature = person.sign(ackStatement(files.config.id, breachRecord, reason))
  const ack = { breachRecord, reason, attended, person: person.vkey, signature }
  return { breach: breachRecord, record: await log.append(ackRecord(ack, personActor(person))) }
}
