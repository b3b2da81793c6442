import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { PLAN, RunStage } from './run.testing.ts'
import { Run } from './run.ts'

const AWAY = { witness: 'w.example/2', size: 3, fault: new Fault('witness/unreachable', 'the witness does not answer') }
const FORK = { witness: 'w.example/3', size: 3, fault: new Fault('witness/fork', 'another history', { witness: 'w.example/3' }) }
const HELD = { witness: 'w.example/1', size: 9 }

async function ended(witnesses: RunStage['witnesses'], needsWitnesses = false) {
  const stage = new RunStage()
  stage.witnesses = witnesses
  const ending = await new Run(stage.host(), { ...PLAN, needsWitnesses }).execute()
  const { gate, phase } = stage.records.find((record) => record.gate?.rule === 'G7.2-co-signed') ?? {}
  return { stage, ending, gate, phase }
}

describe('witnesses in a run', () => {
  it('PL33 a fork or a rollback that a witness shows ends the run in AUDIT_LOGGING, whatever others say, and publishes nothing', async () => {
    const { stage, ending, gate, phase } = await ended([HELD, AWAY, FORK])
    expect(ending).toMatchObject({ status: 'breached', fault: { code: 'witness/fork', breach: 'SECURITY_FAILURE' } })
    expect([phase, gate?.ok]).toEqual(['AUDIT_LOGGING', false])
    expect(stage.records.find(({ breach }) => breach)?.phase).toBe('AUDIT_LOGGING')
    expect(stage.acts).not.toContain('publish')
  })

  it('PL33 a witness that is away is on the record, and the policy says whether the run goes on; without witnesses there is no gate', async () => {
    const goesOn = await ended([HELD, AWAY])
    expect(goesOn.ending).toEqual({ status: 'passed' })
    expect(JSON.parse(goesOn.gate?.evidence ?? '')).toEqual({
      required: false,
      witnesses: [
        { witness: 'w.example/1', cosigned: 9, code: null },
        { witness: 'w.example/2', cosigned: 3, code: 'witness/unreachable' },
      ],
    })
    const refused = await ended([HELD, AWAY], true)
    expect(refused.ending).toMatchObject({ status: 'breached', fault: { code: 'pipeline/not-witnessed', breach: 'VALIDATION_BREACH' } })
    expect((await ended([HELD], true)).ending).toEqual({ status: 'passed' })
    expect((await ended([], true)).gate).toBeUndefined()
  })
})
