import type { Verb } from '../verb.ts'
import { auditBlameVerb } from './audit-blame.ts'
import { auditBundleVerb } from './audit-bundle.ts'
import { auditCheckVerb } from './audit-check.ts'
import { auditCheckpointVerb } from './audit-checkpoint.ts'
import { auditConsistencyVerb } from './audit-consistency.ts'
import { auditDiffStateVerb } from './audit-diff-state.ts'
import { auditExplainVerb } from './audit-explain.ts'
import { auditExportVerb } from './audit-export.ts'
import { auditProveVerb } from './audit-prove.ts'
import { auditRebuildIndexVerb } from './audit-rebuild-index.ts'
import { auditShowVerb } from './audit-show.ts'
import { auditStateVerb } from './audit-state.ts'
import { auditVerifyVerb } from './audit-verify.ts'
import { blobGetVerb } from './blob-get.ts'
import { blobPutVerb } from './blob-put.ts'
import { blobListVerb, blobRemoveVerb, blobStatVerb } from './blob-rows.ts'
import { breachAckVerb } from './breach-ack.ts'
import { cacheCheckVerb, cacheHistoryVerb, cacheVerb, cacheWhyVerb } from './cache.ts'
import { canVerb } from './can.ts'
import { CIRCUIT_VERBS } from './circuit.ts'
import { completionVerb } from './completion.ts'
import { consumersListVerb, consumersRemoveVerb } from './consumers.ts'
import { dataRegisterVerb } from './data-register.ts'
import { devicesVerb } from './devices.ts'
import { diffVerb } from './diff.ts'
import { helpVerb } from './help.ts'
import { initVerb } from './init.ts'
import { jobsCancelVerb, jobsListVerb, jobsWatchVerb } from './jobs.ts'
import { jobsSubmitVerb } from './jobs-submit.ts'
import { keyCreateVerb } from './key-create.ts'
import { keyListVerb } from './key-list.ts'
import { keyProtectVerb } from './key-protect.ts'
import { keyRevokeVerb } from './key-revoke.ts'
import { keyRotateVerb } from './key-rotate.ts'
import { mapVerb } from './map.ts'
import { namespaceListVerb } from './namespace-list.ts'
import { operatorsVerb } from './operators.ts'
import { policyApplyVerb } from './policy-apply.ts'
import { pubVerb } from './pub.ts'
import { quotaVerb } from './quota.ts'
import { releaseVerb } from './release.ts'
import { replayVerb } from './replay.ts'
import { requestVerb } from './request.ts'
import { rulesVerb } from './rules.ts'
import { runVerb } from './run.ts'
import { schemaCheckVerb } from './schema-check.ts'
import { serveVerb } from './serve.ts'
import { statusVerb } from './status.ts'
import { stopVerb } from './stop.ts'
import { subVerb } from './sub.ts'
import { tokenVerb } from './token.ts'
import { tokenListVerb } from './token-list.ts'
import { tokenRevokeVerb } from './token-revoke.ts'
import { topicsVerb } from './topics.ts'
import { topologyVerb, topologyVerifyVerb } from './topology.ts'
import { trustVerb } from './trust.ts'
import { uiVerb } from './ui.ts'
import { versionVerb } from './version.ts'
import { whyVerb } from './why.ts'
import { witnessVerb } from './witness.ts'

/** Every verb, in the order of the help page. */
export const VERBS: readonly Verb[] = [
  initVerb,
  trustVerb,
  policyApplyVerb,
  dataRegisterVerb,
  runVerb,
  rulesVerb,
  whyVerb,
  diffVerb,
  statusVerb,
  mapVerb,
  stopVerb,
  releaseVerb,
  breachAckVerb,
  serveVerb,
  uiVerb,
  tokenVerb,
  tokenListVerb,
  tokenRevokeVerb,
  keyCreateVerb,
  keyListVerb,
  keyRevokeVerb,
  keyRotateVerb,
  keyProtectVerb,
  canVerb,
  namespaceListVerb,
  subVerb,
  pubVerb,
  requestVerb,
  topicsVerb,
  topologyVerb,
  topologyVerifyVerb,
  jobsSubmitVerb,
  jobsWatchVerb,
  jobsListVerb,
  jobsCancelVerb,
  operatorsVerb,
  devicesVerb,
  quotaVerb,
  blobPutVerb,
  blobGetVerb,
  blobListVerb,
  blobStatVerb,
  blobRemoveVerb,
  cacheVerb,
  cacheHistoryVerb,
  cacheWhyVerb,
  cacheCheckVerb,
  schemaCheckVerb,
  consumersListVerb,
  consumersRemoveVerb,
  replayVerb,
  ...CIRCUIT_VERBS,
  auditVerifyVerb,
  auditShowVerb,
  auditExplainVerb,
  auditStateVerb,
  auditDiffStateVerb,
  auditBlameVerb,
  auditProveVerb,
  auditBundleVerb,
  auditCheckVerb,
  auditCheckpointVerb,
  auditConsistencyVerb,
  auditExportVerb,
  auditRebuildIndexVerb,
  witnessVerb,
  versionVerb,
  completionVerb(() => VERBS),
  helpVerb,
]
