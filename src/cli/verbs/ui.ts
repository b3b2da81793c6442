import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

export const uiVerb: Verb = {
  name: 'ui',
  summary: 'print an address of the control room for a browser',
  synopsis: '[--json]',
  description: [
    'Prints an address of the interface that the running engine serves on loopback, with a fresh code in its fragment. The code works once, ' +
      'for 60 seconds. Needs an engine with a TCP door: vbus serve.',
  ],
  positionals: [],
  options: [],
  exits: [
    ['0', 'the address was printed'],
    ['4', 'no engine runs on the workspace'],
  ],
  examples: [['xdg-open "$(vbus ui)"', 'open the control room']],
  async run(context) {
    await using session = await openSession(context, 'running')
    const { url } = (await session.bus.request('system.ui.code', {})) as { url: string }
    context.out.result({ ui: url }, [url])
    return 0
  },
}
