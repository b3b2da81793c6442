import type * as tf from '@tensorflow/tfjs-core'
import type { HeldBytes, TensorBackend } from './backend.ts'

/** The part of TensorFlow.js that is used; @tensorflow/tfjs-core and @tensorflow/tfjs-node-gpu both have it. */
export type TensorFlow = Pick<typeof tf, 'tensor1d' | 'tensor2d' | 'matMul' | 'dispose' | 'memory'>

type About = Pick<TensorBackend, 'kind' | 'simulated' | 'software' | 'backend' | 'adapter' | 'vendor'>

/** A device's work by TensorFlow.js, whose back end was chosen and is ready. */
export function tensorBackend(tensors: TensorFlow, about: About): TensorBackend {
  return {
    ...about,
    async multiply(a, b, n) {
      const left = tensors.tensor2d(a, [n, n], 'float32')
      const right = tensors.tensor2d(b, [n, n], 'float32')
      const product = tensors.matMul(left, right)
      try {
        return (await product.data()) as Float32Array
      } finally {
        tensors.dispose([left, right, product])
      }
    },
    hold: (bytes) => holdBytes(tensors, bytes),
    memory() {
      const info = tensors.memory() as tf.MemoryInfo & { readonly numBytesInGPU?: number }
      return { usedBytes: info.numBytesInGPU ?? info.numBytes, tensors: info.numTensors }
    },
  }
}

/** As int32: a float32 that happens to be no number may come back as another one. */
function holdBytes(tensors: TensorFlow, bytes: Uint8Array): HeldBytes {
  const words = new Int32Array(Math.ceil(bytes.length / 4))
  new Uint8Array(words.buffer).set(bytes)
  const tensor = tensors.tensor1d(words, 'int32')
  return {
    length: bytes.length,
    async read() {
      const read = (await tensor.data()) as Int32Array
      return new Uint8Array(read.buffer, read.byteOffset, read.byteLength).slice(0, bytes.length)
    },
    free: () => tensor.dispose(),
  }
}
