import type { BadPlace } from '../../shared/chain/index.ts'
import { MemoryDisk } from '../platform/memory-disk.testing.ts'
import { SeededRandom } from '../platform/seeded-random.testing.ts'
import { type Files, type GeneratedLog, generateLog, LOG_DIR } from './generated-log.testing.ts'
import { HELD, type Subject, subjectOf, TAMPERINGS, type Tampered } from './tampering.testing.ts'
import { type AuditVerdict, verifyAudit } from './verify-audit.ts'

/** How often each log is tampered with before another one is made. */
const TRIES_PER_LOG = 50
/** A class that so many logs in a row give nothing for cannot be tried. */
const LOGS_WITHOUT_MAX = 1_000

export interface Missed {
  readonly kind: string
  readonly seed: number
  readonly why: 'not found' | 'not named'
  readonly expected: readonly string[]
  readonly found: BadPlace | undefined
}

export interface TamperReport {
  readonly tried: number
  readonly caught: number
  /** At most 20 of each class. */
  readonly missed: readonly Missed[]
}

export interface TamperOptions {
  readonly seed: number
  readonly perClass: number
  readonly onClass?: (kind: string, report: TamperReport) => void
  /** Sees some of what was tried, with what was said. */
  readonly onVerdict?: (tried: {
    readonly kind: string
    readonly log: GeneratedLog
    readonly tampered: Tampered
    readonly verdict: AuditVerdict
  }) => Promise<void>
}

/** Verifies a folder on a memory disk, against the head that was kept elsewhere where `held` is given. */
export function verifyFiles(files: Files, vkey: string, held?: Uint8Array): Promise<AuditVerdict> {
  return verifyAudit(LOG_DIR, { disk: new MemoryDisk(files), vkey, isStill: true, ...(held === undefined ? {} : { held }) })
}

/** The head is held against logs that were not closed cleanly, and against whole logs that are other than they were. */
export const needsHeld = (log: GeneratedLog, { names }: Tampered): boolean => !log.isClosed || names.includes(HELD)

/** Tampers with generated logs, class by class, and looks whether all of it is found, and its place named. */
export async function tryTampering(options: TamperOptions): Promise<TamperReport> {
  const total = { tried: 0, caught: 0, missed: [] as Missed[] }
  for (const [number, kind] of Object.keys(TAMPERINGS).entries()) {
    const report = await tryClass(kind, { ...options, seed: options.seed + number * 1_000_003 })
    total.tried += report.tried
    total.caught += report.caught
    total.missed.push(...report.missed)
    options.onClass?.(kind, report)
  }
  return total
}

async function tryClass(kind: string, { seed, perClass, onVerdict }: TamperOptions): Promise<TamperReport> {
  const report = { tried: 0, caught: 0, missed: [] as Missed[] }
  let without = 0
  for (let at = seed; report.tried < perClass; at++) {
    const random = new SeededRandom(at)
    const subject = subjectOf(await generateLog(random))
    const before = report.tried
    for (let count = 0; count < TRIES_PER_LOG && report.tried < perClass; count++) {
      const tampered = await random.pick(TAMPERINGS[kind] ?? [])(subject, random)
      if (tampered === undefined) continue
      const { log } = subject
      const verdict = await verifyFiles(tampered.files, log.vkey, needsHeld(log, tampered) ? log.held : undefined)
      await onVerdict?.({ kind, log, tampered, verdict })
      report.tried++
      const why = verdict.ok ? 'not found' : isNamed(verdict.firstBad, tampered, subject) ? undefined : 'not named'
      if (why === undefined) report.caught++
      else if (report.missed.length < 20)
        report.missed.push({ kind, seed: at, why, expected: expectedOf(tampered), found: verdict.firstBad })
    }
    without = report.tried > before ? 0 : without + 1
    if (without > LOGS_WITHOUT_MAX) throw new Error(`no log can be tampered with as "${kind}"`)
  }
  return report
}

const expectedOf = ({ frames, names }: Tampered): string[] => [
  ...names,
  ...frames.map(({ file, at, record }) => `${file}@${at} ${record ?? ''}`),
]

/** Whether a place is one that was hit: the frame, its record, the file; or, where a head shows what is missing, the first record that is. */
function isNamed(bad: BadPlace | undefined, { frames, names }: Tampered, { log }: Subject): boolean {
  if (bad === undefined) return false
  if (names.includes(bad.file)) return true
  return frames.some(({ file, at, record, first, last, kind }) => {
    if (bad.file === file && bad.offset === at) return true
    if (bad.record === undefined) return false
    if (bad.record === record || (kind !== 'entry' && bad.record >= first && bad.record <= last)) return true
    return !log.files.has(`${LOG_DIR}/${bad.file}`) || bad.file.startsWith('head.') || bad.file.endsWith('.seg')
      ? bad.record === first
      : false
  })
}

/** Makes logs and verifies them. @returns those that were accused. */
export async function accuseClean(
  seed: number,
  count: number,
): Promise<readonly { readonly seed: number; readonly found: BadPlace | undefined }[]> {
  const accused: { readonly seed: number; readonly found: BadPlace | undefined }[] = []
  for (let at = seed; at < seed + count; at++) {
    const { files, vkey, held } = await generateLog(new SeededRandom(at))
    const verdict = await verifyFiles(files, vkey, held)
    if (!verdict.ok) accused.push({ seed: at, found: verdict.firstBad })
  }
  return accused
}
