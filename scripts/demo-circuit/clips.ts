import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../breach/stage.ts'

/** A clip as `arqonbus.rigs.bowlnet_clips` lists it: synthesised, and it says so. */
export interface Clip {
  readonly path: string
  readonly label: string
  readonly sha256: string
  readonly rateHz: number
  readonly channels: number
  readonly seconds: number
  readonly madeBy: string
}

interface Listed {
  readonly file: string
  readonly label: string
  readonly sha256: string
  readonly rate_hz: number
  readonly channels: number
  readonly seconds: number
  readonly made_by: string
}

/** Synthesises `each` clips of every bowl into `folder`. The same numbers give the same bytes. */
export async function makeClips(folder: string, each: number, seed: number): Promise<readonly Clip[]> {
  const python = join(ROOT, '.venv', 'bin', 'python')
  const args = ['-m', 'arqonbus.rigs.bowlnet_clips', '--out', folder, '--each', String(each), '--seed', String(seed)]
  await promisify(execFile)(python, args, { env: { ...process.env, PYTHONPATH: join(ROOT, 'sdk/python/src') } })
  const listed = JSON.parse(readFileSync(join(folder, 'clips.json'), 'utf8')) as readonly Listed[]
  return listed.map(({ file, rate_hz: rateHz, made_by: madeBy, label, sha256, channels, seconds }) => ({
    path: join(folder, file),
    label,
    sha256,
    rateHz,
    channels,
    seconds,
    madeBy,
  }))
}
