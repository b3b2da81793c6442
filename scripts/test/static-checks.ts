import { isAbsolute, relative } from 'node:path'
import { ROOT, runTool } from './run-tool.ts'
import { checkResult, type SuiteResult, sumResults } from './suite.ts'

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

export async function checkTypes(): Promise<SuiteResult> {
  const { code, output } = await runTool('tsc', ['-p', '.', '--pretty', 'false'])
  const findings = lines(output)
  return checkResult(code === 0 || findings.length > 0 ? findings : [`tsc ended with ${code}`])
}

interface BiomeReport {
  readonly diagnostics: readonly {
    readonly category: string
    readonly severity: string
    readonly message?: string
    readonly description?: string
    readonly location?: { readonly path?: string | { readonly file?: string }; readonly start?: { readonly line: number } }
  }[]
}

/** Format, lint and the order of imports. */
async function checkBiome(): Promise<SuiteResult> {
  const { code, stdout, output } = await runTool('biome', [
    'check',
    '--reporter=json',
    '--max-diagnostics=none',
    '--error-on-warnings',
    '.',
  ])
  if (code === 0) return checkResult([])
  const start = stdout.indexOf('{')
  if (start < 0) return checkResult([`biome ended with ${code}: ${output}`])
  const report = JSON.parse(stdout.slice(start)) as BiomeReport
  const findings = report.diagnostics
    .filter(({ severity }) => severity !== 'information' && severity !== 'hint')
    .map(({ category, location, message, description }) => {
      const path = typeof location?.path === 'string' ? location.path : (location?.path?.file ?? '')
      return `${path}:${location?.start?.line ?? 0}: ${category} ${String(message ?? description ?? '')}`
    })
  return checkResult(findings.length > 0 ? findings : [`biome ended with ${code}: ${output.slice(0, 2_000)}`])
}

interface OxlintReport {
  readonly number_of_files: number
  readonly diagnostics: readonly {
    readonly message: string
    readonly code: string
    readonly filename: string
    readonly labels: readonly { readonly span: { readonly line: number } }[]
  }[]
}

/** Promises that nobody waits for. */
async function checkOxlint(): Promise<SuiteResult> {
  const { code, stdout, output } = await runTool('oxlint', ['--type-aware', '--format=json', 'src', 'scripts', 'bench', 'lab', 'e2e'])
  if (!stdout.startsWith('{')) return checkResult([`oxlint ended with ${code}: ${output}`])
  const report = JSON.parse(stdout) as OxlintReport
  const findings = report.diagnostics.map(({ message, code: rule, filename, labels }) => {
    const path = isAbsolute(filename) ? relative(ROOT, filename) : filename
    return `${path}:${labels[0]?.span.line ?? 0}: ${rule} ${message}`
  })
  if (report.number_of_files === 0) findings.push('oxlint saw no file')
  if (code !== 0 && findings.length === 0) findings.push(`oxlint ended with ${code}: ${output}`)
  return checkResult(findings)
}

export async function checkFormatAndLint(): Promise<SuiteResult> {
  return sumResults([await checkBiome(), await checkOxlint()])
}

/** Format, lint and types of Python. */
export async function checkPythonSources(python: string): Promise<SuiteResult> {
  const tools = [
    ['-m', 'ruff', 'check', '--output-format', 'concise', '.'],
    ['-m', 'ruff', 'format', '--check', '.'],
    ['-m', 'mypy', '--no-error-summary', 'sdk/python/src', 'fabric'],
  ]
  const results: SuiteResult[] = []
  for (const args of tools) {
    const { code, output } = await runTool(python, args)
    results.push(checkResult(code === 0 ? [] : [`${args.slice(1).join(' ')} ended with ${code}`, ...lines(output)]))
  }
  return sumResults(results)
}

/** Files, exports and dependencies that nothing uses. */
export async function checkDeadCode(): Promise<SuiteResult> {
  const { code, stdout, output } = await runTool('knip', ['--no-progress', '--reporter', 'compact'])
  if (code === 0) return checkResult([])
  const findings = lines(stdout)
  return checkResult(findings.length > 0 ? findings : [`knip ended with ${code}: ${output}`])
}
