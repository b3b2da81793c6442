import { readFileSync, statSync } from 'node:fs'
import { nodeDisk, sha256 } from '../main/platform/index.ts'
import { loadLogVkey } from '../main/workspace/keys.ts'
import { readWorkspace } from '../main/workspace/open.ts'
import { Fault } from '../shared/base/index.ts'
import { parseVerifierKey, type VerifierKey } from '../shared/chain/index.ts'
import type { VerbContext } from './verb.ts'

/** The key that an option names; undefined without it. @throws Fault `cli/usage` */
export function givenKey({ args }: VerbContext, option = 'key'): VerifierKey | undefined {
  const text = args.text(option)
  if (text === undefined) return undefined
  const key = parseVerifierKey(sha256, text.trim())
  if (key === undefined) throw new Fault('cli/usage', `--${option} is not a verifier key: NAME+HEX8+BASE64`)
  return key
}

/** The key that --key names, else the one that the workspace pins. */
export function givenOrPinnedKey(context: VerbContext): VerifierKey {
  const given = givenKey(context)
  if (given !== undefined) return given
  const key = parseVerifierKey(sha256, loadLogVkey(readWorkspace(context.args.workspaceDir).layout))
  if (key === undefined) throw new Fault('audit/altered', 'the pinned key is none', {})
  return key
}

/** Reads a file that somebody handed over. @throws Fault `cli/usage` when it is not there, no file (a pipe would be waited for), or larger than `bytesMax`. */
export function readGiven(path: string, bytesMax: number): Uint8Array {
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new Fault('cli/usage', `cannot read ${path}: it is no regular file`)
    const { size } = stat
    if (size > bytesMax) throw new Fault('cli/usage', `${path} has ${size} bytes; at most ${bytesMax} can be`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('cli/usage', `cannot read ${path}: ${String(error)}`)
  }
}

/** Writes the file that -o names, whole or not at all. @throws Fault `cli/usage` when it cannot be: a device or a folder is never replaced. */
export function writeWanted(path: string, bytes: Uint8Array): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
      throw new Fault('cli/usage', `cannot write ${path}: it is no regular file`)
    nodeDisk.writeDurable(path, bytes, { mode: 0o644 })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('cli/usage', `cannot write ${path}: ${String(error)}`)
  }
}
