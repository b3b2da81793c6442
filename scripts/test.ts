import { parseArgs } from 'node:util'
import { type Suite, type SuiteResult, sumResults } from './test/suite.ts'
import { SUITES } from './test/suites.ts'

/**
 * Every check of the project, suite by suite; the last line is `N passed, N failed`, the exit code 1 when anything failed or a suite ran nothing.
 * `--only unit,python` runs some of them.
 */
const EXIT_USAGE = 2

function chooseSuites(): readonly Suite[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  if (values.only === undefined) return SUITES
  const wanted = values.only.split(',')
  const unknown = wanted.find((name) => !SUITES.some((suite) => suite.name === name))
  if (unknown === undefined) return SUITES.filter(({ name }) => wanted.includes(name))
  process.stderr.write(`no suite ${unknown}; there are: ${SUITES.map(({ name }) => name).join(', ')}\n`)
  return process.exit(EXIT_USAGE)
}

async function runSuite({ name, run }: Suite): Promise<SuiteResult> {
  const started = performance.now()
  let result: SuiteResult
  try {
    result = await run()
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    result = { passed: 0, failed: 1, failures: [failure] }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${result.failed === 0 ? 'ok  ' : 'FAIL'}    ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)\n`,
  )
  for (const failure of result.failures) process.stdout.write(`        ${failure.replaceAll('\n', '\n        ')}\n`)
  return result
}

// Leaving through `exit` ends the process groups of the tools (scripts/test/run-tool.ts).
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.on(signal, () => process.exit(code))

const results: SuiteResult[] = []
for (const suite of chooseSuites()) results.push(await runSuite(suite))
const { passed, failed } = sumResults(results)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
