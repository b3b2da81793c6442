import { Fault } from '../../../shared/base/index.ts'
import { fromBase64, toHex } from '../../../shared/chain/index.ts'
import type { BundlePiece } from '../../../shared/history/index.ts'
import type { Engine } from '../../data/engine.ts'
import { pageSha256 } from '../../record/page-crypto.ts'

/** Bundles that the window exports; longer ones are the command line's. */
export const EXPORT_BYTES_MAX = 67_108_864
const PIECE_DEADLINE_MS = 600_000

/**
 * The bundle of a run, fetched piece by piece and compared with its hash. @throws Fault `audit/too-large`, `audit/altered` when what came is not what was made, and what the
 * engine refuses with.
 */
export async function fetchBundle(engine: Engine, run: string, onProgress: (done: number, all: number) => void): Promise<Uint8Array> {
  const first = await ask(engine, run, 0)
  if (first.bytes > EXPORT_BYTES_MAX)
    throw new Fault(
      'audit/too-large',
      `the bundle has ${first.bytes} bytes; the window exports ${EXPORT_BYTES_MAX}: use vbus audit bundle`,
      { bytes: first.bytes },
    )
  const bytes = new Uint8Array(first.bytes)
  for (let piece: BundlePiece | undefined = first; piece !== undefined; ) {
    const content = fromBase64(piece.piece)
    if (content === undefined || piece.at + content.length > bytes.length) throw altered(run)
    bytes.set(content, piece.at)
    onProgress(piece.at + content.length, bytes.length)
    const next: number | null = piece.next
    piece = next === null || next <= piece.at ? undefined : await ask(engine, run, next)
  }
  if (toHex(pageSha256(bytes)) !== first.sha256) throw altered(run)
  return bytes
}

const altered = (run: string): Fault => new Fault('audit/altered', `the bundle of run ${run} did not arrive as it was made`, { run })

const ask = async (engine: Engine, run: string, at: number): Promise<BundlePiece> =>
  (await engine.bus.request('system.audit.bundle', { run, at }, { deadlineMs: PIECE_DEADLINE_MS })) as BundlePiece
