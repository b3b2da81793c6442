import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDemo } from './expected/demo-run.ts'
import { type DemoRun, findings, missingKey, readExpected, threadFindings, withRun, writeExpected } from './expected/expected-file.ts'
import { makeOtherPython } from './expected/other-python.ts'
import { ELSEWHERE, makeSecondGround } from './expected/second-ground.ts'
import { ROOT } from './test/run-tool.ts'

/** The demo's learners have one thread; that run has its own key (docs/spec/pipeline.md PL27). */
const MORE_THREADS = 2

/**
 * `npm run expected`: runs the demo with one thread and with two, and writes the hashes of its outputs to resources/expected/demo.json. With
 * `--check` it runs it with one thread here, with one on another ground, with two here, and compares all with that file; on a ground that is
 * not in it, the first two with each other.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const folder = mkdtempSync(join(tmpdir(), 'vbus-expected-'))
const second = join(ROOT, '.tools', 'second-ground')

async function check(first: DemoRun, threaded: DemoRun): Promise<void> {
  const python = makeOtherPython(ROOT, join(ROOT, '.tools', 'other-python'))
  say(`second ground: ${python.told}, ${makeSecondGround(ROOT, { folder: second, venv: python.venv })}`)
  const again = await runDemo({ root: second, folder: join(folder, 'second'), env: ELSEWHERE })
  const file = readExpected(ROOT)
  const missing = missingKey(file, first)
  if (missing !== undefined) say(missing)
  const ofThreads = threadFindings(file, threaded)
  const found = [...findings(file, first, again), ...(ofThreads ?? [])]
  for (const line of found) say(line)
  if (found.length === 0) {
    const count = Object.keys(first.outputs).length
    say(`${count} outputs are the same on two grounds: ${first.key}`)
    say(ofThreads ? `${count} outputs are as expected: ${threaded.key}` : `nothing to compare with: ${threaded.key}`)
  } else say('not as expected')
  process.exitCode = found.length === 0 ? 0 : 1
}

try {
  const first = await runDemo({ root: ROOT, folder: join(folder, 'first') })
  const threaded = await runDemo({ root: ROOT, folder: join(folder, 'threads'), threads: MORE_THREADS })
  if (values.check === true) await check(first, threaded)
  else {
    writeExpected(ROOT, withRun(withRun(readExpected(ROOT), first), threaded))
    say(`wrote ${Object.keys(first.outputs).length} hashes each for ${first.key} and for ${threaded.key}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
  rmSync(second, { recursive: true, force: true })
}
