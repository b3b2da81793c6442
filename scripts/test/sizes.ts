import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './run-tool.ts'
import { isTestFile, isTypeScript, listCode } from './source-files.ts'

export const FILE_LINES_MAX = 500
export const FUNCTION_LINES_MAX = 70

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const SNAKE = /^(__)?[a-z0-9]+(_[a-z0-9]+)*(__)?\.py$/
const FORBIDDEN_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'common'])
const FOLDERS_OUTSIDE = /^(sdk\/python|fabric|python)(\/|$)/

/** Findings of one file's name: case by language, no word that says nothing. */
export function nameFindings(path: string): string[] {
  const name = basename(path).replace(/^\./, '')
  const isPython = name.endsWith('.py')
  const findings: string[] = []
  if (isPython ? !SNAKE.test(name) : !KEBAB.test(name)) findings.push(`${path}: not ${isPython ? 'snake' : 'kebab'} case`)
  const folders = FOLDERS_OUTSIDE.test(path) ? [] : dirname(path).split('/')
  for (const folder of folders)
    if (folder !== '.' && !KEBAB.test(folder.replace(/^\./, ''))) findings.push(`${path}: folder ${folder} is not kebab case`)
  const words = path.split(/[/._-]/)
  const forbidden = words.find((word) => FORBIDDEN_WORDS.has(word))
  if (forbidden !== undefined) findings.push(`${path}: "${forbidden}" says nothing about what is in it`)
  return findings
}

/** The callback of `describe(…)` holds tests as a file does: it is no function that somebody reads through. */
function isTestGroup(node: ts.Node): boolean {
  const call = node.parent
  if (!ts.isCallExpression(call)) return false
  return /^(test\.)?describe(\.\w+)*(\(|$)/.test(call.expression.getText())
}

function nameOfFunction(node: ts.Node): string {
  const named = node as { readonly name?: ts.Node }
  if (named.name !== undefined) return named.name.getText()
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'a function'
}

/** Functions of a TypeScript (or JavaScript) source that are longer than the limit. */
export function functionFindings(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const findings: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && !isTestGroup(node)) {
      const first = source.getLineAndCharacterOfPosition(node.getStart()).line
      const lines = source.getLineAndCharacterOfPosition(node.end).line - first + 1
      if (lines > FUNCTION_LINES_MAX)
        findings.push(`${path}:${first + 1}: ${nameOfFunction(node)} has ${lines} lines (limit ${FUNCTION_LINES_MAX})`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return findings
}

/** Python functions by their indentation: from `def` to the last line that is indented deeper. */
export function pythonFunctionFindings(path: string, text: string): string[] {
  const lines = text.split('\n')
  const findings: string[] = []
  lines.forEach((line, start) => {
    const head = /^(\s*)(?:async )?def (\w+)/.exec(line)
    if (head === null) return
    const indent = head[1]!.length
    let last = start
    for (let i = start + 1; i < lines.length; i++) {
      const text = lines[i]!
      if (text.trim() === '') continue
      if (text.length - text.trimStart().length <= indent && !/^\s*\)/.test(text)) break
      last = i
    }
    if (last - start + 1 > FUNCTION_LINES_MAX)
      findings.push(`${path}:${start + 1}: ${head[2]} has ${last - start + 1} lines (limit ${FUNCTION_LINES_MAX})`)
  })
  return findings
}

const LEFT_OUT = [
  /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fixme|fails?|skipIf|runIf)\b/,
  /\bx(?:it|describe|test)\s*\(/,
  /@pytest\.mark\.(?:skip|skipif|xfail)\b/,
  /\bpytest\.(?:skip|xfail|importorskip)\s*\(/,
]

/** Tests that are left out, or that leave others out, where nobody sees it. */
export function leftOutFindings(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, i) => (LEFT_OUT.some((pattern) => pattern.test(line)) ? [`${path}:${i + 1}: ${line.trim()}`] : []))
}

/** Everything about sizes, names and left-out tests in the project's own code. */
export function sizeFindings(root = ROOT): string[] {
  return listCode(root).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    const findings = nameFindings(path)
    if (lines > FILE_LINES_MAX) findings.push(`${path}: ${lines} lines (limit ${FILE_LINES_MAX})`)
    if (isTypeScript(path) || /\.[mc]?js$/.test(path)) findings.push(...functionFindings(path, text))
    if (path.endsWith('.py')) findings.push(...pythonFunctionFindings(path, text))
    if (isTestFile(path)) findings.push(...leftOutFindings(path, text))
    return findings
  })
}
