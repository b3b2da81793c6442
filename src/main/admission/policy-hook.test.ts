import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { Fault } from '../../shared/base/index.ts'
import { systemClock } from '../platform/index.ts'
import type { Verdict } from './contract.ts'
import { HOOK_MODULE_BYTES_MAX, HOOK_PENDING_MAX, HOOK_REQUEST_BYTES_MAX, HOOK_VERDICTS_MAX } from './limits.ts'
import { HOOK_ENDED_PER_MINUTE_MAX, PolicyHook } from './policy-hook.ts'

const { parseWat } = await wabt()
const assemble = (text: string): Uint8Array => parseWat('hook.wat', text, { bulk_memory: true }).toBinary({}).buffer
const around = (decide: string, memory = '1', buffer = '(global (export "buffer") i32 (i32.const 1024))'): Uint8Array =>
  assemble(`(module (import "env" "memory" (memory ${memory})) ${buffer}
    (func (export "decide") (param i32 i32) (result i32) ${decide}))`)
const example = assemble(readFileSync(join(import.meta.dirname, '..', '..', '..', 'resources', 'hooks', 'rigs-only.wat'), 'utf8'))

const open: PolicyHook[] = []
async function hookOf(module: Uint8Array, memoryPages = 4, timeoutMs = 50, verdictsMax = HOOK_VERDICTS_MAX): Promise<PolicyHook> {
  const hook = await PolicyHook.open({ module, memoryPages, timeoutMs, verdictsMax, clock: systemClock })
  open.push(hook)
  return hook
}
async function ask(hook: PolicyHook, request: object): Promise<Verdict> {
  for (;;) {
    const settled = new Promise<void>((resolve) => {
      hook.onSettled = resolve
    })
    const verdict = hook.ask(JSON.stringify(request), request)
    if (verdict !== 'wait') return verdict
    await settled
  }
}
const refusalOf = async (module: Uint8Array, memoryPages?: number): Promise<string> =>
  await hookOf(module, memoryPages).then(
    () => 'opened',
    (error: unknown) => (error instanceof Fault ? `${error.code} ${error.message}` : String(error)),
  )
afterEach(() => {
  for (const hook of open.splice(0)) hook.close()
})

