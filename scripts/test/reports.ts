import type { SuiteResult } from './suite.ts'

/** Readers of what the runners write for machines. A test that was left out (skipped, todo) counts as failed: nothing is left out silently. */

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

export function readVitest(json: string): SuiteResult {
  let passed = 0
  const failures: string[] = []
  for (const { name, status, message, assertionResults } of (JSON.parse(json) as VitestReport).testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++
      else failures.push(`${name}: ${test.fullName} (${test.status})\n${(test.failureMessages ?? []).join('\n')}`.trim())
    }
    const isExplained = assertionResults.some((test) => test.status !== 'passed')
    if (status !== 'passed' && !isExplained) failures.push(`${name}: the file failed\n${message ?? ''}`.trim())
  }
  return { passed, failed: failures.length, failures }
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** JUnit XML as pytest writes it. */
export function readJunit(xml: string): SuiteResult {
  let passed = 0
  const failures: string[] = []
  for (const [, attributes, isClosed, body] of xml.matchAll(/<testcase\b([^>]*?)(?:(\/)>|>([\s\S]*?)<\/testcase>)/g)) {
    const attribute = (name: string): string => unescapeXml(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? '')
    const bad = isClosed === undefined ? /<(failure|error|skipped)\b([^>]*)>([\s\S]*?)(?:<\/\1>|$)/.exec(body ?? '') : null
    if (bad === null) passed++
    else failures.push(`${attribute('classname')} ${attribute('name')} (${bad[1]})\n${unescapeXml(bad[3] ?? '')}`.trim())
  }
  return { passed, failed: failures.length, failures }
}

interface PlaywrightSuite {
  readonly title: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly projectName: string
      readonly status: string
      readonly results: readonly { readonly errors?: readonly { readonly message?: string }[] }[]
    }[]
  }[]
}
interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors: readonly { readonly message?: string }[]
}

/** A test that passed only at a second try ("flaky") has failed. */
export function readPlaywright(json: string): SuiteResult {
  const report = JSON.parse(json) as PlaywrightReport
  let passed = 0
  const failures = report.errors.map(({ message }) => message ?? 'an error without a message')
  const visit = (suite: PlaywrightSuite, path: string): void => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { projectName, status, results } of tests) {
        const messages = results.flatMap(({ errors }) => (errors ?? []).map(({ message }) => message ?? ''))
        if (status === 'expected') passed++
        else failures.push(`${projectName === '' ? '' : `[${projectName}] `}${path}: ${title} (${status})\n${messages.join('\n')}`.trim())
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} ${inner.title}`)
  }
  for (const suite of report.suites) visit(suite, suite.title)
  return { passed, failed: failures.length, failures }
}
