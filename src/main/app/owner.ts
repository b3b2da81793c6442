import { randomFillSync } from 'node:crypto'
import { homedir } from 'node:os'
import { Fault } from '../../shared/base/index.ts'
import type { ReleaseWord } from '../../shared/host/index.ts'
import { systemClock } from '../platform/index.ts'
import { signToken } from '../shield/tokens.ts'
import { userConfigDir } from '../workspace/layout.ts'
import { readWorkspace } from '../workspace/open.ts'
import { loadPerson, personIdentity } from '../workspace/person.ts'
import { OWNER_GRANTS, PERSON_TOKEN_SECONDS_MAX } from '../workspace/session-token.ts'
import { readStaged } from '../workspace/staged-release.ts'
import { ackStatement, policyStatement, releaseStatement } from '../workspace/statements.ts'
import { readTrust, saveTrust, signTrust } from '../workspace/trust.ts'

export const configDir = (): string => userConfigDir({ env: process.env, uid: process.getuid?.() ?? 0, home: homedir() })

/** A token by which this person says hello to an engine that another process runs. It stays in this process; when it ends, the window joins again. */
export async function ownerToken(workspaceId: string): Promise<string> {
  const person = loadPerson(configDir())
  const claims = { subject: personIdentity(person), namespace: 'default', grants: OWNER_GRANTS, actorKind: 'human' } as const
  const signer = { keyId: person.fingerprint, privateKey: person.privateKey }
  const { token } = await signToken(claims, PERSON_TOKEN_SECONDS_MAX, signer, {
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

/** The person's word on what a run made, as it lies in the workspace: hashed here, not told by the page. @throws Fault `auth/person-key`, `request/refused`, `cli/usage` */
export function signRelease(workspaceDir: string, word: ReleaseWord): { person: string; signature: string } {
  const { config, layout } = readWorkspace(workspaceDir)
  const person = loadPerson(configDir())
  const { manifestSha256 } = readStaged(layout.stagingDir, word.runId)
  const statement = releaseStatement(config.id, { ...word, manifestSha256 })
  return { person: person.vkey, signature: Buffer.from(person.sign(statement)).toString('base64') }
}

/** The person's signature under a policy that takes the place of another one. @throws Fault `auth/person-key` */
export function signPolicy(workspaceId: string, sha256: string, previousSha256: string): { person: string; signature: string } {
  const person = loadPerson(configDir())
  const statement = policyStatement(workspaceId, sha256, previousSha256)
  return { person: person.vkey, signature: Buffer.from(person.sign(statement)).toString('base64') }
}

/** The engine has taken a policy up: this person's trust follows, where it is what lies in the workspace. @throws Fault `workspace/untrusted`, `auth/person-key` */
export function keepPolicy(workspaceDir: string, sha256: string): void {
  const { config, configSha256, policySha256 } = readWorkspace(workspaceDir)
  const trust = readTrust(configDir(), config.id)
  if (trust === undefined || trust.configSha256 !== configSha256 || policySha256 !== sha256)
    throw new Fault('workspace/untrusted', 'what lies in the workspace is not what was applied: look at it, then run vbus trust', {
      sha256,
      policySha256,
    })
  saveTrust(configDir(), signTrust(loadPerson(configDir()), { ...trust, policySha256 }))
}
