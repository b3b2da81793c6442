import { Fault } from '../../shared/base/index.ts'
import type { DeviceKind, TensorBackend } from '../../shared/device/index.ts'

/** What computes for a simulated device: TensorFlow.js by itself, or TensorFlow's own library on the processor. */
export type SimulatedLibrary = 'tfjs' | 'tensorflow'

/**
 * Opens the back end of a declared kind. There is no falling back from one kind to another.
 * @throws Fault `device/missing` when there is none of that kind.
 */
export async function openBackend(kind: DeviceKind, library: SimulatedLibrary = 'tfjs'): Promise<TensorBackend> {
  switch (kind) {
    case 'webgpu':
      return (await import('./dawn-backend.ts')).openDawnBackend()
    case 'cuda':
      return (await import('./tensorflow-backend.ts')).openCudaBackend()
    case 'simulated':
      if (library === 'tensorflow') return (await import('./tensorflow-backend.ts')).openTensorflowOnCpu()
      return (await import('./simulated-backend.ts')).openSimulatedBackend()
    default:
      throw new Fault('device/missing', `there is no kind of device ${String(kind)}`, { kind })
  }
}
