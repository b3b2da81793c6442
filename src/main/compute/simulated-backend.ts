import { cpus } from 'node:os'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type { TensorBackend } from './backend.ts'

/** TensorFlow.js on the processor: a declared simulated device. The work is really done, in float32. */
export async function openSimulatedBackend(): Promise<TensorBackend> {
  tf.enableProdMode() // no advice on standard error: an operator's output is evidence
  await tf.setBackend('cpu')
  await tf.ready()
  return {
    kind: 'simulated',
    simulated: true,
    backend: `tfjs ${tf.version_core} ${tf.getBackend()}`,
    adapter: cpus()[0]?.model.trim() || 'unknown processor',
    async multiply(a, b, n) {
      const left = tf.tensor2d(a, [n, n], 'float32')
      const right = tf.tensor2d(b, [n, n], 'float32')
      const product = tf.matMul(left, right)
      try {
        return (await product.data()) as Float32Array
      } finally {
        tf.dispose([left, right, product])
      }
    },
    memory() {
      const { numBytes, numTensors } = tf.memory()
      return { usedBytes: numBytes, tensors: numTensors }
    },
  }
}
