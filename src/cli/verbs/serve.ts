import { readWorkspace } from '../../main/workspace/open.ts'
import { startEngine } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

const PORT_MAX = 65_535

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'run an engine on the workspace until told to end',
  synopsis: '[--port N]',
  description: [
    "Starts the workspace's engine: the Shield on loopback TCP, the Spine socket for local parties, and the control room for a browser. Prints one " +
      'line when it accepts connections. Ends with 0 on SIGTERM or SIGINT after a clean close; its operators end with it, whatever ends it. There is ' +
      'one engine per workspace: a second one is refused (4).',
    'With --json it prints only {"type":"ready","ws":...,"http":...,"ui":...,"socket":...,"pid":...}. SIGUSR2 is the emergency stop.',
  ],
  positionals: [],
  options: [{ name: 'port', value: 'N', help: 'TCP port on loopback; 0 or none: a free one' }],
  exits: [
    ['0', 'closed cleanly'],
    ['4', 'another engine holds the workspace, or it is not trusted'],
  ],
  examples: [['vbus serve --workspace my-rig --port 4910', 'an engine on a port of your choice']],
  async run(context) {
    const { args, out, host } = context
    const port = args.integer('port', 0, PORT_MAX) ?? 0
    const files = readWorkspace(args.workspaceDir)
    let isAsked = false
    let onAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      onAsked = resolve
    })
    const release = host.onSignal((signal) => {
      if (signal === 'SIGPIPE') return
      if (isAsked) host.exit(EXIT.cancelled)
      isAsked = true
      onAsked()
    })
    try {
      const engine = await startEngine(context, files, port)
      const { ws, http, socket } = engine.ready
      const ui = engine.mintUiUrl()
      out.document({ type: 'ready', ws, http, ui, socket, pid: process.pid })
      out.text(`engine ready on ${ws}\ncontrol room: ${ui}`)
      await Promise.race([asked, engine.closed])
      await engine.close()
      await engine.closed
      return EXIT.done
    } finally {
      release()
    }
  },
}
