export { CHALLENGE_BYTES, N_MAX } from './challenge-matrix.ts'
export {
  ANSWER_MS_MAX,
  DeviceClient,
  type DeviceClientOptions,
  type DeviceHealth,
  type DeviceRef,
  type ProofOutcome,
  type ProveOptions,
} from './device-client.ts'
export { DEVICE_TOPICS } from './device-schema.ts'
export { type ProofClaim, type ProofVerdict, verifyProof } from './verify-proof.ts'
