import { expect, it } from 'vitest'
import type { Transport } from '../../shared/transport/index.ts'
import { startWindowOperator } from './window-operator.ts'

const device = { name: 'gpu0', kind: 'webgpu', component: 'device-gpu0', proofN: 512, backend: 'tfjs', memoryMb: 64 } as const

function stage({ isSandboxed = true } = {}) {
  const acts: string[] = []
  const { promise: closed, resolve: endPage } = Promise.withResolvers<string>()
  const windows = {
    open: async (request: { device: string; memoryMb: number; attach: (transport: Transport) => void }) => {
      acts.push(`open ${request.device} ${request.memoryMb}`)
      request.attach({} as Transport)
      const close = (): void => {
        acts.push('close')
        endPage('closed')
      }
      return { pid: 77, isSandboxed, closed, close }
    },
    admit: async (token: string) => {
      acts.push(`admit ${token}`)
      return () => void acts.push('attach')
    },
  }
  const start = (confine: 'required' | 'record' = 'record') =>
    startWindowOperator({ identity: 'device-gpu0', device, token: 'T', confine, windows })
  return { acts, start, endPage }
}

it('DV13 attaches the window as its component before its page speaks, and closes it when told to', async () => {
  const { acts, start } = stage()
  const operator = await start('required')
  expect(acts).toEqual(['admit T', 'open gpu0 64', 'attach'])
  expect(operator).toMatchObject({ identity: 'device-gpu0', pid: 77, confinement: 'chromium', confinementReason: '' })
  expect(operator.commandLine.join(' ')).not.toContain('T')
  expect(await operator.stop({ graceMs: 1 })).toMatchObject({ ending: 'stopped', fault: undefined })
  expect(acts.at(-1)).toBe('close')
})

it('DV13 a page that dies by itself is an operator that died', async () => {
  const { start, endPage } = stage()
  const operator = await start()
  endPage('oom')
  expect(await operator.exited).toMatchObject({ ending: 'exited', fault: { code: 'operator/died', breach: 'COMPUTE_HALT' } })
})

it('DV13 is refused without Chromium’s sandbox where confinement is required, and recorded where it is not', async () => {
  const strict = stage({ isSandboxed: false })
  await expect(strict.start('required')).rejects.toMatchObject({ code: 'operator/unconfined' })
  expect(strict.acts.at(-1)).toBe('close')
  expect(await stage({ isSandboxed: false }).start()).toMatchObject({
    confinement: 'unconfined',
    confinementReason: expect.stringMatching(/without its sandbox/),
  })
})
