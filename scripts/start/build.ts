import { spawn } from 'node:child_process'
import { join } from 'node:path'

const BUILD_TIMEOUT_MS = 180_000
const OUTPUT_CHARACTERS_MAX = 20_000

/** Builds the window into `out/`. @throws Error with the bundler's words when it fails. */
export async function buildWindow(root: string): Promise<void> {
  const bundler = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const startedMs = performance.now()
  process.stderr.write('building the window …\n')
  const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: BUILD_TIMEOUT_MS,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_CHARACTERS_MAX)
    })
  }
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) throw new Error(`the window could not be built (exit ${code}):\n${output}`)
  process.stderr.write(`built in ${((performance.now() - startedMs) / 1_000).toFixed(1)} s\n`)
}
