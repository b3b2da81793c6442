import { readWorkspace } from '../../main/workspace/open.ts'
import { Fault } from '../../shared/base/index.ts'
import { startEngine } from '../engine-access.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

const PORT_MAX = 65_535

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'run an engine on the workspace until told to end',
  synopsis: '[--port N] [--listen HOST:PORT]',
  description: [
    "Starts the workspace's engine: the Shield on loopback TCP, the Spine socket for local parties, and the control room for a browser. Prints one " +
      'line when it accepts connections. Ends with 0 on SIGTERM or SIGINT after a clean close; its operators end with it, whatever ends it. There is ' +
      'one engine per workspace: a second one is refused (4).',
    'With --json it prints only {"type":"ready","ws":...,"http":...,"ui":...,"socket":...,"pid":...}, and "wss" where workspace.yaml has a TLS ' +
      'listener (`listen`). SIGUSR2 is the emergency stop.',
  ],
  positionals: [],
  options: [
    { name: 'port', value: 'N', help: 'TCP port on loopback; 0 or none: a free one' },
    {
      name: 'listen',
      value: 'HOST:PORT',
      help: "another address for workspace.yaml's TLS listener; without its certificate it is refused",
    },
  ],
  exits: [
    ['0', 'closed cleanly'],
    ['3', 'a listener beyond loopback without certificate'],
    ['4', 'another engine holds the workspace, or it is not trusted'],
  ],
  examples: [['vbus serve --workspace my-rig --port 4910', 'an engine on a port of your choice']],
  async run(context) {
    const { args, out, host } = context
    const port = args.integer('port', 0, PORT_MAX) ?? 0
    const listen = readAddress(args.text('listen'))
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
      const engine = await startEngine(context, files, { port, isStanding: true, ...(listen && { listen }) })
      const { ws, http, socket, wss } = engine.ready
      const ui = engine.mintUiUrl()
      out.document({ type: 'ready', ws, ...(wss !== undefined && { wss }), http, ui, socket, pid: process.pid })
      out.text(`engine ready on ${[ws, wss].filter(Boolean).join(' and ')}\ncontrol room: ${ui}`)
      await Promise.race([asked, engine.closed])
      await engine.close()
      await engine.closed
      return EXIT.done
    } finally {
      release()
    }
  },
}

/** `HOST:PORT`, an IPv6 address in brackets. @throws Fault `cli/usage` */
function readAddress(text: string | undefined): { host: string; port: number } | undefined {
  if (text === undefined) return undefined
  const [, v6, name, port] = /^(?:\[([0-9A-Fa-f:]{2,45})\]|([0-9A-Za-z.-]{1,253})):(\d{1,5})$/.exec(text) ?? []
  const host = v6 ?? name
  if (host === undefined || Number(port) > PORT_MAX) throw new Fault('cli/usage', `--listen: HOST:PORT, not "${text}"`)
  return { host, port: Number(port) }
}
