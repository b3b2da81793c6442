import { expect, it } from 'vitest'
import { GPU_MEMORY_BYTES_MIN, type GpuReading, judgeGpuUse } from './gpu-evidence.ts'

const MIB = 1024 * 1024
const reading = (atMs: number, ...processes: (readonly [pid: number, mib: number, busy?: number])[]): GpuReading => ({
  atMs,
  processes: processes.map(([pid, mib, busyPercent]) => ({ pid, memoryBytes: mib * MIB, busyPercent })),
})

it('FB10 takes the readings of the process, and of those it started, as evidence', () => {
  const readings = [reading(0, [1, 300, 40]), reading(250, [77, 412, 93], [1, 300, 0]), reading(500, [77, 640, 0]), reading(750)]
  expect(judgeGpuUse(readings, [70, 77])).toEqual({
    ok: true,
    readings: 2,
    memoryBytesMax: 640 * MIB,
    gpuMs: 250,
    pid: 77,
    verdict: 'on the GPU in 2 of 4 readings',
  })
})

it('FB10 takes memory alone where the driver does not tell who computes', () => {
  expect(judgeGpuUse([reading(0, [77, 400])], [77])).toMatchObject({ ok: true, readings: 1, gpuMs: 0 })
})

it('FB10 refuses a fit that left nothing: no reading, another process alone, too little, or a context that never computed', () => {
  expect(judgeGpuUse([], [77])).toMatchObject({ ok: false, verdict: 'no reading of the GPU could be taken' })
  expect(judgeGpuUse([reading(0, [1, 4000, 99]), reading(250)], [77])).toMatchObject({
    ok: false,
    readings: 0,
    verdict: 'the process was on the GPU in none of 2 readings',
  })
  expect(judgeGpuUse([reading(0, [77, GPU_MEMORY_BYTES_MIN / MIB - 1, 99])], [77])).toMatchObject({ ok: false, readings: 0 })
  expect(judgeGpuUse([reading(0, [77, 400, 0]), reading(250, [77, 400, 0])], [77])).toMatchObject({ ok: false, readings: 2 })
})
