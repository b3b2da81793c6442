import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** The checker of tlog-tiles by other people, as its module is published; the module proxy's checksum database pins what it is. */
const MODULE = 'github.com/transparency-dev/tessera/cmd/fsck'
const VERSION = 'v1.0.4'
const FOLDER = join(import.meta.dirname, '..', '..', '.tools', 'go', `fsck-${VERSION}`)
const BINARY = join(FOLDER, 'fsck')
const CHECK_MS = 60_000
const BAD = /fsck failed|:Invalid/

/** Path of the checker, built once. @throws Error that says in one line what is missing, and how it is had. */
export function fsckTool(): string {
  if (existsSync(BINARY)) return BINARY
  const { error } = spawnSync('go', ['version'])
  if (error !== undefined)
    throw new Error('Go is missing, which builds the checker of tiles: apt-get install golang-go, or https://go.dev/dl')
  mkdirSync(FOLDER, { recursive: true })
  const { status, stderr } = spawnSync('go', ['install', `${MODULE}@${VERSION}`], {
    env: { ...process.env, GOBIN: FOLDER },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`go install ${MODULE}@${VERSION}: ${stderr.trim().split('\n').at(-1)}`)
  return BINARY
}

/**
 * Checks an exported folder. The tool ends with 0 whatever it finds, or, once it has found something invalid, not at all: what it says is the verdict.
 * @returns what it says it has checked; undefined when it found something wrong.
 */
export function fsck(folder: string): Promise<{ readonly size: number; readonly root: string } | undefined> {
  const args = [`--storage_url=file://${folder}/`, `--public_key=${join(folder, 'log.vkey')}`, '--ui=false', '-v=1']
  const child = spawn(fsckTool(), args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: CHECK_MS })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (BAD.test(said)) child.kill()
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      const good = /Successfully fsck'd log with size (\d+) and root \S+ \(([0-9a-f]{64})\)/.exec(said)
      resolve(good === null || BAD.test(said) ? undefined : { size: Number(good[1]), root: good[2] ?? '' })
    })
  })
}
