import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../base/index.ts'
import { PHASES } from '../services/run-result.ts'
import { arqonbus } from '../wire/generated/arqonbus.js'
import { apply, StateFold } from './apply.ts'
import { toRunResult } from './run-view.ts'
import { EMPTY_STATE, RUN_ITEMS_MAX, RUNS_KEPT_MAX, type State } from './state.ts'

type Body = arqonbus.v1.IRecord

const fold = (records: readonly Body[], from: State = EMPTY_STATE): State =>
  records.reduce((state, record) => apply(state, record, state.size), from)
const stored = (record: Body): Body => arqonbus.v1.Record.decode(arqonbus.v1.Record.encode(record).finish())

const started = (run: string): Body => ({
  run,
  device: 'sim0',
  simulated: true,
  runStarted: { mode: 'full_build', seed: 1, asOf: '2011-12-31', deviceKind: 'simulated' },
})
const breach = (run: string): Body => ({
  run,
  phase: 'PREDICTION',
  breach: { mode: 'VALIDATION_BREACH', code: 'pipeline/score-implausible', message: 'm', evidence: '{"records":[3]}', remedy: 'r' },
})

const anyRecord = fc.oneof(
  fc.constantFrom<Body>(
    started('run-a'),
    started('run-b'),
    breach('run-a'),
    { engineStarted: { version: '1' }, epoch: 2 },
    { breachAcknowledged: { reason: 'x' } },
  ),
  fc.record({
    run: fc.constantFrom('run-a', 'run-b'),
    phase: fc.constantFrom(...PHASES),
    gate: fc.record({ rule: fc.string(), when: fc.constant('after'), ok: fc.boolean() }),
  }),
  fc.record({
    run: fc.constantFrom('run-a', 'run-c'),
    pos: fc.nat(),
    metrics: fc.record({ name: fc.string(), mae: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  }),
)

describe('apply', () => {
  it('ST1 gives the same state from the same records, in memory or as stored, and changes nothing it was given', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), (records) => {
        const frozen = JSON.stringify(EMPTY_STATE)
        expect(canonicalJson(fold(records))).toBe(canonicalJson(fold(records.map(stored))))
        expect(JSON.stringify(EMPTY_STATE)).toBe(frozen)
      }),
    )
  })

  it('ST1 folds many as it folds each, and a state that was asked for never changes', () => {
    const looks = fc.array(fc.tuple(anyRecord, fc.boolean()), { maxLength: 60, size: 'max' })
    fc.assert(
      fc.property(looks, (steps) => {
        const folded = new StateFold()
        let state = EMPTY_STATE
        const kept: [State, string][] = []
        for (const [record, isAsked] of steps) {
          folded.take(record, state.size)
          state = apply(state, record, state.size)
          if (isAsked) kept.push([folded.state, canonicalJson(state)])
        }
        expect(canonicalJson(folded.present)).toBe(canonicalJson(state))
        for (const [asked, text] of kept) expect(canonicalJson(asked)).toBe(text)
      }),
    )
  })

  it('ST1 may be stopped and gone on with anywhere', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 30 }), fc.nat(30), (records, at) => {
        const half = fold(records.slice(0, at))
        expect(fold(records.slice(at), half)).toEqual(fold(records))
      }),
    )
  })

  it('ST4 makes the result of a run from its records', () => {
    const state = fold([
      started('run-a'),
      { run: 'run-a', phase: 'GPU_INIT', phaseStarted: { number: 1 } },
      { run: 'run-a', phase: 'GPU_INIT', gate: { rule: 'V1', when: 'after', ok: true } },
      { run: 'run-a', phase: 'GPU_INIT', phaseEnded: { number: 1, status: 'passed', durationMs: 12 } },
      { run: 'run-a', output: { role: 'plot', path: 'p.svg', sha256: new Uint8Array([1, 2]), bytes: 3 } },
      {
        run: 'run-a',
        runEnded: { status: 'passed', version: 'run-a', summary: '{"rows":{"in":3,"used":2,"quarantined":1,"held_out":1}}' },
      },
    ])
    const run = state.runs['run-a']
    if (run === undefined) throw new Error('no run')
    const result = toRunResult(run, {
      workspace: '/w',
      toAbsolute: (path) => `/w/${path}`,
      audit: { records: 6, root: 'aa', verified: true },
    })
    expect(result).toMatchObject({ ok: true, status: 'passed', rows: { in: 3, quarantined: 1 }, breach: null })
    expect(result.phases).toHaveLength(8)
    expect(result.phases[0]).toEqual({
      name: 'GPU_INIT',
      status: 'passed',
      duration_ms: 12,
      gates: [{ rule: 'V1', when: 'after', ok: true, record: 2 }],
    })
    expect(result.outputs).toEqual([{ path: '/w/outputs/run-a/p.svg', sha256: '0102', role: 'plot' }])
  })

  it('ST5 keeps the newest runs and counts all; of a run it keeps so many items and counts the rest', () => {
    let state = EMPTY_STATE
    for (let index = 0; index < RUNS_KEPT_MAX + 3; index += 1) state = fold([started(`run-${index}`)], state)
    expect(state.runOrder).toHaveLength(RUNS_KEPT_MAX)
    expect(state.runsTotal).toBe(RUNS_KEPT_MAX + 3)
    expect(state.runs['run-0']).toBeUndefined()
    const many = Array.from({ length: RUN_ITEMS_MAX + 2 }, () => ({ run: 'run-x', finding: { rule: 'D1', rows: 1, action: 'kept' } }))
    const run = fold([started('run-x'), ...many]).runs['run-x']
    expect(run?.findings).toHaveLength(RUN_ITEMS_MAX)
    expect(run?.truncated).toBe(2)
  })

  it('ST6 a breach opens the breaker and an acknowledgement closes it; the run stays breached', () => {
    const open = fold([started('run-a'), breach('run-a'), { run: 'run-a', runEnded: { status: 'breached' } }])
    expect(open.breaker).toMatchObject({ isOpen: true, breach: { record: 1, run: 'run-a', phase: 'PREDICTION' } })
    const closed = fold([{ breachAcknowledged: { reason: 'looked at' } }], open)
    expect(closed.breaker).toEqual({ isOpen: false })
    expect(closed.runs['run-a']).toMatchObject({
      status: 'breached',
      phases: expect.arrayContaining([expect.objectContaining({ name: 'PREDICTION', status: 'failed' })]),
    })
  })

  it('ST12 a run that waits for its release says so, and who gave it; a release that nobody asked for changes nothing', () => {
    const asked: Body = { run: 'run-a', phase: 'REVIEW_DEPLOY', releaseAsked: { manifestSha256: new Uint8Array([1, 2]), limitMs: 5 } }
    const given: Body = {
      run: 'run-a',
      phase: 'REVIEW_DEPLOY',
      releaseGiven: { verdict: 'reject', reason: 'r', person: 'p', attended: true },
    }
    const waiting = fold([started('run-a'), asked])
    expect(waiting.runs['run-a']?.release).toEqual({ asked: 1, manifestSha256: '0102', limitMs: 5 })
    expect(fold([given], waiting).runs['run-a']?.release).toEqual({
      asked: 1,
      manifestSha256: '0102',
      limitMs: 5,
      given: 2,
      verdict: 'reject',
      reason: 'r',
      person: 'p',
      attended: true,
    })
    expect(fold([started('run-a'), given]).runs['run-a']?.release).toBeUndefined()
  })

  it('ST7 a run without its closing record is running', () => {
    expect(fold([started('run-a')]).runs['run-a']?.status).toBe('running')
    expect(fold([started('run-a'), { run: 'run-a', runEnded: { status: 'interrupted' } }]).runs['run-a']?.status).toBe('interrupted')
  })
})
