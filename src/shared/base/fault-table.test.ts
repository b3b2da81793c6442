import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Fault } from './fault.ts'
import { FAULT_TABLE, type FaultRow } from './fault-table.ts'

const rows: readonly (readonly [string, FaultRow])[] = Object.entries(FAULT_TABLE)
const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')

/** The numbers that the table's comments promise to each area. */
const RANGES: Readonly<Record<string, readonly [first: number, last: number]>> = {
  wire: [1, 49],
  transport: [1, 49],
  auth: [50, 99],
  authz: [50, 99],
  request: [100, 149],
  spine: [100, 149],
  stream: [100, 149],
  delta: [100, 149],
  rate: [100, 149],
  quota: [100, 149],
  schema: [100, 149],
  audit: [150, 199],
  log: [150, 199],
  blob: [150, 199],
  witness: [150, 199],
  workspace: [200, 249],
  policy: [200, 249],
  engine: [200, 249],
  data: [250, 299],
  rule: [250, 299],
  pipeline: [300, 349],
  device: [350, 399],
  work: [350, 399],
  operator: [350, 399],
  job: [350, 399],
  run: [350, 399],
  memory: [500, 519],
  cache: [520, 539],
  history: [540, 549],
  window: [550, 554],
  capture: [560, 569],
  runs: [570, 574],
  circuit: [585, 619],
  topology: [605, 614],
  cli: [400, 449],
  // The command line's beginning, and the desktop app's own 555..559.
  host: [400, 559],
  internal: [999, 999],
}

describe('the fault table', () => {
  it('gives each code a number of its own, in the range of its area', () => {
    const numbers = rows.map(([, row]) => row.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const [code, { number }] of rows) {
      const range = RANGES[code.split('/')[0]!]
      expect(range, code).toBeDefined()
      expect(number, code).toBeGreaterThanOrEqual(range![0])
      expect(number, code).toBeLessThanOrEqual(range![1])
    }
  })

  it('writes codes as area/what and gives each a remedy of one line', () => {
    for (const [code, { remedy }] of rows) {
      expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(remedy, code).toMatch(/^\S[^\n]{5,160}[^\s:]$/)
    }
  })

  it('equals the proto enum, the reference page and the Python table', () => {
    const proto = [...read('proto/arqonbus/v1/fault.proto').matchAll(/ {2}FAULT_CODE_(\w+) = (\d+);/g)].map(
      ([, name, number]) => `${name} ${number}`,
    )
    const page = [...read('docs/reference/errors.md').matchAll(/^\| `(\S+)` \| (\d+) \| (\w*) \|/gm)].map(
      ([, code, number, breach]) => `${code} ${number} ${breach}`,
    )
    const python = [...read('sdk/python/src/arqonbus/errors_generated.py').matchAll(/"(\S+)": \(\s+(\d+),\s+(?:None|"(\w+)"),/g)].map(
      ([, code, number, breach]) => `${code} ${number} ${breach ?? ''}`,
    )
    const expected = rows.map(([code, { number, breach }]) => `${code} ${number} ${breach ?? ''}`).sort()
    expect(page.sort()).toEqual(expected)
    expect(python.sort()).toEqual(expected)
    const names = rows.map(([code, { number }]) => `${code.replaceAll(/[/-]/g, '_').toUpperCase()} ${number}`)
    expect(proto.sort()).toEqual(['UNSPECIFIED 0', ...names].sort())
  })
})

describe('a fault', () => {
  it('carries its code, its evidence, and the remedy and breach of its row', () => {
    const fault = new Fault('data/changed', 'box-office.csv is not what was registered', { path: 'data/box-office.csv' })
    expect(fault.breach).toBe('DATA_BREAKDOWN')
    expect(fault.toView()).toEqual({
      code: 'data/changed',
      message: 'box-office.csv is not what was registered',
      remedy: FAULT_TABLE['data/changed'].remedy,
      evidence: { path: 'data/box-office.csv' },
    })
  })

  it('is a refusal only, where its row names no breach', () => {
    expect(new Fault('engine/busy', 'a run is on').breach).toBeUndefined()
  })

  it('takes whatever else was thrown as unexpected, and keeps it as the cause', () => {
    const cause = new TypeError('x is not a function')
    const fault = Fault.from(cause)
    expect(fault).toMatchObject({ code: 'internal/unexpected', breach: 'COMPUTE_HALT', cause, message: cause.message })
    expect(Fault.from('words').message).toBe('words')
    expect(Fault.from(fault)).toBe(fault)
  })

  it('knows its own codes and no inherited names', () => {
    for (const [code] of rows) expect(Fault.isCode(code)).toBe(true)
    for (const code of ['toString', 'constructor', '__proto__', 'data/none', '']) expect(Fault.isCode(code)).toBe(false)
  })
})
