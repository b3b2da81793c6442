import { Fault } from '../../shared/base/index.ts'
import { checkReason, statement } from '../../shared/bundle/index.ts'
import { verifyEd25519 } from '../platform/ed25519-key.ts'
import { readVerifierKey } from './ed25519.ts'

export {
  checkReason,
  policyStatement,
  REASON_BYTES_MAX,
  releaseStatement,
  type TrustContent,
  trustStatement,
} from '../../shared/bundle/index.ts'

/** @param contents the name and present hash of every file that is registered, in any order. */
export function dataStatement(workspaceId: string, contents: readonly { readonly name: string; readonly sha256: string }[]): string {
  const each = contents.map(({ name, sha256 }) => `${name} ${sha256}`).sort()
  return statement('vbus data register', workspaceId, ...each)
}

/** @param previous verifier key of the log up to now. @param next the one that follows it. */
export function rotationStatement(workspaceId: string, previous: string, next: string): string {
  return statement('vbus key rotate', workspaceId, previous, next)
}

/** @param record number of the breach record that is acknowledged. */
export function ackStatement(workspaceId: string, record: number, reason: string): string {
  checkReason(reason)
  return statement('vbus breach ack', workspaceId, String(record), reason)
}

/**
 * Checks a person's signature over a statement.
 * @param person verifier key of the person (person.ts).
 * @throws Fault `auth/person-key` when the key is malformed or the signature is not its.
 */
export function checkSignature(text: string, person: string, signature: Uint8Array): void {
  const key = readVerifierKey(person)
  if (key === undefined) throw new Fault('auth/person-key', 'not a verifier key of a person')
  if (!verifyEd25519(key.raw, Buffer.from(text, 'utf8'), signature)) {
    throw new Fault('auth/person-key', "the signature is not this person's over this statement", { person })
  }
}
