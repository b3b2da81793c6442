import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../../src/shared/base/index.ts'

const FORMAT = 'vbus.expected.v1'
/** Grounds of one lock; entries of another lock say nothing any more and go when the file is written. */
export const ENTRIES_MAX = 32

/** A run of the demo: the ground it ran on and what came out, by role. */
export interface DemoRun {
  readonly key: string
  readonly outputs: Readonly<Record<string, string>>
}

export interface Ground {
  /** SHA-256 over the lock files. */
  readonly lock: string
  readonly machine: string
  readonly cpuLevel: string
  readonly threads: number
  readonly deviceKind: string
}

export interface ExpectedFile {
  readonly format: string
  /** Key of a ground -> role -> SHA-256. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const EMPTY_FILE: ExpectedFile = { format: FORMAT, entries: {} }

/** What decides the bytes that come out (docs/spec/pipeline.md PL27). */
export const groundKey = ({ lock, machine, cpuLevel, threads, deviceKind }: Ground): string =>
  `lock ${lock}, ${machine} ${cpuLevel}, threads ${threads}, ${deviceKind}`

const path = (root: string): string => join(root, 'resources', 'expected', 'demo.json')

/** @throws Error for a file that is none of ours. */
export function readExpected(root: string): ExpectedFile {
  const file = JSON.parse(readFileSync(path(root), 'utf8')) as ExpectedFile
  if (file.format !== FORMAT) throw new Error(`${path(root)} is not ${FORMAT}`)
  return file
}

/** The file with this run in it and without what other locks had. @throws RangeError over ENTRIES_MAX. */
export function withRun(file: ExpectedFile, run: DemoRun): ExpectedFile {
  const lockOf = (key: string): string => key.slice(0, key.indexOf(','))
  const same = Object.entries(file.entries).filter(([key]) => lockOf(key) === lockOf(run.key))
  const entries = { ...Object.fromEntries(same), [run.key]: run.outputs }
  if (Object.keys(entries).length > ENTRIES_MAX) throw new RangeError(`more than ${ENTRIES_MAX} grounds`)
  return { format: FORMAT, entries }
}

export function writeExpected(root: string, file: ExpectedFile): void {
  writeFileSync(path(root), `${JSON.stringify(JSON.parse(canonicalJson(file)), undefined, 2)}\n`)
}

/** What is wrong with two runs of the demo on two grounds with one key; a line each, none when all is as expected. */
export function findings(file: ExpectedFile, first: DemoRun, second: DemoRun): readonly string[] {
  if (first.key !== second.key) return [`the second run has another key: ${second.key} instead of ${first.key}`]
  const expected = file.entries[first.key]
  if (expected === undefined) return differences(first.outputs, second.outputs, 'in the first run')
  return [
    ...differences(expected, first.outputs, 'expected').map((line) => `first run: ${line}`),
    ...differences(expected, second.outputs, 'expected').map((line) => `second run: ${line}`),
  ]
}

/** What a person is told about a key without an entry; undefined when there is one. */
export function missingKey({ entries }: ExpectedFile, { key }: DemoRun): string | undefined {
  if (entries[key] !== undefined) return undefined
  return `resources/expected/demo.json has nothing for: ${key}. The two runs were compared with each other; npm run expected writes an entry.`
}

/** What is wrong with the run that has more threads, and so a key of its own; undefined when the file has nothing to compare it with. */
export function threadFindings(file: ExpectedFile, run: DemoRun): readonly string[] | undefined {
  const expected = file.entries[run.key]
  return expected && differences(expected, run.outputs, 'expected').map((line) => `run with more threads: ${line}`)
}

function differences(wanted: DemoRun['outputs'], found: DemoRun['outputs'], where: string): string[] {
  const roles = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].toSorted()
  return roles
    .filter((role) => wanted[role] !== found[role])
    .map((role) => `${role} is ${found[role] ?? 'missing'}, ${where} ${wanted[role] ?? 'missing'}`)
}
