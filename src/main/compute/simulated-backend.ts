import { cpus } from 'node:os'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { type TensorBackend, tensorBackend } from '../../shared/device/index.ts'

/** TensorFlow.js on the processor: a declared simulated device. The work is really done, in float32. */
export async function openSimulatedBackend(): Promise<TensorBackend> {
  tf.enableProdMode() // no advice on standard error: an operator's output is evidence
  await tf.setBackend('cpu')
  await tf.ready()
  return tensorBackend(tf, {
    kind: 'simulated',
    simulated: true,
    software: false,
    backend: `tfjs ${tf.version_core} ${tf.getBackend()}`,
    adapter: processorName(),
    vendor: '',
  })
}

/** What does the arithmetic where no accelerator does. */
export const processorName = (): string => cpus()[0]?.model.trim() || 'unknown processor'
