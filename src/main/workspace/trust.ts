import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { findPersonPublic, type Person } from './person.ts'
import { ensurePrivateDir, readPrivateFile, replacePrivateFile } from './private-files.ts'
import { checkSignature, type TrustContent, trustStatement } from './statements.ts'

const TRUST_FORMAT = 'vbus.trust.v1'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SHA256 = /^[0-9a-f]{64}$/

/** A person's trust in one content of a workspace, as kept outside it. */
export interface Trust extends TrustContent {
  /** The listing each component's hash is over, by its id: lets a check name the file that differs. Covered by the signature through the hash. */
  readonly listings: Readonly<Record<string, string>>
  /** Verifier key of the person. */
  readonly person: string
  readonly protection: string
  /** Base64, Ed25519 over `trustStatement`. */
  readonly signature: string
}

export type TrustVerdict =
  | { readonly isTrusted: true; readonly trust: Trust }
  | {
      readonly isTrusted: false
      readonly reason: string
      /** What differs from the trusted content: `workspace.yaml`, `policy.yaml`. Empty when nothing was ever trusted. */
      readonly changed: readonly string[]
    }

/** @throws Fault `workspace/invalid` when the id is no UUID: it becomes a file name. */
export function trustFile(configDir: string, workspaceId: string): string {
  if (!UUID.test(workspaceId)) throw new Fault('workspace/invalid', 'the workspace id is not a UUID in lower case', { id: workspaceId })
  return join(configDir, 'trust', `${workspaceId}.json`)
}

/** Signs a content of a workspace. It counts once it is on the audit log and saved, in this order. */
export function signTrust(person: Person, content: TrustContent & Pick<Trust, 'listings'>): Trust {
  const signature = Buffer.from(person.sign(trustStatement(content))).toString('base64')
  return { ...content, person: person.vkey, protection: person.protection, signature }
}

/** Keeps a trust. Callers must have put it on the audit log: a crash in between leaves the workspace untrusted, never the other way round. */
export function saveTrust(configDir: string, trust: Trust): void {
  const path = trustFile(configDir, trust.workspaceId)
  ensurePrivateDir(configDir)
  ensurePrivateDir(join(configDir, 'trust'))
  replacePrivateFile(path, `${JSON.stringify(toFile(trust), undefined, 2)}\n`)
}

/**
 * The trust this user gave a workspace; undefined when there is none.
 * @throws Fault `workspace/untrusted` when the file is not one, is for another workspace, or its signature is not this user's person's.
 */
export function readTrust(configDir: string, workspaceId: string): Trust | undefined {
  const path = trustFile(configDir, workspaceId)
  const text = readPrivateFile(path)
  if (text === undefined) return undefined
  const trust = fromFile(text)
  if (trust === undefined) throw new Fault('workspace/untrusted', `${path} is not a trust statement`)
  if (trust.workspaceId !== workspaceId) throw new Fault('workspace/untrusted', `${path} is for another workspace`)
  const person = findPersonPublic(configDir)
  if (person === undefined || person.vkey !== trust.person) {
    throw new Fault('workspace/untrusted', `${path} was not signed by the person of ${configDir}`)
  }
  try {
    checkSignature(trustStatement(trust), trust.person, Buffer.from(trust.signature, 'base64'))
  } catch (error) {
    throw new Fault('workspace/untrusted', `${path}: the signature does not hold`, {}, { cause: error })
  }
  return trust
}

/** The two files of a workspace as they are. */
export type FileHashes = Pick<TrustContent, 'workspaceId' | 'configSha256' | 'policySha256'>

/**
 * Whether this user trusts exactly these two files. Callers must pass the hashes of the very bytes they go on to use: hashing a file and
 * then reading it again would leave a moment to swap it. Components are compared with `trust.components` by whoever starts them.
 */
export function checkTrust(configDir: string, content: FileHashes): TrustVerdict {
  let trust: Trust | undefined
  try {
    trust = readTrust(configDir, content.workspaceId)
  } catch (error) {
    if (error instanceof Fault && error.code === 'workspace/untrusted') return { isTrusted: false, reason: error.message, changed: [] }
    throw error
  }
  if (trust === undefined) return { isTrusted: false, reason: 'nobody trusted this workspace yet', changed: [] }
  const changed = changes(trust, content)
  if (changed.length > 0) return { isTrusted: false, reason: `changed since it was trusted: ${changed.join(', ')}`, changed }
  return { isTrusted: true, trust }
}

/** @throws Fault `workspace/untrusted`, naming what changed. */
export function requireTrust(configDir: string, content: FileHashes): Trust {
  const verdict = checkTrust(configDir, content)
  if (verdict.isTrusted) return verdict.trust
  throw new Fault('workspace/untrusted', verdict.reason, { changed: verdict.changed })
}

function changes(trust: Trust, content: FileHashes): string[] {
  const changed: string[] = []
  if (trust.configSha256 !== content.configSha256) changed.push('workspace.yaml')
  if (trust.policySha256 !== content.policySha256) changed.push('policy.yaml')
  return changed
}

function toFile(trust: Trust): object {
  return {
    format: TRUST_FORMAT,
    workspace_id: trust.workspaceId,
    config_sha256: trust.configSha256,
    policy_sha256: trust.policySha256,
    components: trust.components,
    listings: trust.listings,
    person: trust.person,
    protection: trust.protection,
    signature: trust.signature,
  }
}

function fromFile(text: string): Trust | undefined {
  let file: Record<string, unknown>
  try {
    file = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof file !== 'object' || file === null || file.format !== TRUST_FORMAT) return undefined
  const { workspace_id: workspaceId, config_sha256: configSha256, policy_sha256: policySha256 } = file
  const { person, protection, signature } = file
  const components = toTexts(file.components)
  const listings = toTexts(file.listings)
  const texts = [workspaceId, configSha256, policySha256, person, protection, signature]
  if (texts.some((value) => typeof value !== 'string') || components === undefined || listings === undefined) return undefined
  const hashes = [configSha256, policySha256, ...Object.values(components)]
  if (hashes.some((value) => typeof value !== 'string' || !SHA256.test(value))) return undefined
  return { workspaceId, configSha256, policySha256, components, listings, person, protection, signature } as Trust
}

function toTexts(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value).every((each) => typeof each === 'string') ? { ...(value as Record<string, string>) } : undefined
}
