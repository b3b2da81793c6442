import '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import { Fault } from '../../shared/base/index.ts'
import { type AdapterInfo, adapterName, isSoftwareAdapter, type TensorBackend, tensorBackend } from '../../shared/device/index.ts'

/** The part of WebGPU that is asked here; TensorFlow.js asks the rest itself. */
interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<{ readonly info: AdapterInfo } | null>
}

/** Chromium's own WebGPU. @throws Fault `device/missing` when it has no adapter. */
export async function openPageBackend(): Promise<TensorBackend> {
  const { gpu } = navigator as Navigator & { readonly gpu?: Gpu }
  if (gpu === undefined) throw new Fault('device/missing', 'Chromium offers no WebGPU here')
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null) throw new Fault('device/missing', "Chromium's WebGPU finds no adapter")
  const { info } = adapter
  tf.enableProdMode()
  if (!(await tf.setBackend('webgpu'))) throw new Fault('device/missing', `TensorFlow.js cannot use ${adapterName(info)}`)
  await tf.ready()
  const software = isSoftwareAdapter(info)
  return tensorBackend(tf, {
    kind: 'webgpu',
    simulated: software,
    software,
    backend: `tfjs ${tf.version_core} ${tf.getBackend()} (Chromium)`,
    adapter: adapterName(info),
    vendor: info.vendor,
  })
}
