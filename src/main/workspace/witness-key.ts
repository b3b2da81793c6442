import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { type CosignerKey, makeCosignerKey } from '../../shared/chain/cosignature.ts'
import { rawPublicKey } from '../platform/ed25519-key.ts'
import { sha256 } from '../platform/hash.ts'
import { signEd25519 } from './ed25519.ts'
import { readKey, writeKey } from './key-files.ts'
import { ensurePrivateDir, readPrivateFile, replaceFile } from './private-files.ts'

/** What a witness signs with, and what others know it by. */
export interface LoadedWitnessKey extends CosignerKey {
  sign(message: Uint8Array): Uint8Array
}

/**
 * The key of the witness in this folder (0700); made under `name` if there is none, and sealed under the passphrase in `passphraseFile`.
 * @throws Fault `cli/usage` without a name for a new one, or with another than it has; `workspace/invalid` when its files are no key.
 */
export function openWitnessKey(dir: string, name: string | undefined, passphraseFile: string): LoadedWitnessKey {
  ensurePrivateDir(dir)
  const [keyFile, nameFile] = [join(dir, 'witness.key'), join(dir, 'witness.name')]
  const known = readPrivateFile(nameFile)?.trim()
  if (known === undefined) {
    if (name === undefined) throw new Fault('cli/usage', 'name the new witness: --name rig.example/witness')
    writeKey(keyFile, passphraseFile)
    replaceFile(nameFile, `${name}\n`, 0o600)
  } else if (name !== undefined && name !== known) throw new Fault('cli/usage', `this witness is ${known}: its name is part of its key`)
  const privateKey = readKey(keyFile)
  const key = makeCosignerKey(sha256, known ?? name ?? '', rawPublicKey(privateKey))
  return { ...key, sign: (message) => signEd25519(privateKey, message) }
}
