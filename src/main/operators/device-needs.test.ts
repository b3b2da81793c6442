import { expect, it } from 'vitest'
import { deviceNeeds } from './device-needs.ts'

it('DV12 shows a device its drivers and where a person says they are, and a simulated one nothing', () => {
  const environment = { VK_DRIVER_FILES: '/opt/a.json:/opt/b.json', CUDA_VISIBLE_DEVICES: '0', SECRET: 'x' }
  const needs = deviceNeeds('webgpu', environment)
  expect(needs.systemPaths).toEqual(['/sys', '/etc/vulkan', '/opt/a.json', '/opt/b.json'])
  expect(needs.env).toEqual({ VK_DRIVER_FILES: '/opt/a.json:/opt/b.json', CUDA_VISIBLE_DEVICES: '0' })
  expect(needs.devicePaths.every((path) => /^\/dev\/(dri|nvidia.*|kfd|dxg)$/.test(path))).toBe(true)
  expect(deviceNeeds('simulated', environment)).toEqual({ devicePaths: [], systemPaths: [], env: {} })
})
