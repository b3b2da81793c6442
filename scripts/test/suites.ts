import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { VIEW_TITLES } from '../../src/renderer/place/views.ts'
import { describeElectron, findElectron } from '../electron.mjs'
import { checkBoundaries } from './boundaries.ts'
import { checkGenerated } from './generated.ts'
import { mustHaveFindingsOfProject } from './must-haves.ts'
import { readJunit, readPlaywright, readVitest } from './reports.ts'
import { ruleFindingsOfProject } from './rule-ids.ts'
import { REPORTS, ROOT, runTool, type ToolOutcome } from './run-tool.ts'
import { sizeFindings } from './sizes.ts'
import { checkDeadCode, checkFormatAndLint, checkPythonSources, checkTypes } from './static-checks.ts'
import { checkResult, honestResult, type Suite, type SuiteResult } from './suite.ts'

const UNIT_TIMEOUT_MS = 1_500_000
const PYTHON_TIMEOUT_MS = 900_000
const CONFORMANCE_TIMEOUT_MS = 180_000
const BUILD_TIMEOUT_MS = 180_000
const E2E_TIMEOUT_MS = 1_800_000
const DETERMINISM_TIMEOUT_MS = 900_000
const SCALE_TIMEOUT_MS = 900_000
const DEMO_CIRCUIT_TIMEOUT_MS = 600_000
const SCREEN = '-screen 0 1600x1000x24'

const PYTHON = join(ROOT, '.venv', 'bin', 'python')
const PLAYWRIGHT_CONFIG = 'e2e/playwright.config.ts'

/** Runs a tool that writes a report file, and reads it; a runner that wrote none has failed. */
async function reported(
  file: string,
  read: (text: string) => SuiteResult,
  run: (path: string) => Promise<ToolOutcome>,
): Promise<SuiteResult> {
  const path = join(REPORTS, file)
  rmSync(path, { force: true })
  const { code, output } = await run(path)
  const result = existsSync(path) ? read(readFileSync(path, 'utf8')) : { passed: 0, failed: 0, failures: [] }
  return honestResult(result, code, output)
}

/** Unit, property and integration tests of TypeScript. */
function runUnit(): Promise<SuiteResult> {
  return reported('unit.json', readVitest, (path) =>
    runTool('vitest', ['run', '--reporter=json', `--outputFile=${path}`], { timeoutMs: UNIT_TIMEOUT_MS }),
  )
}

function runPython(): Promise<SuiteResult> {
  const folders = ['sdk/python', 'fabric'].filter((folder) => existsSync(join(ROOT, folder)))
  return reported('python.xml', readJunit, (path) =>
    runTool(PYTHON, ['-m', 'pytest', '-q', `--junitxml=${path}`, ...folders], { timeoutMs: PYTHON_TIMEOUT_MS }),
  )
}

/** The window's build, which the end-to-end tests and `npm start` run. */
async function runBuild(): Promise<SuiteResult> {
  const { code, output } = await runTool('electron-vite', ['build', '--logLevel', 'warn'], { timeoutMs: BUILD_TIMEOUT_MS })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** The real Electron and a browser, under a display of their own where there is none. */
async function runEndToEnd(): Promise<SuiteResult> {
  const electron = await findElectron({ forTests: true })
  process.stdout.write(`        ${describeElectron(electron)}\n`)
  const env = electron === undefined ? {} : { ELECTRON_OVERRIDE_DIST_PATH: electron.dist }
  const command = ['playwright', 'test', '-c', PLAYWRIGHT_CONFIG, '--reporter=json', '--forbid-only']
  const isDisplayMissing = process.platform === 'linux' && !process.env['DISPLAY']
  const [file, ...args] = isDisplayMissing ? ['xvfb-run', '-a', '-s', SCREEN, ...command] : command
  return reported('e2e.json', readPlaywright, (path) =>
    runTool(file!, args, { timeoutMs: E2E_TIMEOUT_MS, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: path } }),
  )
}

/** Google's protobuf conformance suite against the reader as the product has it. */
async function runConformance(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['lab/conformance.ts'], { timeoutMs: CONFORMANCE_TIMEOUT_MS })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** Exported logs, checked by a checker of tlog-tiles that is not ours; Go builds it. */
async function runTiles(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['lab/fsck.ts'], { timeoutMs: CONFORMANCE_TIMEOUT_MS })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** Cosignatures, opened and made by libraries that are not ours; Go builds the tool. */
async function runCosignatures(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['lab/cosign.ts'], { timeoutMs: CONFORMANCE_TIMEOUT_MS })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** The demo's outputs on two grounds, and with more threads, against the hashes that are committed. */
async function runDeterminism(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['scripts/expected.ts', '--check'], { timeoutMs: DETERMINISM_TIMEOUT_MS })
  for (const line of output
    .trim()
    .split('\n')
    .slice(code === 0 ? 0 : -1))
    process.stdout.write(`        ${line}\n`)
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** The example circuit under both of its bindings, with a clip of every bowl. */
async function runDemoCircuit(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['scripts/demo-circuit.ts', '--json', '--clips', '1'], {
    timeoutMs: DEMO_CIRCUIT_TIMEOUT_MS,
  })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** The scale lab on its small table: 100,000 rows through all phases. */
async function runScale(): Promise<SuiteResult> {
  const { code, output } = await runTool('node', ['lab/scale.ts', '--rounds', '100000'], { timeoutMs: SCALE_TIMEOUT_MS })
  return checkResult(code === 0 ? [] : [output.slice(-4_000)])
}

/** All suites in the order in which they run: what fails fast comes first. */
export const SUITES: readonly Suite[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: checkFormatAndLint },
  { name: 'lint-python', run: () => checkPythonSources(PYTHON) },
  { name: 'boundaries', run: checkBoundaries },
  { name: 'sizes', run: async () => checkResult(sizeFindings()) },
  { name: 'dead-code', run: checkDeadCode },
  { name: 'generated', run: () => checkGenerated(PYTHON) },
  { name: 'rules', run: async () => checkResult([...ruleFindingsOfProject(), ...mustHaveFindingsOfProject(Object.values(VIEW_TITLES))]) },
  { name: 'unit', run: runUnit },
  { name: 'conformance', run: runConformance },
  { name: 'tiles', run: runTiles },
  { name: 'cosign', run: runCosignatures },
  { name: 'python', run: runPython },
  { name: 'determinism', run: runDeterminism },
  { name: 'scale', run: runScale },
  { name: 'demo-circuit', run: runDemoCircuit },
  ...(existsSync(join(ROOT, 'electron.vite.config.ts')) ? [{ name: 'build', run: runBuild }] : []),
  ...(existsSync(join(ROOT, PLAYWRIGHT_CONFIG)) ? [{ name: 'e2e', run: runEndToEnd }] : []),
]
