import { runTool } from './run-tool.ts'
import { checkResult, type SuiteResult } from './suite.ts'

/** What a tool writes equals what it would write now. */
export async function checkGenerated(): Promise<SuiteResult> {
  const findings: string[] = []
  for (const script of ['scripts/faults.ts', 'scripts/proto.ts']) {
    const { code, output } = await runTool(process.execPath, [script, '--check'])
    if (code !== 0) findings.push(`${script} --check: ${output.trim()}`)
  }
  return checkResult(findings)
}
