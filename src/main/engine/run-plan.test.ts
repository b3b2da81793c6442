import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseWorkspaceConfig } from '../workspace/config.ts'
import { parseWorkspacePolicy } from '../workspace/policy.ts'
import { planRun, SEED_MAX } from './run-plan.ts'

const read = (name: string): string => readFileSync(new URL(`../../../resources/workspaces/movies/${name}`, import.meta.url), 'utf8')
const text = read('workspace.yaml').replace('id: ""', 'id: 00000000-0000-4000-8000-000000000000')
const config = parseWorkspaceConfig(text)
if (!config.ok) throw new Error(JSON.stringify(config.error))
const policy = parseWorkspacePolicy(read('policy.yaml'), config.value)
if (!policy.ok) throw new Error(JSON.stringify(policy.error))
const sources = {
  config: config.value,
  policy: policy.value,
  configSha256: 'aa',
  policySha256: 'bb',
  lockSha256: 'cc',
  components: [],
  registered: {},
}
const run = { id: 'run-1', actor: { id: 'somebody', kind: 'human' as const } }

describe('planRun', () => {
  it('takes what the workspace says where the request is silent', () => {
    const plan = planRun(sources, { mode: 'full_build' }, run)
    expect(plan).toMatchObject({ seed: 42, device: { name: 'sim0', kind: 'simulated' }, target: 'imdb_rating', asOf: '2011-12-31' })
    expect(Object.values(plan.learners).map((learner) => learner.trees)).toEqual([1350, 1350, 1350])
  })

  it('refuses a mode, seed or device that there is not', () => {
    const codeOf = (request: Parameters<typeof planRun>[1]): string => {
      try {
        planRun(sources, request, run)
        return ''
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(codeOf({ mode: 'fast' })).toBe('cli/usage')
    expect(codeOf({ mode: 'incremental' })).toBe('')
    expect(codeOf({ mode: 'full_build', seed: SEED_MAX + 1 })).toBe('cli/usage')
    expect(codeOf({ mode: 'full_build', seed: 1.5 })).toBe('cli/usage')
    expect(codeOf({ mode: 'full_build', device: 'toString' })).toBe('device/not-declared')
  })

  it('OR20 refuses where there is no data to run on', () => {
    const bus = { ...sources, config: { ...sources.config, hasData: false } }
    expect(() => planRun(bus, { mode: 'full_build' }, run)).toThrowError(expect.objectContaining({ code: 'workspace/bus-only' }))
  })
})
