import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

/** Ending children and sealing the record. */
const STOP_MS = 60_000

export const stopVerb: Verb = {
  name: 'stop',
  summary: 'emergency stop of whatever runs',
  synopsis: '[--reason TEXT]',
  description: [
    'Ends the present run and its operators at once. The stop is on the record, publishes nothing and does not open the breaker. The same as ' +
      "the window's button, and as SIGUSR2 to the engine. Needs a running engine; without a run it does nothing and says so.",
  ],
  positionals: [],
  options: [{ name: 'reason', value: 'TEXT', help: 'why, for the record' }],
  exits: [
    ['0', 'stopped, or nothing ran'],
    ['4', 'no engine runs on the workspace'],
  ],
  examples: [['vbus stop --reason "smoke in the lab"', 'stop the run and say why']],
  async run(context) {
    const reason = context.args.text('reason') ?? 'emergency stop at the command line'
    await using session = await openSession(context, 'running')
    const answer = (await session.bus.request('system.run.stop', { reason }, { deadlineMs: STOP_MS })) as { run_id: string | null }
    context.out.result({ run_id: answer.run_id }, [answer.run_id === null ? 'nothing was running' : `stopped run ${answer.run_id}`])
    return 0
  },
}
