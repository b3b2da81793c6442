import { describe, expect, it } from 'vitest'
import { parseArguments } from './arguments.ts'

describe('arguments of the app', () => {
  it('WN10 takes the workspace from either form, relative to the current folder', () => {
    expect(parseArguments(['electron', '.', '--workspace', 'demo'], '/rig').workspaceDir).toBe('/rig/demo')
    expect(parseArguments(['electron', '.', '--workspace=/abs/demo', '--no-sandbox'], '/rig').workspaceDir).toBe('/abs/demo')
  })

  it('WN10 has no workspace when none is named', () => {
    expect(parseArguments(['electron', '.', '--inspect=0'], '/rig').workspaceDir).toBeUndefined()
    expect(parseArguments(['electron', '.', '--workspace'], '/rig').workspaceDir).toBeUndefined()
    expect(parseArguments(['electron', '.', '--workspace='], '/rig').workspaceDir).toBeUndefined()
  })
})
