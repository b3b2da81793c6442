import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import { fromHex, type Phase, readList, readNumber, readText } from './phase-context.ts'

/** OUTPUT_GENERATION: versioned outputs in staging; every one is hashed again from disk. */
export const outputGeneration: Phase = async ({ host, ledger, desk, facts }) => {
  const models = facts.models.map(({ name, address, format }) => ({ name, address, format }))
  const result = await desk.run('data.jobs', 'data', {
    job: 'write_outputs',
    phase: 'OUTPUT_GENERATION',
    models,
    predictions: facts.predictions,
  })
  const outputs = readList(result, 'outputs').map((item) => ({
    role: readText(item, 'role'),
    path: readText(item, 'path'),
    sha256: readText(item, 'sha256'),
    bytes: readNumber(item, 'bytes'),
  }))
  for (const output of outputs) {
    const found = await host.hashFile(`${host.stagingDir}/${output.path}`).catch(() => ({ sha256: '', bytes: 0 }))
    const evidence = { output: output.path, announced: output.sha256, found: found.sha256, bytes: found.bytes }
    ledger.gate(
      { rule: `V2-checksum-${output.role}`, when: 'after', ok: found.sha256 === output.sha256 && found.bytes > 0, evidence },
      () => {
        return new Fault('data/output-missing', `output ${output.path} is not there, or not what was written`, evidence)
      },
    )
    if (facts.inputHashes.has(output.sha256))
      throw new Fault('pipeline/output-equals-input', `output ${output.path} is a copy of an input`, evidence)
    ledger.append({ output: { ...output, sha256: fromHex(output.sha256) } })
  }
  facts.outputs = outputs
}

/** AUDIT_LOGGING: the manifest beside the outputs, everything on disk, and the whole log verified from disk. */
export const auditLogging: Phase = async ({ host, plan, ledger, facts }) => {
  const manifest = {
    format: 'vbus.manifest.v1',
    run_id: plan.runId,
    mode: plan.mode,
    seed: plan.seed,
    as_of: plan.asOf,
    device: plan.device,
    rows: facts.rows,
    outputs: facts.outputs,
  }
  const parameters = {
    config_sha256: plan.configSha256,
    policy_sha256: plan.policySha256,
    lock_sha256: plan.lockSha256,
    parameters: plan.parameters,
  }
  await host.writeFile(`${host.stagingDir}/manifest.json`, new TextEncoder().encode(`${canonicalJson({ ...manifest, ...parameters })}\n`))
  await host.ledger.flush()
  const verdict = await host.verifyAudit()
  const evidence = { records: verdict.records, root: verdict.root, first_bad: verdict.firstBad ?? null }
  ledger.gate(
    { rule: 'V3-chained-log', when: 'after', ok: verdict.ok, evidence },
    () => new Fault('audit/altered', 'the audit log does not verify', evidence),
  )
}

/** REVIEW_DEPLOY: nothing changed since it was trusted, every party known for what it is; then staging becomes current in one step. */
export const reviewDeploy: Phase = async ({ host, plan, ledger, facts }) => {
  const altered = await host.integrity()
  ledger.gate(
    { rule: 'G8.1-still-trusted', when: 'before', ok: altered === undefined, evidence: { config_sha256: plan.configSha256 } },
    () => altered as Fault,
  )
  ledger.gate(
    {
      rule: 'V4-actors-told-apart',
      when: 'before',
      ok: plan.actor.id !== '',
      evidence: { started_by: plan.actor.id, kind: plan.actor.kind },
    },
    () => {
      return new Fault('pipeline/gate-failed', 'nobody is on record as having started this run')
    },
  )
  ledger.gate(
    {
      rule: 'G8.2-person-released',
      when: 'before',
      ok: !plan.needsPerson || plan.actor.kind === 'human',
      evidence: { required: plan.needsPerson, kind: plan.actor.kind },
    },
    () => {
      return new Fault('pipeline/gate-failed', 'the policy asks for a person to release outputs', { started_by: plan.actor.id })
    },
  )
  await host.ledger.flush()
  facts.version = await host.publish()
}
