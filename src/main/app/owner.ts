import { randomFillSync } from 'node:crypto'
import { homedir } from 'node:os'
import { systemClock } from '../platform/index.ts'
import { signToken } from '../shield/tokens.ts'
import { userConfigDir } from '../workspace/layout.ts'
import { loadPerson, personIdentity } from '../workspace/person.ts'
import { ackStatement } from '../workspace/statements.ts'

/** A window attached to another process's engine joins with a token that lasts this long; it then joins again. */
const SESSION_SECONDS = 43_200
const OWNER_GRANTS = { publish: ['>'], subscribe: ['>'], execute: [] } as const

const configDir = (): string => userConfigDir({ env: process.env, uid: process.getuid?.() ?? 0, home: homedir() })

/** A token by which this person says hello to an engine that another process runs. It stays in this process. */
export async function ownerToken(workspaceId: string): Promise<string> {
  const person = loadPerson(configDir())
  const claims = { subject: personIdentity(person), namespace: 'default', grants: OWNER_GRANTS, actorKind: 'human' } as const
  const signer = { keyId: person.fingerprint, privateKey: person.privateKey }
  const { token } = await signToken(claims, SESSION_SECONDS, signer, {
    audience: workspaceId,
    clock: systemClock,
    random: (bytes) => void randomFillSync(bytes),
  })
  return token
}

/** The person's signature under an acknowledgement. @throws Fault `auth/person-key`, `cli/usage` */
export function signAcknowledgement(workspaceId: string, record: number, reason: string): { person: string; signature: string } {
  const person = loadPerson(configDir())
  return { person: person.vkey, signature: Buffer.from(person.sign(ackStatement(workspaceId, record, reason))).toString('base64') }
}
