/** Plays a cheat or a twin and says what is wrong with how it ended; nothing is taken on the run's word that can be read elsewhere. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Finished, Stage } from '../../scripts/breach/stage.ts'
import type { Breached, BreachMode, Cheat, Exposed, Play, Refused } from './cheat.ts'

const EXIT: Readonly<Record<BreachMode, number>> = { DATA_BREAKDOWN: 10, VALIDATION_BREACH: 11, COMPUTE_HALT: 12, SECURITY_FAILURE: 13 }
const EXIT_BREAKER_OPEN = 5
const EXIT_NOT_VERIFIED = 13
const EXIT_CANCELLED = 130
/** Says when and by what version a run was made, and is no output. */
const MANIFEST = 'manifest.json'

type Json = Readonly<Record<string, unknown>>

/** @returns what is not as it must be; empty when the cheat was caught. */
export async function judgeCheat(stage: Stage, cheat: Cheat): Promise<string[]> {
  const { caught } = cheat
  if ('log' in caught) {
    await cheat.prepare?.(stage)
    return await judgeLog(stage, caught.log)
  }
  const before = outputsOf(stage)
  const { run, wrong } = await play(stage, cheat)
  if ('unmoved' in caught) return [...wrong, ...unmoved(run, stage)]
  if ('refused' in caught) return [...wrong, ...unmoved(run, stage), ...(await judgeRefused(stage, caught.refused))]
  if (outputsOf(stage) !== before) wrong.push('outputs/ changed')
  if ('unreleased' in caught) return [...wrong, ...(await judgeUnreleased(stage, run))]
  return [...wrong, ...(await judgeBreach(stage, caught.breach, run))]
}

/** @returns what is not as it must be; empty when the honest play ended well. */
export async function judgeTwin(stage: Stage, twin: Play): Promise<string[]> {
  const { run, wrong } = await play(stage, twin)
  const { code, documents } = await stage.act('audit', 'verify')
  return [...wrong, ...endedWell(run), ...(code === 0 ? [] : [`audit verify ended ${code}: ${brief(documents.at(-1))}`])]
}

async function play(stage: Stage, { prepare, during, after }: Play): Promise<{ run: Finished; wrong: string[] }> {
  try {
    await prepare?.(stage)
    if (during !== undefined) {
      await stage.serve()
      await during(stage)
    }
    const run = await stage.run()
    after?.(stage)
    return { run, wrong: await stage.settled() }
  } finally {
    await stage.close()
  }
}

async function judgeBreach(stage: Stage, expected: Breached, { code, documents }: Finished): Promise<string[]> {
  const wrong: string[] = []
  const result = documents.at(-1)
  const breach = result?.['breach'] as Json | null | undefined
  if (code !== EXIT[expected.mode]) wrong.push(`the run ended ${code}, not ${EXIT[expected.mode]}: ${brief(result)}`)
  if (breach === null || breach === undefined) return [...wrong, 'there is no breach']
  if (breach['mode'] !== expected.mode) wrong.push(`mode ${String(breach['mode'])}, not ${expected.mode}`)
  if (breach['code'] !== expected.code) wrong.push(`code ${String(breach['code'])}, not ${expected.code}: ${brief(breach)}`)
  const evidence = JSON.stringify([breach['evidence'], breach['message']])
  if (!evidence.includes(expected.culprit)) wrong.push(`the evidence does not name ${expected.culprit}: ${evidence}`)

  if (expected.isRecordAltered === true) return [...wrong, ...(await judgeAltered(stage))]
  const { documents: records } = await stage.act('audit', 'show', '--kind', 'breach')
  const last = records.findLast((record) => record['type'] === 'record')
  const body = last?.['body'] as Json | undefined
  if (body?.['mode'] !== expected.mode || body['code'] !== expected.code || last?.['run'] !== result?.['run_id'])
    wrong.push(`the newest breach on the record is another: ${brief(last)}`)
  if (!(breach['records'] as unknown[]).includes(last?.['record'])) wrong.push('the result does not name the record of the breach')
  const verified = await stage.act('audit', 'verify')
  if (verified.code !== 0) wrong.push(`audit verify ended ${verified.code}: ${brief(verified.documents.at(-1))}`)
  const again = await stage.run()
  if (again.code !== EXIT_BREAKER_OPEN) wrong.push(`the next run ended ${again.code}, not ${EXIT_BREAKER_OPEN}`)
  return wrong
}

async function judgeUnreleased(stage: Stage, { code, documents }: Finished): Promise<string[]> {
  const kinds = await Promise.all(
    ['release_asked', 'release_given', 'stop_requested'].map((kind) => stage.act('audit', 'show', '--kind', kind)),
  )
  const counts = kinds.map((shown) => shown.documents.filter((document) => document['type'] === 'record').length)
  const verified = await stage.act('audit', 'verify')
  return [
    ...(code === EXIT_CANCELLED ? [] : [`the run ended ${code}, not ${EXIT_CANCELLED}: ${brief(documents.at(-1))}`]),
    ...(counts.join() === '1,0,1' ? [] : [`asked, released, ended: ${counts.join()} times on the record`]),
    ...(verified.code === 0 ? [] : [`audit verify ended ${verified.code}: ${brief(verified.documents.at(-1))}`]),
  ]
}

