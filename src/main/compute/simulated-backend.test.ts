import { hash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { openBackend } from './backend.ts'
import { challengeMatrix } from './challenge-matrix.ts'
import { productBytes, verifyProof } from './verify-proof.ts'

it('DV2 TensorFlow.js computes a product of the demonstrations’ size that stands the check, and lets its tensors go', async () => {
  const backend = await openBackend('simulated')
  const n = 512
  const challenge = randomBytes(32)
  const [a, b] = (['A', 'B'] as const).map((which) => Float32Array.from(challengeMatrix(challenge, which, n)))
  const product = productBytes(await backend.multiply(a as Float32Array, b as Float32Array, n))
  const commitment = hash('sha256', product, 'buffer')
  expect(verifyProof({ n, challenge, commitment, product }, (length) => randomBytes(length))).toMatchObject({ ok: true })
  expect(backend).toMatchObject({ kind: 'simulated', simulated: true, backend: expect.stringMatching(/^tfjs .* cpu$/) })
  expect(backend.memory()).toEqual({ usedBytes: 0, tensors: 0 })
})

it('DV5 refuses a kind it does not drive, and falls back to nothing', async () => {
  for (const kind of ['webgpu', 'cuda'] as const) {
    const refusal = await openBackend(kind).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Fault)
    expect(refusal).toMatchObject({ code: 'device/missing', breach: 'COMPUTE_HALT' })
  }
})
