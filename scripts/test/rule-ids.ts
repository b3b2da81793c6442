import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-tool.ts'
import { isTestFile, listFiles } from './source-files.ts'

/**
 * Rules are written **SP4** in docs/spec/<subsystem>.md and cited in the names of tests. docs/spec/elsewhere.md lists those that something else
 * shows, a line `- SP4: path/of/what/shows/it, in words` each.
 */
const RULE = /\*\*([A-Z]{2,3}\d+)\*\*/g
const ELSEWHERE = 'docs/spec/elsewhere.md'
const ELSEWHERE_LINE = /^- ([A-Z]{2,3}\d+): (\S+?)[,:;]?(\s|$)/gm
/** A test's name in TypeScript and in Python, as far as it can cite: `it('SP4 SP5 drops …`, `def test_sp4_drops_…`. */
const TITLES = [
  /\b(?:it|test|describe)(?:\.\w+)*(?:\([^\n]*?\))?\(\s*(['"`])(.*?)\1/g,
  /\b(?:it|test)\.each[^\n]*\)\(\s*(['"`])(.*?)\1/g,
  /\bdef (test)_(\w+)/g,
]
const CITATION = /(?<![A-Z0-9])([A-Z]{2,3}\d+)(?![A-Z0-9])/g

export interface RuleSources {
  /** Path to text of the specification's pages. */
  readonly specs: ReadonlyMap<string, string>
  /** Path to text of test files. */
  readonly tests: ReadonlyMap<string, string>
  readonly fileExists: (path: string) => boolean
}

const idsOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!)

/** The rule ids that the names of a file's tests cite; in Python's names underscores stand for spaces and case is lower. */
export function citedIds(text: string): string[] {
  return TITLES.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const title = match[1] === 'test' ? match[2]!.replaceAll('_', ' ').toUpperCase() : match[2]!
      return idsOf(title, CITATION)
    }),
  )
}

/** Rules without a test, citations without a rule, rules written twice, and pointers to files that are not there. */
export function ruleFindings({ specs, tests, fileExists }: RuleSources): string[] {
  const findings: string[] = []
  const places = new Map<string, string>()
  for (const [path, text] of specs) {
    if (path === ELSEWHERE) continue
    for (const id of idsOf(text, RULE)) {
      if (places.has(id) && places.get(id) !== path) findings.push(`${id} is a rule of both ${places.get(id)} and ${path}`)
      places.set(id, path)
    }
  }
  const prefixes = new Set([...places.keys()].map((id) => id.replace(/\d+$/, '')))
  const covered = new Set<string>()
  for (const [, id, path] of (specs.get(ELSEWHERE) ?? '').matchAll(ELSEWHERE_LINE)) {
    covered.add(id!)
    if (!places.has(id!)) findings.push(`${ELSEWHERE} lists ${id}, which is no rule`)
    if (!fileExists(path!)) findings.push(`${ELSEWHERE} says that ${path} shows ${id}: there is no such file`)
  }
  for (const [path, text] of tests) {
    for (const id of citedIds(text)) {
      if (prefixes.has(id.replace(/\d+$/, '')) && !places.has(id)) findings.push(`${path} cites ${id}, which is no rule`)
      covered.add(id)
    }
  }
  for (const [id, path] of places) if (!covered.has(id)) findings.push(`${path}: no test cites ${id}`)
  return findings
}

export function ruleFindingsOfProject(root = ROOT): string[] {
  const files = listFiles(root)
  const read = (paths: readonly string[]): Map<string, string> =>
    new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  const specs = read(files.filter((path) => /^docs\/spec\/.*\.md$/.test(path)))
  const tests = read(files.filter((path) => isTestFile(path) && !path.startsWith('scripts/test/')))
  const findings = ruleFindings({ specs, tests, fileExists: (path) => files.includes(path) })
  return specs.size === 0 ? ['docs/spec holds no page'] : findings
}
