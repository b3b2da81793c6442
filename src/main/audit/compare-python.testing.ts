import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { SeededRandom } from '../platform/seeded-random.testing.ts'
import { type Files, generateLog } from './generated-log.testing.ts'
import { needsHeld, tryTampering, verifyFiles } from './try-tampering.testing.ts'
import type { AuditVerdict } from './verify-audit.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** Of ten tampered logs one is compared again clean. */
const CLEAN_PER_CLASS = 0.1

export interface PythonComparison {
  readonly compared: number
  readonly differed: readonly { readonly kind: string; readonly ours: object; readonly theirs: object }[]
}

interface Case {
  readonly kind: string
  readonly verdict: AuditVerdict
}

/** What both verifiers must agree on; reasons are each one's own words. */
const gist = ({ ok, records, root, tornTail, firstBad }: AuditVerdict): object => ({
  ok,
  records,
  root,
  torn_tail: tornTail,
  first_bad: firstBad === undefined ? null : [firstBad.record ?? null, firstBad.file, firstBad.offset],
})

/** Tampers with logs and shows them, and clean ones, to both verifiers. */
export async function comparePython(options: { readonly seed: number; readonly perClass: number }): Promise<PythonComparison> {
  const folder = mkdtempSync(join(tmpdir(), 'vbus-tamper-'))
  try {
    const cases: Case[] = []
    const put = (kind: string, files: Files, verdict: AuditVerdict, held: Uint8Array | undefined): void => {
      const place = join(folder, String(cases.push({ kind, verdict }) - 1))
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(place, path)), { recursive: true })
        writeFileSync(join(place, path), bytes)
      }
      mkdirSync(place, { recursive: true })
      writeFileSync(join(place, 'vkey'), verdict.vkey)
      if (held !== undefined) writeFileSync(join(place, 'held'), held)
    }
    await tryTampering({
      ...options,
      onVerdict: async ({ kind, log, tampered, verdict }) => {
        put(kind, tampered.files, { ...verdict, vkey: log.vkey }, needsHeld(log, tampered) ? log.held : undefined)
      },
    })
    for (let at = Math.ceil(cases.length * CLEAN_PER_CLASS); at > 0; at--) {
      const { files, vkey, held } = await generateLog(new SeededRandom(options.seed - at))
      put('clean', files, await verifyFiles(files, vkey, held), held)
    }
    const theirs = await verifyInPython(folder, cases.length)
    const differed = cases.flatMap(({ kind, verdict }, at) => {
      const [ours, other] = [gist(verdict), theirs[at] ?? {}]
      return JSON.stringify(ours) === JSON.stringify(other) ? [] : [{ kind, ours, theirs: other }]
    })
    return { compared: cases.length, differed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same of each folder `0`, `1`, … by sdk/python/tests/verify_folders.py. */
async function verifyInPython(folder: string, count: number): Promise<readonly object[]> {
  const env = { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src') }
  const script = join(ROOT, 'sdk/python/tests/verify_folders.py')
  const child = spawn(join(ROOT, '.venv/bin/python'), [script, folder, String(count)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = (await text(child.stdout)).trimEnd().split('\n')
  if (lines.length !== count) throw new Error(`the Python verifier answered ${lines.length} of ${count}`)
  return lines.map((line) => JSON.parse(line) as object)
}
