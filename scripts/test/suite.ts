/** What a suite found. A static check counts as one test. */
export interface SuiteResult {
  readonly passed: number
  readonly failed: number
  /** One entry for each failure, as a person reads it. */
  readonly failures: readonly string[]
}

export interface Suite {
  readonly name: string
  run(): Promise<SuiteResult>
}

/** A static check as a result: it holds when it found nothing. */
export function checkResult(findings: readonly string[]): SuiteResult {
  return findings.length === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: findings }
}

export function sumResults(results: readonly SuiteResult[]): SuiteResult {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
    failures: results.flatMap((result) => result.failures),
  }
}

/**
 * The result as it counts: a suite that ran nothing has failed, and so has one whose runner failed without saying which test it was.
 * @param exitCode - of the suite's runner.
 */
export function honestResult(result: SuiteResult, exitCode: number, output: string): SuiteResult {
  if (result.failed > 0) return result
  if (exitCode !== 0) return addFailure(result, `the runner ended with ${exitCode}:\n${output.slice(-4_000)}`)
  return result.passed === 0 ? addFailure(result, `no test ran:\n${output.slice(-4_000)}`) : result
}

function addFailure(result: SuiteResult, failure: string): SuiteResult {
  return { ...result, failed: result.failed + 1, failures: [...result.failures, failure] }
}
