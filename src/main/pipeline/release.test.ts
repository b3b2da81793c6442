import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { RunPlan } from './contract.ts'
import { type ReleaseWord, TOLD_EVERY_MS } from './release-wait.ts'
import { PLAN, RunStage } from './run.testing.ts'
import { Run } from './run.ts'

const LIMIT_MS = 3_600_000
const ASKING: RunPlan = { ...PLAN, release: { limitMs: LIMIT_MS } }
const WORD: ReleaseWord = {
  verdict: 'release',
  reason: 'as expected',
  attended: true,
  person: 'vbus-person/a+1+k',
  signature: new Uint8Array(64),
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A run that has come to where it waits for a person. */
async function waiting(plan = ASKING) {
  const stage = new RunStage()
  const run = new Run(stage.host(), plan)
  const ending = run.execute()
  while (run.awaitsReleaseOf === undefined) await settle()
  return { stage, run, ending }
}
const gateOf = (stage: RunStage) => stage.records.find(({ gate }) => gate?.rule === 'G8.1-person-released')?.gate

describe('a release by a person', () => {
  it('PL30 a run that needs one waits for it, its operators ended; the word is on the record, by a human, before anything is published', async () => {
    const { stage, run, ending } = await waiting()
    expect(stage.acts).toContain('stop fabric')
    expect(stage.acts).not.toContain('publish')
    const asked = stage.records.find(({ releaseAsked }) => releaseAsked)
    expect(Buffer.from(asked?.releaseAsked?.manifestSha256 ?? []).toString('hex')).toBe(run.awaitsReleaseOf)
    const record = run.giveRelease(WORD, 'person.a') ?? -1
    expect(await ending).toEqual({ status: 'passed' })
    expect(stage.records[record]).toMatchObject({ run: 'run-test', phase: 'REVIEW_DEPLOY', actor: { id: 'person.a', kind: 1 } })
    expect(stage.acts.indexOf('record releaseGiven')).toBeLessThan(stage.acts.indexOf('publish'))
    expect(JSON.parse(gateOf(stage)?.evidence ?? '')).toMatchObject({ required: true, verdict: 'release', records: [record] })
    expect(stage.records.some(({ gate }) => gate?.rule === 'G8.3-still-trusted' && gate.ok)).toBe(true)
  })

  it('PL30 who started the run counts for nothing; one word is taken and no second, and none once the run has ended', async () => {
    const { run, ending } = await waiting({ ...ASKING, actor: { id: 'person.a', kind: 'human' } })
    expect(run.giveRelease(WORD, 'person.a')).toBeGreaterThan(0)
    expect(run.giveRelease({ ...WORD, verdict: 'reject' }, 'person.a')).toBeUndefined()
    await ending
    expect(run.giveRelease(WORD, 'person.a')).toBeUndefined()
  })

  it('PL31 a rejection is a breach with its reason as evidence, and publishes nothing', async () => {
    const { stage, run, ending } = await waiting()
    run.giveRelease({ ...WORD, verdict: 'reject', reason: 'last year’s critics' }, 'person.a')
    expect(await ending).toMatchObject({
      status: 'breached',
      fault: { code: 'pipeline/not-released', breach: 'VALIDATION_BREACH', evidence: { reason: 'last year’s critics' } },
    })
    expect(gateOf(stage)?.ok).toBe(false)
    expect(stage.acts).not.toContain('publish')
  })

  it('PL32 a limit that passes ends the run as cancelled, on record; until then it says every minute what it waits for', async () => {
    const { stage, run, ending } = await waiting()
    const told = () => stage.bus.published.filter(({ body }) => (body as { waits_for?: string }).waits_for === 'release')
    expect(told()).toHaveLength(1)
    stage.clock.advance(TOLD_EVERY_MS)
    expect(told()).toHaveLength(2)
    expect(told()[0]?.body).toMatchObject({ manifest_sha256: run.awaitsReleaseOf, how: expect.stringContaining('vbus release run-test') })
    stage.clock.advance(LIMIT_MS)
    expect((await ending).status).toBe('cancelled')
    expect(stage.records.find(({ stopRequested }) => stopRequested)?.stopRequested?.kind).toBe('release-limit')
    expect(stage.kinds).not.toContain('breach')
    expect(stage.acts).not.toContain('publish')
  })

  it('PL7 PL30 a run that waits is cancelled and stopped like any other, and takes no word afterwards', async () => {
    const { stage, run, ending } = await waiting()
    run.cancel('emergency', 'enough', PLAN.actor)
    expect(run.giveRelease(WORD, 'person.a')).toBeUndefined()
    expect((await ending).status).toBe('cancelled')
    expect(run.awaitsReleaseOf).toBeUndefined()
    expect(stage.kinds).not.toContain('breach')
    expect(stage.acts).not.toContain('publish')
  })

  it('PL30 what is no longer trusted, or no longer what was signed, when the word comes is not published', async () => {
    const altered = await waiting()
    altered.stage.altered = new Fault('workspace/untrusted', 'policy.yaml changed')
    altered.run.giveRelease(WORD, 'person.a')
    expect((await altered.ending).fault).toMatchObject({ code: 'workspace/untrusted', breach: 'SECURITY_FAILURE' })
    const touched = await waiting()
    touched.stage.files.set('/staging/manifest.json', new TextEncoder().encode('{}'))
    touched.run.giveRelease(WORD, 'person.a')
    expect((await touched.ending).fault).toMatchObject({
      code: 'data/output-missing',
      evidence: { altered: [{ output: 'manifest.json' }] },
    })
    expect([...altered.stage.acts, ...touched.stage.acts]).not.toContain('publish')
  })
})
