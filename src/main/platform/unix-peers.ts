import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What `ss` may print, and how long it may take. */
const PRINTED_BYTES_MAX = 16 * 1024 * 1024
const TOOK_MS_MAX = 10_000
const PLACES = ['/usr/bin/ss', '/bin/ss', '/usr/sbin/ss', '/sbin/ss']
const ROW = /^u_\S+\s+\S+\s+\d+\s+\d+\s+.*\s(\d+)\s+\S.*\s(\d+)\s*$/

/**
 * The other end of each connected unix socket, inode by inode. /proc does not tell that, only the kernel's socket diagnostics do, which `ss`
 * (iproute2) asks; undefined where it is not there. Sockets of this process's own network alone.
 */
export function unixPeers(): Promise<ReadonlyMap<string, string> | undefined> {
  const program = PLACES.find((path) => existsSync(path))
  if (program === undefined) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const options = { timeout: TOOK_MS_MAX, maxBuffer: PRINTED_BYTES_MAX, env: { LC_ALL: 'C' } }
    execFile(program, ['-xaHn'], options, (error, printed) => resolve(error === null ? pairsOf(printed) : undefined))
  })
}

function pairsOf(printed: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const line of printed.split('\n')) {
    const [, own = '', other = '0'] = ROW.exec(line) ?? []
    if (other !== '0') pairs.set(own, other)
  }
  return pairs
}
