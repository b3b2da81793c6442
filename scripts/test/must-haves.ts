import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './run-tool.ts'

/** The page that says which end-to-end test shows each must-have of the window: rows `| view | must-have | file | test |`. */
export const MUST_HAVES = 'docs/reference/must-haves.md'
const ROW = /^\|([^|]+)\|([^|]+)\|\s*`(e2e\/[\w-]+\.e2e\.ts)`\s*\|([^|]+)\|$/
const TITLE = /^\s*test\(\s*(['"`])(.*?)\1,/gm
/** Fewer rows than this: the page was not read as it is meant. */
const ROWS_MIN = 40

/** Rows whose test is not there, rows that are none, and views without a row. */
export function mustHaveFindings(page: string, views: readonly string[], readTest: (path: string) => string | undefined): string[] {
  const findings: string[] = []
  const seen = new Set<string>()
  let rows = 0
  for (const line of page.split('\n').filter((text) => text.startsWith('|') && !/^\|[\s:-]+\|/.test(text) && !/^\| view \|/.test(text))) {
    const [, view = '', mustHave = '', path = '', title = ''] = (ROW.exec(line) ?? []).map((cell) => cell.trim())
    rows++
    if (path === '') {
      findings.push(`${MUST_HAVES}: not a row: ${line}`)
      continue
    }
    seen.add(view)
    const titles = [...(readTest(path) ?? '').matchAll(TITLE)].map((match) => match[2]?.replaceAll("\\'", "'"))
    if (!titles.includes(title)) findings.push(`${MUST_HAVES}: ${view}, ${mustHave}: ${path} has no test "${title}"`)
  }
  for (const view of views) if (!seen.has(view)) findings.push(`${MUST_HAVES}: nothing is listed for ${view}`)
  if (rows < ROWS_MIN) findings.push(`${MUST_HAVES}: ${rows} rows, fewer than ${ROWS_MIN}`)
  return findings
}

export function mustHaveFindingsOfProject(views: readonly string[], root = ROOT): string[] {
  const readTest = (path: string): string | undefined => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined)
  return mustHaveFindings(readTest(MUST_HAVES) ?? '', views, readTest)
}
