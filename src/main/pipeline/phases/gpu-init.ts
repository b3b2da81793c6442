import { Fault } from '../../../shared/base/index.ts'
import { isSoftwareName, SOFTWARE_N_MAX } from '../../../shared/device/index.ts'
import { fromHex, type Phase } from './phase-context.ts'

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
  // A simulated device that denies it would have no record say so.
  const isDeclared = health.kind === device.kind && (health.simulated || device.kind !== 'simulated')
  ledger.gate(
    {
      rule: 'G1.2-device-as-declared',
      when: 'during',
      ok: isDeclared,
      evidence: { device: device.name, declared: device.kind, found: health.kind, simulated: health.simulated, adapter: health.adapter },
    },
    () => {
      const said = health.kind === device.kind ? 'its host says it is no simulation' : `its host found ${health.kind}`
      return new Fault('device/missing', `device ${device.name} is declared ${device.kind} and ${said}`, { ...health })
    },
  )
  const { backend, adapter, simulated } = health
  // A host may not know its adapter for what it is; its name tells.
  const software = health.software || isSoftwareName(adapter)
  ledger.isSimulated = simulated || software
  const isAccepted = !ledger.isSimulated || plan.acceptsSoftwareAdapter
  ledger.gate({ rule: 'G1.3-adapter-accepted', when: 'during', ok: isAccepted, evidence: { simulated, software, adapter } }, () => {
    return new Fault(
      'device/software-adapter',
      `the policy accepts no simulated device or software adapter, and ${device.name} is one: ${adapter}`,
      {
        ...health,
      },
    )
  })
  // A processor would take minutes for what a GPU does in one second; 512 proves as much (DV2).
  const n = ledger.isSimulated ? Math.min(device.proofN, SOFTWARE_N_MAX) : device.proofN
  ledger.progress(`device ${device.name}: proof of work, ${n} x ${n}`)
  await ledger.guard(
    { rule: 'V1-proof-of-work', when: 'after' },
    async () => {
      try {
        const proof = await host.prove(device.name, { runId: plan.runId, n })
        ledger.append({ proofOfWork: { ...proof, ok: true, backend, adapter } })
        return proof
      } catch (error) {
        const refused = toRefused(Fault.from(error))
        if (refused !== undefined && !ledger.isLatched) ledger.append({ proofOfWork: { ...refused, backend, adapter } })
        throw error
      }
    },
    ({ rounds, verdict, commitmentMs, deviceClass }) => ({ n, rounds, verdict, commitment_ms: commitmentMs, class: deviceClass }),
  )
}

/** A proof that was handed in and refused is on the record as one; a device that gave none leaves its gate alone. */
function toRefused({ code, evidence }: Fault): object | undefined {
  if (code !== 'device/proof-wrong' && code !== 'device/too-slow') return undefined
  const number = (name: string): number => (typeof evidence[name] === 'number' ? evidence[name] : 0)
  const text = (name: string): string => (typeof evidence[name] === 'string' ? evidence[name] : '')
  return {
    ok: false,
    n: number('n'),
    challenge: fromHex(text('challenge')),
    commitment: fromHex(text('commitment')),
    rounds: number('rounds'),
    durationMs: number('duration_ms'),
    commitmentMs: number('commitment_ms'),
    deviceClass: text('class'),
    classMsMax: number('class_ms_max'),
    verdict: text('verdict'),
  }
}
