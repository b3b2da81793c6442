import '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import { Fault } from '../../shared/base/index.ts'
import { type Gpu, type TensorBackend, webgpuBackend } from '../../shared/device/index.ts'

/** Chromium's own WebGPU. @throws Fault `device/missing` when it has no adapter. */
export async function openPageBackend(): Promise<TensorBackend> {
  const { gpu } = navigator as Navigator & { readonly gpu?: Gpu }
  if (gpu === undefined) throw new Fault('device/missing', 'Chromium offers no WebGPU here')
  return await webgpuBackend(tf, gpu, { name: 'Chromium', noAdapter: "Chromium's WebGPU finds no adapter" })
}
