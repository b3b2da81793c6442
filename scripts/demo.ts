/**
 * The main job: a new workspace under .demo/, one full run on it, and how to open it. Everything after `--` goes to `vbus run`.
 * With --json the last line is the run's result (CONTRACT: "A run").
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs one verb of the CLI; resolves with its exit code. Signals are passed on: the verb takes one that it got from the terminal as well for one. */
async function vbus(args: readonly string[], stdout: 'inherit' | 'ignore'): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { stdio: ['ignore', stdout, 'inherit'] })
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return await new Promise((resolve) => {
    child.on('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code ?? 1)
    })
  })
}

const args = process.argv.slice(2)
const isJson = args.includes('--json')
const stamp = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
const workspace = join(root, '.demo', `${stamp}-${process.pid}`)
mkdirSync(dirname(workspace), { recursive: true })
const initCode = await vbus(['init', workspace, '--from', 'movies'], isJson ? 'ignore' : 'inherit')
if (initCode !== 0) process.exit(initCode)
const runCode = await vbus(['run', '--workspace', workspace, ...args], 'inherit')
if (!isJson && runCode === 0) {
  const shown = relative(process.cwd(), workspace) || workspace
  process.stdout.write(
    `\nOpen it in the control room:   npm start ${shown}\nCheck its record:              npx vbus audit verify ${shown}\n`,
  )
}
process.exitCode = runCode
