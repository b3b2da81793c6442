import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeDisk, systemClock } from '../platform/index.ts'
import type { LogIdentity, LogWriterOptions } from './log-options.ts'

/** A folder for one test's logs, removed when the test ends. */
export interface LogHome extends Disposable {
  readonly root: string
  readonly dir: string
  readonly identity: LogIdentity
  /** Options of an audit log in it. */
  readonly options: LogWriterOptions
  /** Identities handed out for logs that replace one. */
  readonly replacements: LogIdentity[]
}

export function makeLogHome(more: Partial<LogWriterOptions> = {}): LogHome {
  const root = mkdtempSync(join(tmpdir(), 'vbus-log-'))
  const dir = join(root, 'audit')
  const { privateKey } = generateKeyPairSync('ed25519')
  const identity = { origin: `vbus/${randomUUID()}`, privateKey }
  const replacements: LogIdentity[] = []
  const newIdentity = (): LogIdentity => {
    const next = { origin: `vbus/${randomUUID()}`, privateKey }
    replacements.push(next)
    return next
  }
  const base = { dir, kind: 'audit', identity, isPinned: true, newIdentity, clock: systemClock, disk: nodeDisk } as const
  const options: LogWriterOptions = { ...base, setAsideDir: join(root, 'set-aside'), ringBytes: 1_048_576, ...more }
  return { root, dir, identity, options, replacements, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