/** Nobody can show a breach on a record that was altered: it must not verify, and no run may be made on it. */
async function judgeAltered(stage: Stage): Promise<string[]> {
  const verified = await stage.act('audit', 'verify')
  const isRefused = async (): Promise<boolean> => [EXIT_NOT_VERIFIED, EXIT_BREAKER_OPEN].includes((await stage.run()).code)
  return [
    ...(verified.code === EXIT_NOT_VERIFIED ? [] : [`audit verify ended ${verified.code}: ${brief(verified.documents.at(-1))}`]),
    ...((await isRefused()) && (await isRefused()) ? [] : ['the next runs were not refused']),
  ]
}

async function judgeRefused(stage: Stage, { code, identity }: Refused): Promise<string[]> {
  const { documents } = await stage.act('audit', 'show', '--kind', 'refusals')
  const bodies = documents.map((document) => document['body'] as Json | undefined)
  const isThere = bodies.some((body) => body?.['identity'] === identity && body['code'] === code)
  return isThere ? [] : [`no refusal of ${identity} with ${code} is on the record: ${brief(bodies)}`]
}

async function judgeLog(stage: Stage, { place, head, isTail }: Exposed): Promise<string[]> {
  if (head !== undefined) return await judgeHead(stage, head)
  const { code, documents } = await stage.act('audit', 'verify')
  const bad = documents.at(-1)?.['first_bad'] as Json | null | undefined
  const wrong: string[] = []
  if (code !== EXIT_NOT_VERIFIED) wrong.push(`audit verify ended ${code}, not ${EXIT_NOT_VERIFIED}: ${brief(documents.at(-1))}`)
  if (!place.test(basename(String(bad?.['file']))) || typeof bad?.['offset'] !== 'number')
    wrong.push(`the place is not named: ${brief(bad)}`)
  if (isTail === true) return [...wrong, ...(await judgeQuarantine(stage))]
  const before = outputsOf(stage)
  const run = await stage.run()
  if (run.code !== EXIT_NOT_VERIFIED && run.code !== EXIT_BREAKER_OPEN)
    wrong.push(`the next run ended ${run.code}: ${brief(run.documents.at(-1))}`)
  if (!brief(run.documents.at(-1)).includes('audit/')) wrong.push(`the next run does not say why: ${brief(run.documents.at(-1))}`)
  if (outputsOf(stage) !== before) wrong.push('outputs/ changed')
  return wrong
}

/** A record that was rolled back whole verifies by itself; beside a head held elsewhere it does not. */
async function judgeHead(stage: Stage, head: string): Promise<string[]> {
  const alone = await stage.act('audit', 'verify')
  const beside = await stage.act('audit', 'verify', '--head', join(dirname(stage.dir), head))
  return [
    ...(alone.code === 0 ? [] : [`audit verify ended ${alone.code}: ${brief(alone.documents.at(-1))}`]),
    ...(beside.code === EXIT_NOT_VERIFIED ? [] : [`audit verify --head ended ${beside.code}: ${brief(beside.documents.at(-1))}`]),
    ...(brief(beside.documents.at(-1)).includes('audit/') ? [] : [`it does not say why: ${brief(beside.documents.at(-1))}`]),
  ]
}

async function judgeQuarantine(stage: Stage): Promise<string[]> {
  const run = await stage.run()
  const { documents } = await stage.act('audit', 'show', '--kind', 'tail_quarantined')
  const verified = await stage.act('audit', 'verify')
  return [
    ...endedWell(run),
    ...(documents.some((document) => document['type'] === 'record') ? [] : ['nothing was put in quarantine']),
    ...(verified.code === 0 ? [] : [`audit verify ended ${verified.code}: ${brief(verified.documents.at(-1))}`]),
  ]
}

const endedWell = ({ code, documents }: Finished): string[] => (code === 0 ? [] : [`the run ended ${code}: ${brief(documents.at(-1))}`])

/** Outputs are versions: one of before, and the run's. */
function unmoved(run: Finished, stage: Stage): string[] {
  const versions = readdirSync(stage.path('outputs'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const hashes = new Set(versions.map(({ name }) => hashOf(stage.path('outputs', name), (file) => file !== MANIFEST)))
  const isSame = versions.length === 2 && hashes.size === 1
  return [...endedWell(run), ...(isSame ? [] : [`its outputs are not those of the run before it: ${versions.length} versions`])]
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 1_200)

/** Every name and byte below outputs/, in one hash. */
const outputsOf = (stage: Stage): string => hashOf(stage.path('outputs'), () => true)

function hashOf(folder: string, isCounted: (name: string) => boolean): string {
  const hash = createHash('sha256')
  const names = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]).sort() : []
  for (const name of names.filter(isCounted)) {
    hash.update(`${name}\n`)
    if (statSync(join(folder, name)).isFile()) hash.update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}
