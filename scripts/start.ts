/**
 * `npm start [DIR]`: opens the control room on a workspace (the newest demo when none is named; its start screen where there is none, or with
 * `--choose`), building it first when the build is stale. Where no
 * desktop window can be had it says so in one line and serves the same window on loopback.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildWindow } from './start/build.ts'
import { chooseWorkspace } from './start/choose-workspace.ts'
import { openWindow, whyNoWindow } from './start/open-window.ts'
import { serveWindow } from './start/serve.ts'
import { isBuildStale } from './start/stale-build.ts'

const EXIT_USAGE = 2
const EXIT_NOT_AVAILABLE = 4
const root = dirname(dirname(fileURLToPath(import.meta.url)))

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

async function start(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { choose: { type: 'boolean', default: false } } })
  if (positionals.length > 1 || (values.choose && positionals.length > 0)) fail('usage: npm start [DIR | -- --choose]', EXIT_USAGE)
  const [named] = positionals
  // npm runs scripts in the package's folder; a relative name means the folder the person is in.
  const cwd = process.env['INIT_CWD'] ?? process.cwd()
  const workspace = values.choose ? undefined : chooseWorkspace(root, named, cwd)
  if (workspace === undefined && named !== undefined) fail(`${named} is no workspace. Make one: npx vbus init DIR`, EXIT_NOT_AVAILABLE)
  if (isBuildStale(root)) await buildWindow(root)
  let reason = whyNoWindow(process.env, process.platform, process.getuid?.())
  if (reason === undefined) {
    const ended = await openWindow(root, workspace)
    if (typeof ended === 'number') return ended
    reason = ended
  }
  if (workspace === undefined) fail(`No desktop window to choose in: ${reason}. Make a workspace: npm run demo`, EXIT_NOT_AVAILABLE)
  process.stdout.write(`No desktop window: ${reason}. Serving the same control room to a browser on this machine.\n`)
  return serveWindow(root, workspace)
}

process.exitCode = await start()
