import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { REPORTS, ROOT, runTool } from './run-tool.ts'
import { checkResult, type SuiteResult, sumResults } from './suite.ts'

/** The checker has been seen to see nothing and say that all is well: fewer modules than this and the check has failed. */
const MODULES_MIN = 150

const CONFIG = join(ROOT, '.dependency-cruiser.mjs')
const CANARY = join(REPORTS, 'boundaries-canary')

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[]
  }
}

/** One violation of each rule: the file that commits it, and what it imports. */
const PLANTS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-cycle': ['src/shared/base/chicken.ts', './egg.ts'],
  'not-found': ['src/shared/base/lost.ts', './nowhere.ts'],
  'shared-only-shared': ['src/shared/base/reaching.ts', '../../main/platform/floor.ts'],
  'shared-no-node': ['src/shared/base/reading.ts', 'node:fs'],
  'platform-only-shared': ['src/main/platform/climbing.ts', '../log/part.ts'],
  'subsystem-alone': ['src/main/spine/nosy.ts', '../log/part.ts'],
  'engine-no-door': ['src/main/engine/vain.ts', '../../renderer/features/runs/view.ts'],
  'nobody-imports-app': ['src/main/engine/outward.ts', '../app/window.ts'],
  'app-as-client': ['src/main/app/window.ts', '../log/part.ts'],
  'electron-at-home': ['src/main/engine/electric.ts', 'electron'],
  'cli-as-client': ['src/cli/short-cut.ts', '../main/spine/nosy.ts'],
  'renderer-only-shared': ['src/renderer/data/thief.ts', '../../main/log/part.ts'],
  'renderer-no-node': ['src/renderer/data/reading.ts', 'node:fs'],
  'features-apart': ['src/renderer/features/runs/friend.ts', '../audit/view.ts'],
  'no-test-imported': ['src/main/log/tested.ts', './part.test.ts'],
  'no-dev-dependency': ['src/main/log/borrowing.ts', 'fast-check'],
}
/** What the planted files import. */
const INNOCENT = [
  'src/main/platform/floor.ts',
  'src/main/log/part.ts',
  'src/main/log/part.test.ts',
  'src/renderer/features/runs/view.ts',
  'src/renderer/features/audit/view.ts',
]

function plant(): void {
  rmSync(CANARY, { recursive: true, force: true })
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(CANARY, path)), { recursive: true })
    writeFileSync(join(CANARY, path), text)
  }
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }\n')
  write('package.json', '{ "type": "module", "devDependencies": { "electron": "*", "fast-check": "*" } }\n')
  for (const path of INNOCENT) write(path, 'export const part = 1\n')
  write('src/shared/base/egg.ts', `import './chicken.ts'\n`)
  for (const [from, to] of Object.values(PLANTS)) write(from, `import '${to}'\n`)
}

async function cruise(cwd: string): Promise<Cruise> {
  const { code, stdout, output } = await runTool('depcruise', ['--config', CONFIG, '--output-type', 'json', 'src'], { cwd })
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser ended with ${code}: ${output}`)
  return JSON.parse(stdout) as Cruise
}

/** Every rule of the configuration has a planted violation, and each is found by its own rule. */
async function checkCanary(): Promise<SuiteResult> {
  plant()
  const config = (await import(pathToFileURL(CONFIG).href)) as { default: { forbidden: readonly { name: string }[] } }
  const { violations } = (await cruise(CANARY)).summary
  const findings = config.default.forbidden.flatMap(({ name }) => {
    const planted = PLANTS[name]
    if (planted === undefined) return [`rule ${name} has no planted violation in scripts/test/boundaries.ts`]
    const isFound = violations.some((violation) => violation.rule.name === name && violation.from === planted[0])
    return isFound ? [] : [`rule ${name} does not find its planted violation ${planted[0]} -> ${planted[1]}`]
  })
  return checkResult(findings)
}

async function checkProject(): Promise<SuiteResult> {
  const { totalCruised, violations } = (await cruise(ROOT)).summary
  writeFileSync(join(REPORTS, 'boundaries.json'), JSON.stringify(violations, undefined, 1))
  const findings = violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  if (totalCruised < MODULES_MIN)
    findings.push(`dependency-cruiser saw ${totalCruised} modules, fewer than ${MODULES_MIN}: it does not see the project`)
  return checkResult(findings)
}

/** The version that dependency-cruiser can read: it sees nothing under TypeScript 7 and says that all is well. */
function checkTypeScript(): SuiteResult {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/typescript/package.json'), 'utf8')) as { version: string }
  return checkResult(version.startsWith('6.') ? [] : [`TypeScript ${version}: dependency-cruiser needs 6 (docs/decisions/0005)`])
}

export async function checkBoundaries(): Promise<SuiteResult> {
  return sumResults([checkTypeScript(), await checkCanary(), await checkProject()])
}
