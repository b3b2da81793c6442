import { Fault } from '../../shared/base/index.ts'
import {
  type Cosignature,
  type CosignerKey,
  cosignedMessage,
  encodeConsistency,
  findCosignature,
  parseSignedNote,
  type TreeHead,
} from '../../shared/chain/index.ts'
import { httpPost, type Posted, verifyEd25519 } from '../platform/index.ts'

const ASK_MS_MAX = 10_000
const ANSWER_BYTES_MAX = 16_384

/** A head of our log to be co-signed. */
export interface AskedHead extends TreeHead {
  /** The signed note. */
  readonly checkpoint: Uint8Array
  /** The consistency proof from an earlier size to this one. */
  readonly pathFrom: (oldSize: number) => Promise<readonly Uint8Array[]>
}

export interface WitnessAddress {
  readonly key: CosignerKey
  /** Submission prefix; `/add-checkpoint` comes behind it. */
  readonly url: string
}

/**
 * Asks one witness to co-sign.
 * @param oldSize what it co-signed last, as far as we know; what it says itself counts.
 * @throws Fault `witness/fork`, `witness/rollback`: it holds a history that is not ours; `witness/refused`, `witness/unreachable`
 */
export async function askWitness({ key, url }: WitnessAddress, head: AskedHead, oldSize: number): Promise<Cosignature> {
  const first = await post(url, head, oldSize)
  const held = heldSize(first)
  if (held === undefined || held === oldSize) return read(key, head, { answer: first, oldSize })
  if (held > head.size)
    throw contradiction('witness/rollback', key, { asked: head.size, held }, 'the witness has seen a longer log than there is')
  return read(key, head, { answer: await post(url, head, held), oldSize: held })
}

async function post(url: string, head: AskedHead, oldSize: number): Promise<Posted> {
  const body = encodeConsistency({ oldSize, path: await head.pathFrom(oldSize), checkpoint: head.checkpoint })
  try {
    return await httpPost(`${url.replace(/\/$/, '')}/add-checkpoint`, { body, timeoutMs: ASK_MS_MAX, answerBytesMax: ANSWER_BYTES_MAX })
  } catch (error) {
    throw new Fault('witness/unreachable', `the witness at ${url} does not answer: ${String(error)}`, { url }, { cause: error })
  }
}

/** The size that a 409 names. */
function heldSize({ status, contentType, text }: Posted): number | undefined {
  const isSize = status === 409 && contentType.startsWith('text/x.tlog.size') && /^(0|[1-9]\d{0,15})\n$/.test(text)
  return isSize ? Number(text) : undefined
}

interface Answered {
  readonly answer: Posted
  readonly oldSize: number
}

function read(key: CosignerKey, head: AskedHead, { answer, oldSize }: Answered): Cosignature {
  const sizes = { asked: head.size, held: oldSize }
  const held = heldSize(answer)
  // The proof was made of our own log: one that does not lead on from what is held says that another history was co-signed.
  if (answer.status === 422) throw contradiction('witness/fork', key, sizes, 'the witness has co-signed another history')
  if (held === head.size && held === oldSize)
    throw contradiction('witness/fork', key, sizes, 'the witness has co-signed another root of this size')
  if (answer.status !== 200) {
    const said = answer.text.slice(0, 200).trim()
    throw new Fault('witness/refused', `${key.name} answers ${answer.status}: ${said}`, { witness: key.name, status: answer.status, said })
  }
  const body = parseSignedNote(head.checkpoint)?.body ?? ''
  const cosignature = findCosignature(key, body, answer.text)
  if (cosignature === undefined || !verifyEd25519(key.publicKey, cosignedMessage(body, cosignature.time), cosignature.signature))
    throw new Fault('witness/refused', `${key.name} answers without a cosignature by its key`, { witness: key.name })
  return cosignature
}

type Contradiction = 'witness/fork' | 'witness/rollback'

function contradiction(
  code: Contradiction,
  { name }: CosignerKey,
  sizes: { readonly asked: number; readonly held: number },
  why: string,
): Fault {
  return new Fault(code, `${name}: ${why} (held ${sizes.held}, asked for ${sizes.asked})`, { witness: name, ...sizes })
}
