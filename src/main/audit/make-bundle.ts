import { Fault } from '../../shared/base/index.ts'
import { BUNDLE_BYTES_MAX, BUNDLE_PARTS_MAX, type BundlePart } from '../../shared/bundle/index.ts'
import { encodeTlogProof } from '../../shared/chain/index.ts'
import { encodeBundle } from './bundles.ts'
import { checkpointWithRotations } from './carry-rotations.ts'
import { decodeRecord } from './record-codec.ts'
import type { RecordIndex } from './record-index.ts'

/** Parts beside the records: checkpoint, configuration, policy. */
const OTHER_PARTS_MAX = 16

export interface BundleOptions {
  readonly run: string
  readonly origin: string
  readonly vkey: string
  /** What a stranger reads beside the records: the configuration and policy that the run had, by the part's name. */
  readonly texts: readonly BundlePart[]
}

export interface MadeBundle {
  readonly bytes: Uint8Array
  readonly records: number
  readonly first: number
  readonly last: number
}

/**
 * Everything a stranger needs to check one run: every record from its first to its last (to the head, while it has not ended), others' between them included (without those nobody could tell that
 * none of the run's was left out), and the records it rests on: the log's first, the trust, the policy, the registered data. Each is a tlog-proof.
 * @throws Fault `audit/no-record` when there is no such run, `audit/too-large` when it does not fit.
 */
export function makeBundle(index: RecordIndex, { run, origin, vkey, texts }: BundleOptions): MadeBundle {
  let first = -1
  let last = -1
  for (const { number } of index.find({ run })) {
    if (first < 0) first = number
    last = number
  }
  if (first < 0) throw new Fault('audit/no-record', `there is no run ${run} on the record`, { run })
  // Nobody could tell that a run has not ended from less than everything that followed.
  if ([...index.find({ run, kind: 'run_ended' })].length === 0) last = index.head.size - 1
  const numbers = [...restsOn(index, first), ...Array.from({ length: last - first + 1 }, (_, i) => first + i)]
  const tooLarge = (message: string): Fault => new Fault('audit/too-large', message, { records: numbers.length })
  if (numbers.length > BUNDLE_PARTS_MAX - OTHER_PARTS_MAX)
    throw tooLarge(`the run spans ${numbers.length} records: more than a bundle holds`)
  const parts: BundlePart[] = [{ name: 'checkpoint', bytes: checkpointWithRotations(index) }, ...texts]
  let bytes = 0
  for (const number of numbers) {
    const proof = encodeTlogProof(index.prove(number).proof)
    bytes += proof.length
    if (bytes > BUNDLE_BYTES_MAX) throw tooLarge(`the run has more than ${BUNDLE_BYTES_MAX} bytes of proofs`)
    parts.push({ name: `record/${number}`, bytes: proof })
  }
  return { bytes: encodeBundle({ run, origin, vkey }, parts), records: numbers.length, first, last }
}

/** The records before a run that say under what it ran, ascending. */
function restsOn(index: RecordIndex, before: number): number[] {
  const last = (kind: string): number | undefined => [...index.find({ kind, to: before })].at(-1)?.number
  const numbers = new Set<number>([0])
  const trusts = [...index.find({ kind: 'workspace_trusted', to: before })].map(({ number }) => number)
  const trusted = trusts.at(-1)
  if (trusted !== undefined) {
    numbers.add(trusted)
    // The trust is signed over the components registered since the one before it.
    for (const { number } of index.find({ kind: 'component_registered', from: trusts.at(-2) ?? 0, to: trusted })) numbers.add(number)
  }
  const applied = last('policy_applied')
  if (applied !== undefined && applied > (trusted ?? -1)) numbers.add(applied)
  const data = new Map<string, number>()
  for (const { number, content } of index.find({ kind: 'data_registered', to: before }))
    data.set(decodeRecord(content).dataRegistered?.name ?? '', number)
  for (const number of data.values()) numbers.add(number)
  numbers.delete(before)
  return [...numbers].filter((number) => number < before).sort((a, b) => a - b)
}
