import { Fault } from '../../../shared/base/index.ts'
import { releaseStatement } from '../../workspace/statements.ts'
import type { Recorder } from '../recorder.ts'
import type { RunDesk } from '../run-desk.ts'
import { requireSigned } from './person-services.ts'
import { type Service, text } from './service.ts'

export interface ReleaseServiceDeps {
  readonly recorder: Recorder
  readonly desk: RunDesk
  readonly workspaceId: string
  /** Verifier key of the person who trusts this workspace, and that person as an actor. */
  readonly person: string
  readonly personIdentity: string
  readonly acceptsUnattended: () => boolean
}

/** A person's word on what a run made (docs/spec/pipeline.md PL30): whoever brings it, the key that signed it is who said it. */
export function releaseServices(deps: ReleaseServiceDeps): Record<string, Service> {
  const { recorder, desk, workspaceId } = deps
  return {
    'system.run.release': async (body) => {
      const runId = text(body, 'run_id')
      const { run } = desk
      const manifestSha256 = run?.plan.runId === runId ? run.awaitsReleaseOf : undefined
      if (run === undefined || manifestSha256 === undefined)
        throw new Fault('request/refused', `run ${runId} waits for no release`, { run_id: runId })
      const verdict = text(body, 'verdict')
      if (verdict !== 'release' && verdict !== 'reject') throw new Fault('wire/bad-payload', 'verdict is release or reject', { verdict })
      const reason = text(body, 'reason')
      const attended = body['attended'] === true
      const by = requireSigned(deps.person, body, releaseStatement(workspaceId, { runId, manifestSha256, verdict, reason }))
      if (!attended && !deps.acceptsUnattended())
        throw new Fault('policy/refused', 'the policy takes no release without a terminal or window')
      const record = run.giveRelease({ verdict, reason, attended, ...by }, deps.personIdentity)
      if (record === undefined) throw new Fault('request/refused', `run ${runId} has ended`, { run_id: runId })
      await recorder.flush()
      return { ok: true, record, manifest_sha256: manifestSha256 }
    },
  }
}
