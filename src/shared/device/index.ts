export type { DeviceKind, HeldBytes, Sha256, TensorBackend } from './backend.ts'
export { deviceCapabilities } from './capabilities.ts'
export { CHALLENGE_BYTES, challengeMatrix, ENTRY_MAX, N_MAX, SOFTWARE_N_MAX } from './challenge-matrix.ts'
export { type DeviceServiceOptions, type HostSurroundings, serveDevice, WAITING_JOBS_MAX } from './device-jobs.ts'
export { DeviceMemory, HELD_MAX } from './device-memory.ts'
export {
  DEVICE_JOB_SCHEMA,
  DEVICE_TOPICS,
  type JsonObject,
  productBytes,
  readHash,
  readObject,
  toHex,
} from './device-schema.ts'
export { UPLOAD_BYTES_MAX, UPLOADS_MAX } from './device-uploads.ts'
export { type AdapterInfo, adapterName, isSoftwareAdapter, isSoftwareName } from './software-adapter.ts'
export { type TensorFlow, tensorBackend } from './tensor-backend.ts'
export { type Gpu, webgpuBackend } from './webgpu-backend.ts'
