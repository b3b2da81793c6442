/**
 * The example circuit, `npm run demo:circuit`: clips of struck bowls through an NVM rig, BowlNet and a variational classifier into Parquet, once with
 * the rig's model and once with a notebook in its place; the circuit's file is the same. A new workspace under .demo/ each time.
 * `--clips N` of every bowl (4). With --json the last line is the result.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT, Stage, vbus } from './breach/stage.ts'
import { makeClips } from './demo-circuit/clips.ts'
import { CIRCUIT, join as joinBus, playRound, putClips, type Round, waitReady } from './demo-circuit/rounds.ts'

const BINDINGS = ['simulated', 'notebook']
const OPERATORS = ['nvm-sim', 'nvm-notebook', 'bowlnet-sim', 'qml-sim', 'archive']
const SEED = 1
const EACH_MAX = 100

/** @returns clips of every bowl, or undefined for arguments that are none. */
function readArguments(args: readonly string[]): { isJson: boolean; each: number } | undefined {
  const rest = args.filter((arg) => arg !== '--json' && arg !== '--')
  const each = rest.length === 0 ? 4 : rest[0] === '--clips' && rest.length === 2 ? Number(rest[1]) : NaN
  return Number.isInteger(each) && each >= 1 && each <= EACH_MAX ? { isJson: args.includes('--json'), each } : undefined
}

async function demonstrate(stage: Stage, each: number, say: (line: string) => void): Promise<Round[]> {
  const clips = await makeClips(stage.path('circuits', 'clips'), each, SEED)
  say(`${clips.length} clips, synthesised: no recording is behind them`)
  await stage.serve()
  const bus = await joinBus(stage)
  try {
    say('operators start and train …')
    await waitReady(bus, OPERATORS)
    const put = await putClips(bus, clips)
    const rounds: Round[] = []
    for (const binding of BINDINGS) {
      const round = await playRound(stage, bus, { binding, clips: put })
      const who = Object.entries(round.served_by).map(
        ([node, { operator, simulated }]) => `${node} by ${operator}${simulated ? ' (simulated)' : ''}`,
      )
      say(
        `${binding}: ${round.messages} clips, ${round.results} labels, ${round.lost} lost, accuracy ${round.accuracy.toFixed(2)}\n  ${who.join(', ')}`,
      )
      rounds.push(round)
    }
    return rounds
  } finally {
    await bus.close()
  }
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2))
  if (given === undefined) {
    process.stderr.write(`usage: npm run demo:circuit -- [--clips N] [--json]; N is 1 to ${EACH_MAX}\n`)
    return 2
  }
  const say = (line: string): void => void (given.isJson ? process.stderr : process.stdout).write(`${line}\n`)
  const stamp = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const dir = join(ROOT, '.demo', `circuit-${stamp}-${process.pid}`)
  mkdirSync(join(ROOT, '.demo'), { recursive: true })
  const { code, documents } = await vbus(['init', dir, '--from', 'circuits'])
  if (code !== 0) throw new Error(`init ended ${code}: ${JSON.stringify(documents.at(-1))}`)
  const stage = new Stage(dir)
  const path = stage.path(CIRCUIT)
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  let rounds: Round[]
  try {
    rounds = await demonstrate(stage, given.each, say)
  } finally {
    await stage.close()
  }
  await stage.verb('audit', 'verify')
  await stage.verb('map', '--check')
  const isWhole = rounds.every((round) => round.lost === 0 && round.results === round.messages && round.sha256 === sha256)
  const result = { type: 'result', ok: isWhole, circuit: { path, sha256 }, bindings: rounds.map(({ sha256: _, ...round }) => round) }
  say(`\nOpen it in the control room:   npm start ${relative(process.cwd(), dir) || dir}`)
  if (given.isJson) process.stdout.write(`${JSON.stringify(result)}\n`)
  return isWhole ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`demo:circuit: ${message}\n`)
  if (process.argv.includes('--json')) {
    const fault = {
      code: 'internal/unexpected',
      message,
      remedy: 'Look at what stands above; npm run demo:circuit makes a new workspace each time.',
    }
    process.stdout.write(`${JSON.stringify({ type: 'result', ok: false, error: fault })}\n`)
  }
  process.exitCode = 1
}
