/**
 * Shows one way a run is stopped, on a workspace of its own: `npm run demo:breach -- KIND`, `-- --list`, `-- --all`.
 * Exits with the breach's code (0 for the outsider), or 1 when it did not end as it must.
 */
import { existsSync, readdirSync } from 'node:fs'
import { KINDS, type Kind } from './breach/kinds.ts'
import { type Finished, Stage } from './breach/stage.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

function outputsOf(stage: Stage): string {
  const folder = stage.path('outputs')
  return existsSync(folder) ? JSON.stringify(readdirSync(folder, { recursive: true }).sort()) : '[]'
}

/** @returns what is wrong with how it ended; empty when nothing is. */
function judge(kind: Kind, { code, documents }: Finished, isSame: boolean): string[] {
  const result = documents.at(-1) as { breach?: { code: string; mode: string; records: number[] } | null }
  const wrong: string[] = []
  if (code !== kind.exit) wrong.push(`exit ${code}, ${kind.exit} was expected`)
  if (kind.exit !== 0 && result.breach?.code !== kind.code) wrong.push(`code ${result.breach?.code ?? 'none'}, ${kind.code} was expected`)
  if (kind.exit !== 0 && !isSame) wrong.push('outputs changed')
  return wrong
}

async function show(name: string, kind: Kind): Promise<number> {
  say(`${name}: ${kind.what}`)
  const stage = await Stage.open(name)
  try {
    await kind.prepare?.(stage)
    if (kind.during !== undefined) {
      await stage.serve()
      await kind.during(stage)
    }
    const before = outputsOf(stage)
    const finished = await stage.run()
    const wrong = [...judge(kind, finished, outputsOf(stage) === before), ...(await stage.settled())]
    const { breach } = (finished.documents.at(-1) ?? {}) as { breach?: Record<string, unknown> | null }
    if (breach)
      say(
        `  ${breach['mode']} in ${breach['phase']}: ${breach['code']}\n  ${breach['message']}\n  remedy: ${breach['remedy']}\n  records ${JSON.stringify(breach['records'])} in ${stage.dir}`,
      )
    else say(`  the run ended ${finished.code === 0 ? 'well' : `with ${finished.code}`}; workspace ${stage.dir}`)
    for (const line of wrong) say(`  NOT AS IT MUST BE: ${line}\n  ${JSON.stringify(finished.documents.at(-1)).slice(0, 1500)}`)
    return wrong.length > 0 ? 1 : kind.exit
  } finally {
    await stage.close()
  }
}

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const [wanted] = args
if (wanted === '--list') {
  for (const [name, { what, exit }] of Object.entries(KINDS)) say(`${name.padEnd(24)} ${String(exit).padStart(2)}  ${what}`)
} else if (wanted === '--all') {
  const failed: string[] = []
  for (const [name, kind] of Object.entries(KINDS)) if ((await show(name, kind)) !== kind.exit) failed.push(name)
  say(failed.length === 0 ? `all ${Object.keys(KINDS).length} as they must be` : `not as they must be: ${failed.join(', ')}`)
  process.exitCode = failed.length === 0 ? 0 : 1
} else if (wanted !== undefined && Object.hasOwn(KINDS, wanted)) {
  process.exitCode = await show(wanted, KINDS[wanted] as Kind)
} else {
  process.stderr.write(`usage: npm run demo:breach -- KIND; one of: ${Object.keys(KINDS).join(', ')} (--list explains)\n`)
  process.exitCode = 2
}
