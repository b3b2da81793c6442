import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from './expected/demo-run.ts'
import { findings, missingKey, readExpected, withRun, writeExpected } from './expected/expected-file.ts'
import { ELSEWHERE, makeSecondGround } from './expected/second-ground.ts'
import { ROOT } from './test/run-tool.ts'

/**
 * `npm run expected`: runs the demo and writes the hashes of its outputs to resources/expected/demo.json. With `--check` it runs it twice, the
 * second time on another ground, and compares both with that file; on a ground that is not in it, with each other.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const folder = mkdtempSync(join(tmpdir(), 'vbus-expected-'))
const second = join(ROOT, '.tools', 'second-ground')
try {
  const first = await runDemo({ root: ROOT, folder: join(folder, 'first') })
  if (values.check === true) {
    makeSecondGround(ROOT, second)
    const again = await runDemo({ root: second, folder: join(folder, 'second'), env: ELSEWHERE })
    const file = readExpected(ROOT)
    const missing = missingKey(file, first)
    if (missing !== undefined) say(missing)
    const found = findings(file, first, again)
    for (const line of found) say(line)
    say(found.length === 0 ? `${Object.keys(first.outputs).length} outputs are the same on two grounds: ${first.key}` : 'not as expected')
    process.exitCode = found.length === 0 ? 0 : 1
  } else {
    writeExpected(ROOT, withRun(readExpected(ROOT), first))
    say(`wrote ${Object.keys(first.outputs).length} hashes for ${first.key}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(second, { recursive: true, force: true })
}
