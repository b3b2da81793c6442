import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunSummary } from '../data/types.ts'
import { breakingLine, firstStepsDone } from './first-steps-model.ts'

describe('first steps', () => {
  it('WN67 are taken when the record says so', () => {
    const run = (status: string): RunSummary => ({ status }) as RunSummary
    expect(firstStepsDone([], false)).toEqual({ hasRun: false, hasBroken: false, hasVerified: false })
    expect(firstStepsDone([run('breached'), run('cancelled')], true)).toEqual({ hasRun: false, hasBroken: true, hasVerified: true })
    expect(firstStepsDone([run('passed')], false).hasRun).toBe(true)
  })

  it('WN67 the line that breaks an input changes one byte, and run again puts it back, whatever the path', () => {
    const folder = mkdtempSync(join(tmpdir(), "vbus it's "))
    const path = join(folder, 'critics.csv')
    const before = Buffer.alloc(900, 'a')
    writeFileSync(path, before)
    const line = breakingLine({ contributors: [{ name: 'critics', path }], master: { path: '/none' } })
    execFileSync('/bin/sh', ['-c', line])
    const after = readFileSync(path)
    expect(after.filter((byte, at) => byte !== before[at])).toHaveLength(1)
    execFileSync('/bin/sh', ['-c', line])
    expect(readFileSync(path)).toEqual(before)
    rmSync(folder, { recursive: true })
  })
})
