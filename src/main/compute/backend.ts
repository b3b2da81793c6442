import { Fault } from '../../shared/base/index.ts'

export type DeviceKind = 'simulated' | 'webgpu' | 'cuda'

/** Where tensors are computed. */
export interface TensorBackend {
  readonly kind: DeviceKind
  /** True for everything that is no accelerator of its own: every record and view of a run on it says so. */
  readonly simulated: boolean
  /** Library, version and its back end, `tfjs 4.22.0 cpu`. */
  readonly backend: string
  /** What does the arithmetic: the adapter's or the processor's name. */
  readonly adapter: string
  /** C = AB in float32; row-major n x n; resolves with C. */
  multiply(a: Float32Array, b: Float32Array, n: number): Promise<Float32Array>
  memory(): { readonly usedBytes: number; readonly tensors: number }
}

/**
 * Opens the back end of a declared kind. There is no falling back from one kind to another.
 * @throws Fault `device/missing` when there is none of that kind.
 */
export async function openBackend(kind: DeviceKind): Promise<TensorBackend> {
  if (kind === 'simulated') return (await import('./simulated-backend.ts')).openSimulatedBackend()
  throw new Fault('device/missing', `this version drives no ${kind} device: it knows simulated ones only`, { kind })
}
