export type DeviceKind = 'simulated' | 'webgpu' | 'cuda'

/** SHA-256 of bytes at hand; the host's own (node:crypto) or a portable one. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Bytes that lie in a device's tensor memory. Callers free them. */
export interface HeldBytes {
  readonly length: number
  read(): Promise<Uint8Array>
  free(): void
}

/** Where tensors are computed. */
export interface TensorBackend {
  readonly kind: DeviceKind
  /** True for everything that is no accelerator of its own: every record and view of a run on it says so. */
  readonly simulated: boolean
  /** True for an adapter of a real kind whose arithmetic the processor does (SwiftShader, llvmpipe). */
  readonly software: boolean
  /** Library, version and its back end, `tfjs 4.22.0 cpu`. */
  readonly backend: string
  /** What does the arithmetic: the adapter's or the processor's name. */
  readonly adapter: string
  readonly vendor: string
  /** C = AB in float32; row-major n x n; resolves with C. */
  multiply(a: Float32Array, b: Float32Array, n: number): Promise<Float32Array>
  /** Copies bytes into tensor memory. */
  hold(bytes: Uint8Array): HeldBytes
  memory(): { readonly usedBytes: number; readonly tensors: number }
}
