import { Fault } from '../../../shared/base/index.ts'
import type { GivenRelease } from '../release-wait.ts'
import { fromHex, type PhaseContext } from './phase-context.ts'

/**
 * Waits for a person to release what is in staging, where the policy asks for one. A rejection is the gate's breach; a limit that passes
 * cancels the run. What publishes nothing has nothing to be released.
 */
export async function releasedByPerson(context: PhaseContext): Promise<void> {
  const { host, plan, ledger } = context
  if (plan.release === undefined || plan.mode === 'validation_only') {
    ledger.gate({ rule: 'G8.1-person-released', when: 'during', ok: true, evidence: { required: false } }, notReleased)
    return
  }
  const given = await waitForWord(context, plan.release.limitMs)
  const { verdict, reason, person, attended, record } = given
  const evidence = { required: true, verdict, reason, person, attended, records: [record] }
  ledger.gate({ rule: 'G8.1-person-released', when: 'during', ok: verdict === 'release', evidence }, () => notReleased(evidence))
  // Hours may have passed since the phase began.
  const altered = await host.integrity()
  const found = altered === undefined ? {} : { code: altered.code }
  ledger.gate({ rule: 'G8.3-still-trusted', when: 'during', ok: altered === undefined, evidence: found }, () => altered as Fault)
}

async function waitForWord({ host, plan, ledger, facts, release, dismiss }: PhaseContext, limitMs: number): Promise<GivenRelease> {
  // Nobody is to hold memory, a device and a token for as long as a person takes.
  await dismiss()
  const { runId } = plan
  const { manifestSha256 } = facts
  ledger.append({ releaseAsked: { manifestSha256: fromHex(manifestSha256), limitMs } })
  await host.ledger.flush()
  const given = await release.ask({
    manifestSha256,
    limitMs,
    told: {
      message: `waits for a person to release ${facts.outputs.length} outputs, at most ${limitMs / 1000} s; they are in ${host.stagingDir}`,
      waits_for: 'release',
      how: `vbus release ${runId} --reason TEXT, or with --reject`,
      manifest_sha256: manifestSha256,
      limit_ms: limitMs,
    },
  })
  if (given !== undefined) {
    await host.ledger.flush()
    return given
  }
  const reason = `nobody released the outputs within ${limitMs / 1000} s`
  ledger.append({ stopRequested: { kind: 'release-limit', reason } })
  throw new Fault('pipeline/cancelled', reason)
}

const notReleased = (evidence: { readonly reason?: string } = {}): Fault =>
  new Fault('pipeline/not-released', `a person rejected the outputs: ${evidence.reason}`, evidence)
