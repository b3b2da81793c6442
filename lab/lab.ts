import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { end, say } from './lib/outcome.ts'

/** `npm run lab`: every lab, one after the other; the longest is the last. Each also runs alone: `npm run lab:NAME`. */
const LABS = ['devices', 'conformance', 'autobahn', 'fuzz', 'faults', 'fsck', 'kill', 'tamper', 'cosign', 'memory', 'cheat', 'scale']
/** What a person who waits is told beforehand. */
const TIMES: Readonly<Record<string, string>> = { scale: '3,000,000 rows: about 20 minutes on 2 cores' }

const failed: string[] = []
for (const name of LABS) {
  say(`lab:${name}${TIMES[name] === undefined ? '' : ` (${TIMES[name]})`}`)
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  })
  if (status !== 0) failed.push(name)
}
end({ ok: failed.length === 0, labs: LABS, failed })
