import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { end, say } from './lib/outcome.ts'

/** `npm run lab`: every lab, one after the other. Each also runs alone: `npm run lab:NAME`. */
const LABS = ['devices', 'conformance', 'autobahn', 'fuzz', 'faults', 'fsck', 'kill', 'tamper', 'cosign', 'memory', 'cheat']

const failed: string[] = []
for (const name of LABS) {
  say(`lab:${name}`)
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  })
  if (status !== 0) failed.push(name)
}
end({ ok: failed.length === 0, labs: LABS, failed })
