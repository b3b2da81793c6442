import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

interface TopicRow {
  readonly topic: string
  readonly durable: boolean
  readonly messages: string
  readonly bytes: string
  readonly last_pos: string
  readonly subscribers: number
}

export const topicsVerb: Verb = {
  name: 'topics',
  summary: 'list the topics there are',
  synopsis: '[--json]',
  description: ['Lists the topics of the namespace that the engine has seen, with messages, bytes, last position and subscribers.'],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus topics', 'all topics of the default namespace']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const topics: TopicRow[] = []
    for (let from: number | null = 0; from !== null; ) {
      const page = (await session.bus.request('system.topics.list', { from })) as { topics: readonly TopicRow[]; next: number | null }
      topics.push(...page.topics)
      from = page.next
    }
    const width = Math.max(5, ...topics.map(({ topic }) => topic.length)) + 2
    const row = (topic: string, ...cells: string[]): string => topic.padEnd(width) + cells.map((cell) => cell.padStart(12)).join('')
    context.out.result({ topics }, [
      row('TOPIC', 'KEPT', 'MESSAGES', 'BYTES', 'LAST POS', 'READERS'),
      ...topics.map((each) =>
        row(each.topic, each.durable ? 'durable' : 'ephemeral', each.messages, each.bytes, each.last_pos, String(each.subscribers)),
      ),
    ])
    return 0
  },
}
