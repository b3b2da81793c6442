import * as tf from '@tensorflow/tfjs-core'
import { Fault } from '../../shared/base/index.ts'
import { type AdapterInfo, adapterName, isSoftwareAdapter, type TensorBackend, tensorBackend } from '../../shared/device/index.ts'

/** The part of WebGPU that is asked here; TensorFlow.js asks the rest itself. */
interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<{ readonly info: AdapterInfo } | null>
}

/**
 * WebGPU in plain Node by Dawn (npm `webgpu`). Electron refuses its external buffers: there the hidden window serves.
 * @throws Fault `device/missing` when the module cannot be loaded here or finds no adapter (no Vulkan, Metal or D3D12 driver).
 */
export async function openDawnBackend(): Promise<TensorBackend> {
  const gpu = await loadDawn()
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null) throw new Fault('device/missing', 'WebGPU finds no adapter here: is a Vulkan, Metal or D3D12 driver installed?')
  const { info } = adapter
  tf.enableProdMode()
  // TensorFlow.js looks for the browser's WebGPU.
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true })
  await import('@tensorflow/tfjs-backend-webgpu')
  if (!(await tf.setBackend('webgpu'))) throw new Fault('device/missing', `TensorFlow.js cannot use ${adapterName(info)}`)
  await tf.ready()
  const software = isSoftwareAdapter(info)
  return tensorBackend(tf, {
    kind: 'webgpu',
    simulated: software,
    software,
    backend: `tfjs ${tf.version_core} ${tf.getBackend()} (Dawn)`,
    adapter: adapterName(info),
    vendor: info.vendor,
  })
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
