import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Opens notes with other people's libraries (lab/note-check); go.sum pins what they are. */
const SOURCE = join(import.meta.dirname, '..', 'note-check')
const FOLDER = join(import.meta.dirname, '..', '..', '.tools', 'go', 'note-check')
const BINARY = join(FOLDER, 'note-check')

/** Path of the tool, built when its source is newer. @throws Error that says in one line what is missing, and how it is had. */
export function noteCheckTool(): string {
  const { error } = spawnSync('go', ['version'])
  if (error !== undefined) {
    if (existsSync(BINARY)) return BINARY
    throw new Error('Go is missing, which builds the checker of cosignatures: apt-get install golang-go, or https://go.dev/dl')
  }
  mkdirSync(FOLDER, { recursive: true })
  const { status, stderr } = spawnSync('go', ['build', '-o', BINARY, '.'], { cwd: SOURCE, encoding: 'utf8' })
  if (status !== 0) throw new Error(`go build in lab/note-check: ${stderr.trim().split('\n').at(-1)}`)
  return BINARY
}

/** Runs it on a note. @returns what it prints; undefined when it does not take the note. */
export function noteCheck(args: readonly string[], note: Uint8Array): string | undefined {
  const { status, stdout } = spawnSync(noteCheckTool(), args, { input: note, encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}
