/** A device host like the real one, but for one entry of each product, which is wrong by one. */
import { openBackend } from '../../src/main/compute/backend.ts'
import { runDeviceHost } from '../../src/main/compute/device-host.ts'

await runDeviceHost(async (kind) => {
  const honest = await openBackend(kind)
  const multiply = async (a: Float32Array, b: Float32Array, n: number): Promise<Float32Array> => {
    const product = await honest.multiply(a, b, n)
    const middle = product.length >> 1
    product[middle] = (product[middle] ?? 0) + 1
    return product
  }
  return { ...honest, multiply }
})
