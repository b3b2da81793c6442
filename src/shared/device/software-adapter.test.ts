import { expect, it } from 'vitest'
import { adapterName, isSoftwareAdapter } from './software-adapter.ts'

const info = (vendor: string, architecture: string, description = '') => ({ vendor, architecture, device: '', description })

it('DV7 knows adapters that compute on the processor, by their names and by what they say', () => {
  for (const software of [
    info('google', 'swiftshader', 'SwiftShader driver 5.0.0'),
    info('mesa', 'software-rasterizer', 'llvmpipe (LLVM 19.1.7, 256 bits)'),
    info('microsoft', '', 'Microsoft Basic Render Driver'),
    { ...info('acme', 'turbo'), isFallbackAdapter: true },
  ])
    expect(isSoftwareAdapter(software), adapterName(software)).toBe(true)
  for (const real of [info('nvidia', 'ampere', 'NVIDIA A100'), info('amd', 'rdna-3'), info('apple', 'metal-3'), info('intel', 'xe')])
    expect(isSoftwareAdapter({ ...real, isFallbackAdapter: false }), adapterName(real)).toBe(false)
})

it('DV7 names an adapter in one line', () => {
  expect(adapterName(info('nvidia', 'ampere', 'A100'))).toBe('nvidia · ampere · A100')
  expect(adapterName(info('', ''))).toBe('unnamed adapter')
})