describe("the policy's hook", () => {
  it('AD12 the worked example lets rigs speak for rigs and tells others why not', async () => {
    const hook = await hookOf(example)
    const about = { ask: 'publish', actor_kind: 'machine', namespace: 'default', roles: [], schema: '' }
    expect(await ask(hook, { ...about, identity: 'rig-7', topic: 'rigs.state' })).toBeUndefined()
    expect(await ask(hook, { ...about, identity: 'anna', topic: 'lab.notes' })).toBeUndefined()
    expect(await ask(hook, { ask: 'connect', identity: 'anna', client: '"topic":"rigs.' })).toBeUndefined()
    const denied = await ask(hook, { ...about, identity: 'anna', topic: 'rigs.state' })
    expect([denied?.code, denied?.evidence]).toEqual(['authz/hook-denied', { reason: 'only rigs speak for rigs' }])
  })

  it('AD13 asks once and remembers; beyond the limit the verdict that was used least recently is asked for again', async () => {
    const counting = around(
      '(global.set $n (i32.add (global.get $n) (i32.const 1))) (i32.le_s (global.get $n) (i32.const 2))',
      '1',
      '(global (export "buffer") i32 (i32.const 0)) (global $n (mut i32) (i32.const 0))',
    )
    const hook = await hookOf(counting, 4, 50, 2)
    expect(await ask(hook, { a: 1 })).toBeUndefined()
    expect(await ask(hook, { a: 2 })).toBeUndefined()
    expect(await ask(hook, { a: 1 })).toBeUndefined()
    expect((await ask(hook, { a: 3 }))?.code).toBe('authz/hook-denied')
    expect(await ask(hook, { a: 1 })).toBeUndefined()
    expect([hook.remembered, (await ask(hook, { a: 2 }))?.code]).toEqual([2, 'authz/hook-denied'])
  })

  it('AD13 who asks beyond the limit waits, and is answered when there is room', async () => {
    const hook = await hookOf(around('(i32.const 1)'))
    for (let i = 0; i < HOOK_PENDING_MAX; i++) expect(hook.ask(`q${i}`, { i })).toBe('wait')
    expect(hook.ask('one more', {})).toBe('wait')
    expect(await ask(hook, { last: true })).toBeUndefined()
    expect(hook.ask('one more', {})).toBe('wait')
    expect(hook.remembered).toBeLessThanOrEqual(HOOK_PENDING_MAX + 1)
  })

  it('AD14 an endless loop is ended in time and refused; the next question gets a new thread', async () => {
    const looping = around('(if (i32.eq (local.get 1) (i32.const 7)) (then (loop (br 0)))) (i32.const 1)')
    const hook = await hookOf(looping)
    const late = await ask(hook, { a: 1 })
    expect([late?.code, late?.message]).toEqual(['authz/hook-failed', expect.stringContaining('no verdict within 50 ms')])
    expect(await ask(hook, { a: 11 })).toBeUndefined()
    expect((await ask(hook, { a: 1 }))?.code).toBe('authz/hook-failed')
  })

  it('AD14 a trap, a verdict that is none and a reason out of bounds are refusals', async () => {
    for (const body of [
      '(unreachable)',
      '(i32.const 2)',
      '(i32.const -513)',
      '(i32.load (i32.const 99999999))',
      '(call 0 (local.get 0) (local.get 1))',
    ])
      expect((await ask(await hookOf(around(body)), {}))?.code, body).toBe('authz/hook-failed')
    expect((await hookOf(around('(i32.const 1)'))).ask('long', { a: 'a'.repeat(HOOK_REQUEST_BYTES_MAX) })).toMatchObject({
      code: 'authz/hook-failed',
    })
    expect((await ask(await hookOf(around('(i32.const 0)')), {}))?.message).toMatch(/without a reason/)
  })

  it('AD14 memory does not grow beyond its maximum', async () => {
    const growing = around(
      '(if (result i32) (i32.eq (memory.grow (i32.const 3)) (i32.const -1)) (then (unreachable)) (else (i32.const 1)))',
    )
    expect(await ask(await hookOf(growing, 4), {})).toBeUndefined()
    expect((await ask(await hookOf(growing, 3), {}))?.code).toBe('authz/hook-failed')
    expect(await refusalOf(around('(i32.const 1)', '5'), 4)).toMatch(/^authz\/hook-failed/)
  })

  it('AD15 a module that wants anything but its memory, or lacks what is called, is refused when it is opened', async () => {
    const memory = '(import "env" "memory" (memory 1))'
    const buffer = '(global (export "buffer") i32 (i32.const 0))'
    const decide = '(func (export "decide") (param i32 i32) (result i32) (i32.const 1))'
    const cases: readonly (readonly [string, string])[] = [
      [`(module (import "env" "now" (func (result i64))) ${memory} ${buffer} ${decide})`, 'imports env.now'],
      [`(module (import "wasi_snapshot_preview1" "memory" (memory 1)) ${buffer} ${decide})`, 'imports wasi_snapshot_preview1.memory'],
      [`(module (memory 1) ${buffer} ${decide})`, 'does not import env.memory'],
      [`(module ${memory} ${buffer})`, 'no function named decide'],
      [`(module ${memory} ${decide})`, 'no i32 global named buffer'],
      [`(module ${memory} (global (export "buffer") i32 (i32.const 65000)) ${decide})`, 'has not 4096 bytes'],
      [`(module ${memory} ${buffer} ${decide} (func $s (unreachable)) (start $s))`, 'unreachable'],
    ]
    for (const [text, why] of cases) expect(await refusalOf(assemble(text)), text).toContain(why)
    expect(await refusalOf(new Uint8Array([1, 2, 3]))).toMatch(/^authz\/hook-failed/)
    expect(await refusalOf(new Uint8Array(HOOK_MODULE_BYTES_MAX + 1))).toMatch(/^authz\/hook-failed/)
  })

  it('AD16 a thread that is ended too often is not started again; everything is refused', async () => {
    const hook = await hookOf(around('(loop (br 0)) (i32.const 1)'), 4, 1)
    for (let i = 0; i < HOOK_ENDED_PER_MINUTE_MAX; i++) expect((await ask(hook, { i }))?.message).toMatch(/within 1 ms/)
    expect((await ask(hook, { i: -1 }))?.message).toMatch(/too often/)
    hook.close()
    expect(hook.ask('closed', {})).toMatchObject({ code: 'authz/hook-failed' })
  })
})
