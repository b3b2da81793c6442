import { readFileSync } from 'node:fs'
import { LogWriter } from '../../src/main/log/index.ts'
import { openOptions } from './audit-log.ts'

const KIB = 1_024

/** The largest resident set so far. `resourceUsage` would count what the parent had when it made this process. */
function peakBytes(): number {
  const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(match?.[1]) * KIB
}

/** Opens the audit log in the folder that is its argument, says how long that took and how much memory the process had at most, and closes it. */
const options = openOptions(process.argv[2] ?? '')
const start = performance.now()
const writer = await LogWriter.open(options)
const seconds = (performance.now() - start) / 1_000
process.stdout.write(JSON.stringify({ seconds, rssBytes: peakBytes(), size: writer.opening.size }))
await writer.close()
