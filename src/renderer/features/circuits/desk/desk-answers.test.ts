import { expect, it } from 'vitest'
import { parseCircuit, planCircuit } from '../../../../shared/circuit/index.ts'
import { appliedOf, plannedOf } from './desk-answers.ts'

it('VX51 the engine says what runs, with counts that are 0 left out', () => {
  const [bowls, old] = appliedOf({
    circuits: [
      {
        name: 'bowls',
        namespace: 'default',
        state: 'active',
        version: 2,
        by: 'ada',
        record: 40,
        fault: null,
        serves: [{ node: 'nvm', topic: 'nvm.jobs', operator: 'nvm-sim', simulated: true, connected: true }],
        versions: [{ version: 2, circuit_sha256: 'ab', binding: 'sim', binding_sha256: 'cd', by: 'ada', record: 40 }],
        inside: 3,
        nodes: { nvm: { in: 5, out: 2, queued: 2, busy: 1, dropped: { late: 1 } }, idle: {} },
        edges: { 'a.out->nvm.in': { offered: 6, messages: 5, held: 1, holding: true }, 'nvm.out->b.in': {} },
      },
      { name: 'old', state: 'drained', version: 1, fault: { code: 'circuit/has-errors', message: 'm', remedy: 'r' } },
    ],
    tests: [],
  })
  expect(bowls).toMatchObject({ name: 'bowls', version: 2, inside: 3, fault: undefined })
  expect(bowls?.serves.get('nvm')).toEqual({ operator: 'nvm-sim', isSimulated: true })
  expect(bowls?.counts?.nodes.get('nvm')).toEqual({ in: 5, out: 2, errors: 0, dropped: { late: 1 }, queued: 2, busy: 1 })
  expect(bowls?.counts?.nodes.get('idle')).toMatchObject({ in: 0, out: 0 })
  expect(bowls?.counts?.edges.get('a.out->nvm.in')).toEqual({ messages: 5, dropped: {}, held: 1, isHolding: true })
  expect(bowls?.counts?.edges.get('nvm.out->b.in')).toMatchObject({ messages: 0, isHolding: false })
  expect(old).toMatchObject({ counts: undefined, fault: { code: 'circuit/has-errors' }, versions: [] })
})

it('VX51 what is no answer of the engine shows nothing', () => {
  for (const body of [undefined, null, 7, [], {}, { circuits: 7 }]) expect(appliedOf(body)).toEqual([])
  expect(appliedOf({ circuits: [7, { nodes: 'x', versions: {} }] })).toMatchObject([{ name: '' }, { counts: undefined }])
})

it('VX61 a plan can be applied when nothing is wrong and every right is held', () => {
  const { circuit } = parseCircuit('format: arqonbus.circuit.v1\nname: a\nnodes: {x: {kind: merge}}\nedges: []\n', { file: 'a' })
  const answer = { name: 'a', plan: planCircuit(undefined, circuit), plan_sha256: 'ab', diagnostics: [], not_held: [], serves: [] }
  expect(plannedOf(answer)).toMatchObject({ planSha256: 'ab', isApplicable: true, isUnchanged: false })
  expect(plannedOf({ ...answer, not_held: ['publish nvm.jobs'] })).toMatchObject({ isApplicable: false, notHeld: ['publish nvm.jobs'] })
  expect(plannedOf({ ...answer, diagnostics: [{ severity: 'error' }] }).isApplicable).toBe(false)
  expect(plannedOf({ ...answer, diagnostics: [{ severity: 'warning' }] }).isApplicable).toBe(true)
})
