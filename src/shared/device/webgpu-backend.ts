import type * as tf from '@tensorflow/tfjs-core'
import { Fault } from '../base/index.ts'
import type { TensorBackend } from './backend.ts'
import { type AdapterInfo, adapterName, isSoftwareAdapter } from './software-adapter.ts'
import { type TensorFlow, tensorBackend } from './tensor-backend.ts'

/** The part of WebGPU that is asked here; TensorFlow.js asks the rest itself. */
export interface Gpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<{ readonly info: AdapterInfo } | null>
}

type Loaded = TensorFlow & Pick<typeof tf, 'enableProdMode' | 'setBackend' | 'ready' | 'getBackend' | 'version_core'>

/**
 * TensorFlow.js, its WebGPU back end loaded, on the adapter that `gpu` prefers.
 * @param by whose WebGPU it is, and what it says when there is no adapter
 * @throws Fault `device/missing`
 */
export async function webgpuBackend(tensors: Loaded, gpu: Gpu, by: { name: string; noAdapter: string }): Promise<TensorBackend> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (adapter === null) throw new Fault('device/missing', by.noAdapter)
  const { info } = adapter
  tensors.enableProdMode()
  if (!(await tensors.setBackend('webgpu'))) throw new Fault('device/missing', `TensorFlow.js cannot use ${adapterName(info)}`)
  await tensors.ready()
  const software = isSoftwareAdapter(info)
  return tensorBackend(tensors, {
    kind: 'webgpu',
    simulated: software,
    software,
    backend: `tfjs ${tensors.version_core} ${tensors.getBackend()} (${by.name})`,
    adapter: adapterName(info),
    vendor: info.vendor,
  })
}
