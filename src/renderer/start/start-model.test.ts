import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import type { Candidate } from '../../shared/host/index.ts'
import type { StartPowers } from '../hosts/host.ts'
import { StartModel } from './start-model.ts'

const folder = (part: Partial<Candidate>): Candidate => ({ handle: 'h', path: '/rig', what: 'workspace', ...part })

function model(part: Partial<StartPowers>) {
  const opened: string[] = []
  const refuse = async (): Promise<never> => {
    throw new Fault('workspace/invalid', 'not asked for here')
  }
  const powers: StartPowers = {
    list: async () => ({ recent: [], samples: ['movies'] }),
    choose: refuse,
    create: refuse,
    trust: refuse,
    attach: refuse,
    open: async (handle) => void opened.push(handle),
    ...part,
  }
  const start = new StartModel(powers)
  return { start, opened, state: () => start.store.getState() }
}

describe('start screen', () => {
  it('WN64 opens a trusted workspace at once, and asks for trust first where there is none', async () => {
    const { start, opened, state } = model({ trust: async (handle) => folder({ handle, isTrusted: true }) })
    await start.pick(folder({ handle: 'good', isTrusted: true }))
    expect(opened).toEqual(['good'])
    await start.pick(folder({ handle: 'new', isTrusted: false, starts: ['nvm: python rigs/nvm.py'] }))
    expect(opened).toEqual(['good'])
    expect(state().looking?.starts).toEqual(['nvm: python rigs/nvm.py'])
    await start.trust()
    expect(opened).toEqual(['good', 'new'])
  })

  it('WN64 makes a sample in the empty folder that was chosen, and opens it', async () => {
    const made: string[] = []
    const { start, opened, state } = model({
      choose: async () => folder({ handle: 'empty', what: 'empty' }),
      create: async (handle, sample) => {
        made.push(`${handle} ${sample}`)
        return folder({ handle: 'made', isTrusted: true })
      },
    })
    await start.choose()
    expect(state().looking?.what).toBe('empty')
    await start.create('movies')
    expect(made).toEqual(['empty movies'])
    expect(opened).toEqual(['made'])
  })

  it('WN64 tells what failed where it was done, and does one act at a time', async () => {
    const { start, state, opened } = model({})
    const joining = start.attach('wss://rig/bus', 'token')
    await start.pick(folder({ isTrusted: true }))
    await joining
    expect(opened).toEqual([])
    expect(state()).toMatchObject({ working: undefined, trouble: { act: 'attach', fault: { code: 'workspace/invalid' } } })
    start.back()
    expect(state().trouble).toBeUndefined()
  })
})
