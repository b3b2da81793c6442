// This fold and the Python verifier's (sdk/python/src/arqonbus/audit/fold) move together: whoever changes one changes both, and
// FOLD_VERSION where the empty state stays as it is. A test folds a real log with both and compares.
export { apply, StateFold } from './apply.ts'
export { BLOBS_PER_NAMESPACE_MAX, type BlobState, type BlobsState, blobOf, type NamespaceBlobs } from './blob-fold.ts'
export {
  CACHE_SLOTS,
  CACHE_TIERS,
  type CachedEntry,
  type CacheState,
  type CacheTier,
  type CacheTierState,
  type CacheViolation,
  cachedEntry,
} from './cache-fold.ts'
export { LIVES_MAX, type Life, type LifeEvent, LifeReader, type NumberedRecord, readLives, reasonOf, sentence } from './cache-life.ts'
export { CIRCUIT_VERSIONS_MAX, CIRCUITS_MAX, type CircuitState, type CircuitsState, type CircuitVersion } from './circuit-fold.ts'
export type { ConsumerState } from './consumer-fold.ts'
export { CREDENTIAL_S_MAX, type CredentialState, type IssuedState, isRevoked, KEYS_MAX, REVOKED_MAX } from './credentials.ts'
export { DEVICES_FOLDED_MAX, type DeviceState, type DevicesState } from './device-fold.ts'
export { FOLD_ID_BYTES, FOLD_TEXT, SNAPSHOT_EVERY } from './fold-version.ts'
export { KEPT_OUTPUTS_MAX, KEPT_PHASES_MAX, type KeptPhase } from './kept-fold.ts'
export {
  addCounters,
  LEASES_FOLDED_MAX,
  type LeaseState,
  type MemoryState,
  NO_ACCESSES,
  type RegionCounters,
  regionKey,
} from './memory-fold.ts'
export {
  addAmounts,
  NO_AMOUNTS,
  QUOTA_DIMENSIONS,
  type QuotaAmounts,
  type QuotaDimension,
  toAmounts,
} from './quota-amounts.ts'
export {
  accountAt,
  accountIn,
  accountNames,
  accountsOf,
  applyQuota,
  type QuotaAccount,
  type QuotaEntry,
  type QuotaState,
  quotaEntry,
  reservationOf,
  usedIn,
} from './quota-fold.ts'
export { type RunSurroundings, toBreachView, toPhaseViews, toReleaseView, toRunResult } from './run-view.ts'
export { type BreachState, EMPTY_STATE, type PhaseState, type RunState, type RunStatus, type State } from './state.ts'
export { toBigInt, toHex, toNumber, toTime } from './values.ts'
