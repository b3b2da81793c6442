import { Fault } from '../../../shared/base/index.ts'
import type { Phase } from './phase-context.ts'

/** GPU_INIT: the declared device is there, answers for itself, and does real work that is checked. */
export const gpuInit: Phase = async ({ host, plan, ledger, startOperator }) => {
  const { device } = plan
  const altered = await host.integrity()
  ledger.gate(
    {
      rule: 'G1.1-trusted',
      when: 'before',
      ok: altered === undefined,
      evidence: { config_sha256: plan.configSha256, policy_sha256: plan.policySha256 },
    },
    () => altered as Fault,
  )
  ledger.progress(`device ${device.name}: health`)
  const health = await ledger.guard(
    { rule: 'G1.4-device-answers', when: 'before' },
    async () => {
      await startOperator(device.identity)
      return await host.health(device.name)
    },
    (found) => ({ ...found }),
  )
  const isDeclared = health.kind === device.kind
  ledger.isSimulated = health.simulated
  ledger.gate(
    {
      rule: 'G1.2-device-as-declared',
      when: 'during',
      ok: isDeclared,
      evidence: { declared: device.kind, found: health.kind, adapter: health.adapter },
    },
    () => {
      return new Fault('device/missing', `device ${device.name} is declared ${device.kind} and its host found ${health.kind}`, {
        ...health,
      })
    },
  )
  const isAccepted = !health.simulated || plan.acceptsSoftwareAdapter
  ledger.gate(
    { rule: 'G1.3-adapter-accepted', when: 'during', ok: isAccepted, evidence: { simulated: health.simulated, adapter: health.adapter } },
    () => {
      return new Fault('device/missing', `the policy accepts no software adapter, and ${device.name} is one`, { ...health })
    },
  )
  ledger.progress(`device ${device.name}: proof of work, ${device.proofN} x ${device.proofN}`)
  const { backend, adapter } = health
  await ledger.guard(
    { rule: 'V1-proof-of-work', when: 'after' },
    async () => {
      const proof = await host.prove(device.name, { runId: plan.runId, n: device.proofN })
      ledger.append({ proofOfWork: { ...proof, ok: true, backend, adapter } })
      return proof
    },
    ({ n, rounds, verdict }) => ({ n, rounds, verdict }),
  )
}
