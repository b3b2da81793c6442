/**
 * `npm run lab:cheat`: every cheat of the catalogue is tried on a workspace of its own and must be caught; its honest twin must end well.
 * `--only NAME,NAME` (cheats or twins), `--list`, `--keep` (the folders stay), `--table`. The table is docs/reference/cheats.md.
 */
import { parseArgs } from 'node:util'
import { CHEATS, TWINS } from './cheat/catalogue.ts'
import { Ground } from './cheat/ground.ts'
import { judgeCheat, judgeTwin } from './cheat/judge.ts'
import { cheatsPage } from './cheat/table.ts'

/** Plays at once; each has an engine and an operator, which mostly wait for each other. */
const AT_ONCE = 2

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    list: { type: 'boolean' },
    table: { type: 'boolean' },
    keep: { type: 'boolean' },
  },
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<number> {
  const only = values.only?.split(',')
  const unknown = only?.filter((name) => !Object.hasOwn(CHEATS, name) && !Object.hasOwn(TWINS, name)) ?? []
  if (unknown.length > 0) throw new Error(`no cheat nor twin is called ${unknown.join(', ')}`)
  const chosen = [...Object.keys(TWINS), ...Object.keys(CHEATS)].filter((name) => only === undefined || only.includes(name))
  const startMs = performance.now()
  const ground = await Ground.lay()
  const wrong = new Map<string, string[]>()
  const waiting = [...chosen]
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const found = await tried(ground, name)
      if (found.length > 0) wrong.set(name, found)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (values.keep !== true) ground.clear()
  const tries = chosen.filter((name) => Object.hasOwn(CHEATS, name))
  const missed = tries.filter((name) => wrong.has(name))
  const twins = chosen.filter((name) => Object.hasOwn(TWINS, name))
  const accused = twins.filter((name) => wrong.has(name))
  const seconds = Math.round((performance.now() - startMs) / 1000)
  const ok = wrong.size === 0
  const result = { ok, tried: tries.length, caught: tries.length - missed.length, missed, twins: twins.length, accused, seconds }
  process.stdout.write(values.json === true ? `${JSON.stringify({ type: 'result', ...result })}\n` : `${JSON.stringify(result)}\n`)
  return ok ? 0 : 1
}

async function tried(ground: Ground, name: string): Promise<string[]> {
  const startMs = performance.now()
  const stage = ground.stage(name)
  const cheat = CHEATS[name]
  const twin = TWINS[name]
  let wrong: string[]
  try {
    if (cheat !== undefined) wrong = await judgeCheat(stage, cheat)
    else wrong = twin === undefined ? [] : await judgeTwin(stage, twin)
  } catch (error) {
    wrong = [String(error)]
  }
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0)
  const outcome = wrong.length > 0 ? 'NOT AS IT MUST BE' : cheat === undefined ? 'ends well' : 'caught'
  say(`${name.padEnd(30)} ${outcome}  ${seconds} s`)
  for (const line of wrong) say(`  ${line}`)
  if (values.keep === true) say(`  ${stage.dir}`)
  else ground.drop(stage)
  return wrong
}

if (values.table === true) process.stdout.write(cheatsPage(CHEATS, TWINS))
else if (values.list === true) for (const [name, { what }] of Object.entries(CHEATS)) process.stdout.write(`${name.padEnd(30)} ${what}\n`)
else process.exitCode = await main()
