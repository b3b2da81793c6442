import { hash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { challengeMatrix, productBytes } from '../../shared/device/index.ts'
import { openBackend } from './backend.ts'
import { sha256 } from './node-sha256.ts'
import { verifyProof } from './verify-proof.ts'

it('DV2 TensorFlow.js computes a product of the demonstrations’ size that stands the check, and lets its tensors go', async () => {
  const backend = await openBackend('simulated')
  const n = 512
  const challenge = randomBytes(32)
  const [a, b] = (['A', 'B'] as const).map((which) => Float32Array.from(challengeMatrix(challenge, which, { n, sha256 })))
  const product = productBytes(await backend.multiply(a as Float32Array, b as Float32Array, n))
  const commitment = hash('sha256', product, 'buffer')
  expect(verifyProof({ n, challenge, commitment, product }, (length) => randomBytes(length))).toMatchObject({ ok: true })
  expect(backend).toMatchObject({ kind: 'simulated', simulated: true, backend: expect.stringMatching(/^tfjs .* cpu$/) })
  expect(backend.memory()).toEqual({ usedBytes: 0, tensors: 0 })
})

it('DV5 opens the kind that is asked for or refuses; it falls back to nothing', async () => {
  for (const kind of ['webgpu', 'cuda'] as const) {
    const opened = await openBackend(kind).catch((error: unknown) => error)
    if (opened instanceof Fault) expect(opened).toMatchObject({ code: 'device/missing', breach: 'COMPUTE_HALT' })
    else expect(opened).toMatchObject({ kind })
  }
  await expect(openBackend('abacus' as 'cuda')).rejects.toMatchObject({ code: 'device/missing' })
})

it('DV10 bytes held in tensor memory come back as they were, also those that are no number as float32', async () => {
  const backend = await openBackend('simulated')
  const bytes = Uint8Array.from([0, 0, 0xc0, 0x7f, 1, 0, 0x80, 0xff, 0xff, 0xff, 0xff, 0xff, 7])
  const held = backend.hold(bytes)
  expect(backend.memory()).toEqual({ usedBytes: 16, tensors: 1 })
  expect(await held.read()).toEqual(bytes)
  held.free()
  expect(backend.memory()).toEqual({ usedBytes: 0, tensors: 0 })
})
