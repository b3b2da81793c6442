export {
  ANSWER_MS_MAX,
  type DeviceClass,
  DeviceClient,
  type DeviceClientOptions,
  type DeviceHealth,
  type DeviceMemoryView,
  type DeviceRef,
  type ProofOutcome,
  type ProveOptions,
} from './device-client.ts'
export { type GpuUse, readGpus } from './gpu-readings.ts'
export { type ProofClaim, type ProofVerdict, verifyProof } from './verify-proof.ts'
