import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import { releasedByPerson } from './person-release.ts'
import { fromHex, type Phase, type PhaseContext, readList, readNumber, readText } from './phase-context.ts'

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
  const copies = outputs.filter(({ sha256 }) => facts.inputHashes.has(sha256)).map(({ path }) => path)
  const looked = { outputs: outputs.map(({ path }) => path), inputs: facts.inputHashes.size, copies }
  ledger.gate({ rule: 'G6.1-no-copy-of-an-input', when: 'during', ok: copies.length === 0, evidence: looked }, () => {
    return new Fault('pipeline/output-equals-input', `output ${copies.join(', ')} is a copy of an input`, looked)
  })
  for (const output of outputs) {
    const found = await host.hashFile(`${host.stagingDir}/${output.path}`).catch(() => ({ sha256: '', bytes: 0 }))
    const evidence = { output: output.path, announced: output.sha256, found: found.sha256, bytes: found.bytes }
    ledger.gate(
      { rule: `V2-checksum-${output.role}`, when: 'after', ok: found.sha256 === output.sha256 && found.bytes > 0, evidence },
      () => {
        return new Fault('data/output-missing', `output ${output.path} is not there, or not what was written`, evidence)
      },
    )
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
  const bytes = new TextEncoder().encode(`${canonicalJson({ ...manifest, ...parameters })}\n`)
  await host.writeFile(`${host.stagingDir}/manifest.json`, bytes)
  const [told, found] = [host.sha256(bytes), host.sha256(await host.readOutput('manifest.json'))]
  ledger.gate({ rule: 'G7.1-manifest-written', when: 'during', ok: told === found, evidence: { sha256: told, found } }, () => {
    return new Fault('data/output-missing', 'the manifest is not what was written', { sha256: told, found })
  })
  facts.manifestSha256 = told
  await host.ledger.flush()
  const verdict = await host.verifyAudit()
  const evidence = { records: verdict.records, root: verdict.root, first_bad: verdict.firstBad ?? null }
  ledger.gate(
    { rule: 'V3-chained-log', when: 'after', ok: verdict.ok, evidence },
    () => new Fault('audit/altered', 'the audit log does not verify', evidence),
  )
  await coSigned({ host, plan, ledger })
}

/** What nobody in this rig can tell: whether the log is the one that the witnesses were shown before. Without witnesses there is no gate. */
async function coSigned({ host, plan, ledger }: Pick<PhaseContext, 'host' | 'plan' | 'ledger'>): Promise<void> {
  const answers = await host.witnessed()
  if (answers.length === 0) return
  const said = answers.map(({ witness, size, fault }) => ({ witness, cosigned: size, code: fault?.code ?? null }))
  const missing = answers.filter(({ fault }) => fault !== undefined)
  const contradiction = missing.find(({ fault }) => fault?.breach !== undefined)?.fault
  const evidence = { required: plan.needsWitnesses, witnesses: said }
  const ok = contradiction === undefined && (missing.length === 0 || !plan.needsWitnesses)
  ledger.gate({ rule: 'G7.2-co-signed', when: 'after', ok, evidence }, () => {
    const names = missing.map(({ witness }) => witness).join(', ')
    return contradiction ?? new Fault('pipeline/not-witnessed', `${names} did not co-sign the log, which the policy asks for`, evidence)
  })
}

/** REVIEW_DEPLOY: nothing changed since it was trusted, every party known for what it is; then staging becomes current in one step. */
export const reviewDeploy: Phase = async (context) => {
  const { host, plan, ledger, facts } = context
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
  await releasedByPerson(context)
  await checkStaged({ host, ledger, facts })
  await host.ledger.flush()
  facts.version = await host.publish()
  if (facts.version === '') return
  const altered: string[] = []
  for (const { path, sha256 } of facts.outputs) if (host.sha256(await host.readOutput(path)) !== sha256) altered.push(path)
  const evidence = { version: facts.version, outputs: facts.outputs.length, altered }
  ledger.gate({ rule: 'G8.2-published-as-written', when: 'after', ok: altered.length === 0, evidence }, () => {
    return new Fault('data/output-missing', `published files are not what was written: ${altered.join(', ')}`, evidence)
  })
}

/** V2 once more, right before staging becomes the current version: nobody touched what was checked two phases ago. */
async function checkStaged({ host, ledger, facts }: Pick<PhaseContext, 'host' | 'ledger' | 'facts'>): Promise<void> {
  const altered: { readonly output: string; readonly announced: string; readonly found: string }[] = []
  const manifest = { path: 'manifest.json', sha256: facts.manifestSha256 }
  for (const { path, sha256 } of [...facts.outputs, manifest]) {
    const bytes = await host.readOutput(path).catch(() => undefined)
    const found = bytes === undefined ? 'missing' : host.sha256(bytes)
    if (found !== sha256) altered.push({ output: path, announced: sha256, found })
  }
  const evidence = { outputs: facts.outputs.length, altered }
  ledger.gate({ rule: 'V2-as-checked', when: 'during', ok: altered.length === 0, evidence }, () => {
    return new Fault('data/output-missing', `${altered.map(({ output }) => output).join(', ')} changed after it was checked`, evidence)
  })
}
