import { expect, it } from 'vitest'
import { type Clock, Fault } from '../../shared/base/index.ts'
import type { OperatorDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import { StandingOperators } from './standing-operators.ts'

/** Lives that end at once with what `codes` says, in order; then it runs on. */
function rig(restart: NonNullable<OperatorDecl['restart']>, codes: readonly (number | Fault)[], altered?: Fault) {
  const waits: number[] = []
  const lines: string[] = []
  let starts = 0
  const decl = { kind: 'agent', operatorType: 'nvm', command: ['python', './operators/rig.py'], restart }
  const clock: Clock = {
    wallNs: () => 0n,
    monotonicMs: () => 0,
    after: (ms, act) => {
      waits.push(ms)
      queueMicrotask(act)
      return () => undefined
    },
  }
  const standing = new StandingOperators({
    config: { components: { 'rig-1': decl, data: { kind: 'agent', builtin: 'data' } } } as unknown as WorkspaceConfig,
    desk: {
      isEnding: false,
      start: async (identity) => {
        const code = codes[starts++]
        if (code instanceof Fault) throw code
        const exited = code === undefined ? new Promise<never>(() => undefined) : Promise.resolve({ reason: 'exited', evidence: { code } })
        return { identity, pid: 1, exited, kill: () => undefined, stop: async () => undefined }
      },
    },
    folder: '/nowhere',
    clock,
    checked: () => altered,
    log: (line) => void lines.push(line),
  })
  standing.begin()
  return { waits, lines, starts: () => starts }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('OP10 starts a standing operator again as its declaration says, later each time up to a minute', async () => {
  const failing = rig('on_failure', [1, new Fault('operator/hung', 'not ready'), ...Array<number>(6).fill(2), 0])
  await settled()
  expect(failing.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  expect(failing.starts()).toBe(9)
  const always = rig('always', [0, 0])
  await settled()
  expect([always.starts(), always.waits]).toEqual([3, [1_000, 2_000]])
  const never = rig('never', [1])
  await settled()
  expect([never.starts(), never.waits]).toEqual([1, []])
})

it('OP10 does not start what is no longer what was trusted', async () => {
  const { starts, lines } = rig('never', [0], new Fault('workspace/component-altered', 'component rig-1 is not what was trusted'))
  await settled()
  expect(starts()).toBe(0)
  expect(lines).toEqual(['operator rig-1: workspace/component-altered: component rig-1 is not what was trusted'])
})
