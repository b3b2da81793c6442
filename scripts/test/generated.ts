import { lockFindingsOfProject } from './lock-file.ts'
import { runTool } from './run-tool.ts'
import { checkResult, type SuiteResult } from './suite.ts'

/** What a tool writes equals what it would write now, and the lock file is whole. */
export async function checkGenerated(python: string): Promise<SuiteResult> {
  const findings = lockFindingsOfProject()
  const generators = [
    [process.execPath, 'scripts/faults.ts'],
    [process.execPath, 'scripts/proto.ts'],
    [process.execPath, 'scripts/records.ts'],
    [process.execPath, 'scripts/circuit-schemas.ts'],
    [python, 'sdk/python/scripts/generate.py'],
  ] as const
  for (const [program, script] of generators) {
    const { code, output } = await runTool(program, [script, '--check'])
    if (code !== 0) findings.push(`${script} --check: ${output.trim()}`)
  }
  return checkResult(findings)
}
