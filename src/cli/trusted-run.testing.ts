import { generateKeyPairSync, sign } from 'node:crypto'
import { type AuditLog, makeBundle, RecordIndex } from '../main/audit/index.ts'
import type { LogHome } from '../main/log/log.testing.ts'
import { nodeDisk, sha256 } from '../main/platform/index.ts'
import { verifierKey } from '../main/workspace/ed25519.ts'
import { trustStatement } from '../main/workspace/statements.ts'
import { toHex } from '../shared/chain/index.ts'

const CONFIG = Buffer.from('id: w1\n')
const POLICY = Buffer.from('rules: []\n')
export const HASH = new Uint8Array(32).fill(7)

/** Records of a trusted workspace with one run, and of others before, in and behind it: 1 to 36 of a log that was just opened. */
export function appendTrustedRun(audit: AuditLog, runId: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const person = verifierKey('person', new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)))
  const content = {
    workspaceId: 'w1',
    configSha256: toHex(sha256(CONFIG)),
    policySha256: toHex(sha256(POLICY)),
    components: { controller: toHex(HASH) },
  }
  const signature = new Uint8Array(sign(null, Buffer.from(trustStatement(content)), privateKey))
  const at = { pos: 1, epoch: 1 }
  const hashes = { configSha256: sha256(CONFIG), policySha256: sha256(POLICY) }
  audit.append({ ...at, componentRegistered: { id: 'controller', kind: 'agent', sha256: HASH, files: [] } })
  audit.append({ ...at, workspaceTrusted: { ...hashes, person, signature, protection: 'file' } })
  for (const name of ['master', 'ratings', 'master'])
    audit.append({ ...at, dataRegistered: { name, path: `data/${name}`, sha256: HASH, bytes: 9 } })
  for (let i = 0; i < 20; i++) audit.append({ ...at, anchor: { log: 'vbus/other', first: i, last: i, root: HASH } })
  const run = { ...at, run: runId, device: 'sim0', simulated: true }
  audit.append({
    ...run,
    runStarted: { mode: 'full_build', seed: 7, asOf: '2020-01-01', ...hashes, lockSha256: HASH, parameters: '{}', deviceKind: 'simulated' },
  })
  audit.append({ ...run, input: { name: 'master', path: 'data/master', sha256: HASH, bytes: 9, rows: 3 } })
  audit.append({ ...at, anchor: { log: 'vbus/other', first: 21, last: 22, root: HASH } })
  audit.append({ ...run, output: { role: 'predictions', path: 'predictions.csv', sha256: HASH, bytes: 9 } })
  const manifest = { sha256: toHex(HASH), found: toHex(HASH) }
  audit.append({
    ...run,
    phase: 'AUDIT_LOGGING',
    gate: { rule: 'G7.1-manifest-written', when: 'during', ok: true, evidence: JSON.stringify(manifest) },
  })
  audit.append({ ...run, runEnded: { status: 'passed', version: 'v1', summary: '{}' } })
  for (let i = 0; i < 5; i++) audit.append({ ...at, anchor: { log: 'vbus/other', first: i, last: i, root: HASH } })
}

/** Does something with the index of a log. */
export async function withIndexOf<T>(home: LogHome, vkey: string, act: (index: RecordIndex) => T): Promise<T> {
  const { value } = await RecordIndex.use({ disk: nodeDisk, dir: home.dir, vkey, path: `${home.root}/index/audit.sqlite` }, act)
  return value
}

/** The bundle of a run, with both texts. */
export function bundleOf(home: LogHome, vkey: string, run: string): Promise<ReturnType<typeof makeBundle>> {
  const texts = [
    { name: 'config', bytes: CONFIG },
    { name: 'policy', bytes: POLICY },
  ]
  return withIndexOf(home, vkey, (index) => makeBundle(index, { run, origin: vkey.split('+')[0] ?? '', vkey, texts }))
}
