import type { RunSummary, StatusView } from '../data/types.ts'

export interface FirstStepsDone {
  readonly hasRun: boolean
  readonly hasBroken: boolean
  readonly hasVerified: boolean
}

/** Which steps were taken, by what the record and this window say. */
export function firstStepsDone(runs: readonly RunSummary[], isVerified: boolean): FirstStepsDone {
  return {
    hasRun: runs.some(({ status }) => status === 'passed'),
    hasBroken: runs.some(({ status }) => status === 'breached'),
    hasVerified: isVerified,
  }
}

/** The byte that the second step changes: past a table's first line, whatever the table. */
const BYTE_CHANGED = 400

/** A line for a terminal that flips the lowest bit of one byte of an input; run twice, it changes nothing. */
export function breakingLine(tables: Pick<StatusView, 'contributors'> & { readonly master: NonNullable<StatusView['master']> }): string {
  const path = tables.contributors[0]?.path ?? tables.master.path
  return `python3 -c 'import sys; f=open(sys.argv[1],"r+b"); f.seek(${BYTE_CHANGED}); b=f.read(1)[0]; f.seek(${BYTE_CHANGED}); f.write(bytes([b^1]))' ${quoted(path)}`
}

/** A path as a POSIX shell takes it, whatever is in it. */
const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`
