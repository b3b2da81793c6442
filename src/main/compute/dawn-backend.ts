import * as tf from '@tensorflow/tfjs-core'
import { Fault } from '../../shared/base/index.ts'
import { type Gpu, type TensorBackend, webgpuBackend } from '../../shared/device/index.ts'

/**
 * WebGPU in plain Node by Dawn (npm `webgpu`). Electron refuses its external buffers: there the hidden window serves.
 * @throws Fault `device/missing` when the module cannot be loaded here or finds no adapter (no Vulkan, Metal or D3D12 driver).
 */
export async function openDawnBackend(): Promise<TensorBackend> {
  const gpu = await loadDawn()
  // TensorFlow.js looks for the browser's WebGPU.
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true })
  await import('@tensorflow/tfjs-backend-webgpu')
  const noAdapter = 'WebGPU finds no adapter here: is a Vulkan, Metal or D3D12 driver installed?'
  return await webgpuBackend(tf, gpu, { name: 'Dawn', noAdapter })
}

async function loadDawn(): Promise<Gpu> {
  try {
    const { create, globals } = await import('webgpu')
    Object.assign(globalThis, globals)
    return create([]) as unknown as Gpu
  } catch (error) {
    throw new Fault(
      'device/missing',
      `Dawn cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      {},
      { cause: error },
    )
  }
}
