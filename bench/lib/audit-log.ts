import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeRecord, RecordIndex, verifyAudit } from '../../src/main/audit/index.ts'
import { LogWriter, type LogWriterOptions } from '../../src/main/log/index.ts'
import { nodeDisk, sha256Into, systemClock } from '../../src/main/platform/index.ts'
import { leafOf, verifyLeaf } from '../../src/shared/chain/index.ts'
import { scratchFolder } from './brokers.ts'
import { absoluteRow, type BenchRow, type Goal } from './report.ts'

const RUNS = 5
const RECORDS = 1_000_000
const LONG_RECORDS = 10_000_000
const SHORT_RECORDS = 500_000
/** With its `prev`, as it is hashed. */
const RECORD_BYTES = 256
const PROOFS = 5_000
const MIB = 1_048_576
const OPENER = join(import.meta.dirname, 'open-log-process.ts')

const VERIFY: Goal = { id: 'audit_verify', goal: 1_000_000, unit: 'records/s', better: 'higher' }
const BUILD: Goal = { id: 'audit_proof_build_1m', goal: 50, unit: 'us', better: 'lower' }
const CHECK: Goal = { id: 'audit_proof_check_1m', goal: 50, unit: 'us', better: 'lower' }
const OPEN: Goal = { id: 'audit_open_10m', goal: 1, unit: 's', better: 'lower' }
const OPEN_MEMORY: Goal = { id: 'audit_open_10m_memory', goal: 16, unit: 'MiB', better: 'lower' }

interface WrittenLog {
  readonly dir: string
  readonly vkey: string
}

/** Options by which the log in a folder is opened, with the key that lies beside it. */
export function openOptions(root: string): LogWriterOptions {
  const privateKey = createPrivateKey({ key: readFileSync(join(root, 'log.key')), format: 'der', type: 'pkcs8' })
  const identity = { origin: readFileSync(join(root, 'origin'), 'utf8'), privateKey }
  const places = { dir: join(root, 'audit'), setAsideDir: join(root, 'set-aside') }
  return { ...places, kind: 'audit', identity, isPinned: true, newIdentity: () => identity, clock: systemClock, disk: nodeDisk }
}

/** Writes a log of records like those a run leaves, RECORD_BYTES each. */
async function writeLog(root: string, records: number): Promise<WrittenLog> {
  nodeDisk.makeFolder(root)
  writeFileSync(join(root, 'log.key'), generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }))
  writeFileSync(join(root, 'origin'), `vbus/${randomUUID()}`)
  const writer = await LogWriter.open(openOptions(root))
  const run = randomUUID()
  const record = (i: number, padding: number): Uint8Array => {
    const gate = { rule: 'tree-count', when: 'after', ok: true, evidence: `{"i":${String(i).padStart(8)}}`.padEnd(padding) }
    const actor = { id: 'controller', kind: 2 }
    const input = { pos: 2 ** 31 + i, epoch: 1, actor, run, phase: 'MODEL_TRAINING', device: 'sim0', simulated: true, gate }
    return encodeRecord(input, systemClock.wallNs())
  }
  // `prev`, which the log adds, has 34 bytes.
  const padding = RECORD_BYTES - 34 - (record(0, 50).length - 50)
  for (let i = 0; i < records; i++) {
    const bytes = record(i, padding)
    while (writer.append(bytes) === 'full') await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await writer.close()
  return { dir: join(root, 'audit'), vkey: writer.opening.vkey }
}

async function verifyRow({ dir, vkey }: WrittenLog, say: (line: string) => void): Promise<BenchRow> {
  const rates: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now()
    const verdict = await verifyAudit(dir, { disk: nodeDisk, vkey })
    const rate = RECORDS / ((performance.now() - start) / 1000)
    if (!verdict.ok || verdict.records !== RECORDS) throw new Error(`the log does not verify: ${JSON.stringify(verdict)}`)
    if (run > 0) rates.push(rate)
    if (run > 0) say(`audit_verify run ${run}/${RUNS}: ${Math.round(rate).toLocaleString('en-US')} records/s`)
  }
  return absoluteRow(VERIFY, rates)
}

/** Proofs of records all over the log, built from the index and checked against the root. */
async function proofRows({ dir, vkey }: WrittenLog, root: string): Promise<BenchRow[]> {
  const built: number[] = []
  const checked: number[] = []
  const leaf = leafOf(new Uint8Array(RECORD_BYTES), sha256Into)
  await RecordIndex.use({ disk: nodeDisk, dir, vkey, path: join(root, 'index', 'audit.sqlite') }, (index) => {
    const { size } = index.head
    for (let run = 0; run <= RUNS; run++) {
      // A stride without a common factor: no record twice, no two neighbours.
      const indexes = Array.from({ length: PROOFS }, (_, i) => (i * 611_953 + run) % size)
      const start = performance.now()
      const paths = indexes.map((at) => index.path(at))
      const half = performance.now()
      for (const [i, path] of paths.entries())
        verifyLeaf({ leaf, index: indexes[i] as number, size, path, root: index.head.root }, sha256Into)
      const end = performance.now()
      if (run === 0) continue
      built.push(((half - start) * 1_000) / PROOFS)
      checked.push(((end - half) * 1_000) / PROOFS)
    }
  })
  return [absoluteRow(BUILD, built), absoluteRow(CHECK, checked)]
}

/** Seconds and resident memory of a process of its own that opens a log. */
function openOnce(root: string): { readonly seconds: number; readonly rssBytes: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', OPENER, root], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`opening ended ${status}: ${stderr.trim().split('\n').at(-1)}`)
  return JSON.parse(stdout)
}

async function openRows(root: string, say: (line: string) => void): Promise<BenchRow[]> {
  const [long, short] = [join(root, 'long'), join(root, 'short')]
  say(`audit_open_10m: writing ${LONG_RECORDS.toLocaleString('en-US')} records ...`)
  await writeLog(long, LONG_RECORDS)
  await writeLog(short, SHORT_RECORDS)
  const opened = Array.from({ length: RUNS + 1 }, () => ({ long: openOnce(long), short: openOnce(short) })).slice(1)
  for (const { long: one } of opened) say(`audit_open_10m: ${one.seconds.toFixed(2)} s, ${Math.round(one.rssBytes / MIB)} MiB resident`)
  const growth = opened.map((each) => (each.long.rssBytes - each.short.rssBytes) / MIB)
  return [
    absoluteRow(
      OPEN,
      opened.map((each) => each.long.seconds),
    ),
    absoluteRow(OPEN_MEMORY, growth),
  ]
}

/** Rows of verification and proofs: a log of a million records. */
export async function auditRows(say: (line: string) => void): Promise<BenchRow[]> {
  const root = scratchFolder('audit')
  try {
    say(`audit_verify: writing ${RECORDS.toLocaleString('en-US')} records ...`)
    const log = await writeLog(root, RECORDS)
    return [await verifyRow(log, say), ...(await proofRows(log, root))]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Rows of opening: a log of ten million records, beside a short one. */
export async function auditOpenRows(say: (line: string) => void): Promise<BenchRow[]> {
  const root = scratchFolder('audit-open')
  try {
    return await openRows(root, say)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

export const AUDIT_ROWS = [VERIFY.id, BUILD.id, CHECK.id]
export const AUDIT_OPEN_ROWS = [OPEN.id, OPEN_MEMORY.id]
