import { Fault, type FaultView } from '../../shared/base/index.ts'
import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import { toTable } from '../issued-view.ts'
import type { Verb } from '../verb.ts'

const POLL_MS = 250
const SPEED_MAX = 100

interface Status {
  readonly status: 'running' | 'complete' | 'cancelled' | 'failed'
  readonly entries: number
  readonly messages: number
  readonly differed?: number
  readonly truncated?: boolean
  readonly topics?: readonly { topic: string; recorded: number; replayed: number; differed: number; first_difference: number | null }[]
  readonly fault?: FaultView
}

export const replayVerb: Verb = {
  name: 'replay',
  summary: 'play recorded messages again in a test namespace',
  synopsis: 'PATTERN --into NAMESPACE [--from first|pos:N|TIME] [--to pos:N|TIME] [--speed N] [--compare PATTERN]…',
  description: [
    'Publishes the recorded messages of the namespace that match, in their order, in another namespace, whose name must be test or replay or begin with test- or replay-, ' +
      'with the pauses that their senders made, --speed times faster; 0 is as fast as possible.',
    'What is recorded on other topics of the range is compared with what others there publish of it: by topic, in order. Name the topics that depend ' +
      'on what is played with --compare, lest unrelated ones count as differing. Ctrl-C ends it.',
  ],
  positionals: ['PATTERN'],
  options: [
    { name: 'into', value: 'NAMESPACE', help: 'where to: test, replay, test-… or replay-…' },
    { name: 'from', value: 'PLACE', help: 'first (default), pos:N or a time (2026-11-21T10:00:00Z)' },
    { name: 'to', value: 'PLACE', help: 'pos:N or a time; default: all there is' },
    { name: 'compare', value: 'PATTERN', isRepeatable: true, help: 'other topics to compare; default: all of the range' },
    { name: 'speed', value: 'N', help: '0.01 to 100, 0 as fast as possible; default 1' },
  ],
  exits: [
    ['0', 'played; the result says what differed'],
    ['3', 'refused'],
    ['4', 'retention dropped what it asks for'],
    ['130', 'ended by Ctrl-C'],
  ],
  examples: [['vbus replay "rig.>" --into test-rig --from pos:1000 --speed 0', 'everything since position 1000, at once']],
  async run(context) {
    const { args, out, host } = context
    const [pattern = ''] = args.positionals
    const from = readPlace(args.text('from'), 'from')
    const to = readPlace(args.text('to'), 'to')
    const body = {
      patterns: [pattern],
      into: args.text('into') ?? '',
      speed: readSpeed(args.text('speed')),
      ...(args.texts('compare').length > 0 && { compare: args.texts('compare') }),
      ...(from && { from }),
      ...(to && { to }),
    }
    await using session = await openSession(context, 'any')
    const { replay_id: id } = (await session.bus.request('system.replay.start', body)) as { replay_id: string }
    const release = host.onSignal(() => void session.bus.request('system.replay.cancel', { replay_id: id }).catch(() => undefined))
    try {
      for (let shown = -1; ; ) {
        const state = (await session.bus.request('system.replay.status', { replay_id: id })) as Status
        if (state.messages !== shown) out.document({ type: 'progress', messages: state.messages, entries: state.entries })
        shown = state.messages
        if (state.status === 'running') {
          await new Promise<void>((resolve) => void host.clock.after(POLL_MS, resolve))
          continue
        }
        if (state.fault !== undefined) throw new Fault(state.fault.code, state.fault.message, state.fault.evidence)
        const rows = (state.topics ?? []).map((topic) => [
          topic.topic,
          String(topic.recorded),
          String(topic.replayed),
          String(topic.differed),
          topic.first_difference === null ? '' : String(topic.first_difference),
        ])
        const table = rows.length === 0 ? [] : toTable([['TOPIC', 'RECORDED', 'REPLAYED', 'DIFFERED', 'FIRST'], ...rows])
        out.result({ replay_id: id, ...state }, [`${state.status}: ${state.messages} messages, ${state.differed ?? 0} differed`, ...table])
        return state.status === 'cancelled' ? EXIT.cancelled : EXIT.done
      }
    } finally {
      release()
    }
  },
}

function readPlace(text: string | undefined, name: string): object | string | undefined {
  if (text === undefined || (text === 'first' && name === 'from')) return text
  const pos = /^pos:(\d{1,15})$/.exec(text)?.[1]
  if (pos !== undefined) return { pos }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return { time: text }
  throw new Fault('cli/usage', `--${name} takes pos:N or a time like 2026-11-21T10:00:00Z, not ${text}`)
}

function readSpeed(text = '1'): number {
  const speed = Number(text)
  if (/^\d{1,3}(\.\d{1,3})?$/.test(text) && speed <= SPEED_MAX) return speed
  throw new Fault('cli/usage', `--speed takes 0 or 0.01 to 100, not ${text}`)
}
