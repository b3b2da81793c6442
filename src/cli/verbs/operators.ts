import { openSession } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

interface OperatorRow {
  readonly identity: string
  readonly operator_id?: string
  readonly operator_type?: string
  readonly status: string
  readonly places: number
  readonly jobs: readonly string[]
  readonly last_heard?: string
}

const COLUMNS = [24, 24, 10, 12, 8, 8] as const
const row = (...cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(COLUMNS[at] ?? 0))
    .join('')
    .trimEnd()

export const operatorsVerb: Verb = {
  name: 'operators',
  summary: 'list the operators that are there',
  synopsis: '[--json]',
  description: ['Lists who advertised that it does jobs, supervised or remote: type, places, jobs under way, and when it was last heard.'],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus operators', 'who is there']],
  async run(context) {
    await using session = await openSession(context, 'running')
    const { operators } = (await session.bus.request('system.operators.list', {})) as { operators: readonly OperatorRow[] }
    context.out.result({ operators }, [
      row('IDENTITY', 'OPERATOR', 'TYPE', 'STATUS', 'PLACES', 'JOBS', 'LAST HEARD'),
      ...operators.map(({ identity, operator_id: id = '-', operator_type: type = '-', status, places, jobs, last_heard: heard = '-' }) =>
        row(identity, id, type, status, String(places), String(jobs.length), heard),
      ),
    ])
    return EXIT.done
  },
}
