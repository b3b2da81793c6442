import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { type ComponentHash, checkComponents, hashComponent, type TrustedComponents } from '../operators/index.ts'
import { componentSource } from '../workspace/component-source.ts'
import type { WorkspaceFiles } from '../workspace/open.ts'

/** Files that pin what runs; their hashes are part of what keys a run's outputs. */
const LOCK_FILES = ['package-lock.json', 'python/requirements.lock']

/** Every declared component as it is on disk now. @throws Fault `workspace/component-altered` when a file is missing */
export function hashComponents({ config, layout }: Pick<WorkspaceFiles, 'config' | 'layout'>, installRoot: string): ComponentHash[] {
  return Object.entries(config.components).map(([id, decl]) => hashComponent(id, componentSource(decl, layout.root), installRoot))
}

/**
 * What of the workspace is no longer what was trusted; undefined when all of it is.
 * Reads the disk anew: it is asked before every phase.
 */
export async function findAlteration(files: WorkspaceFiles, trusted: TrustedComponents, installRoot: string): Promise<Fault | undefined> {
  const { layout, configSha256, policySha256 } = files
  for (const [path, expected] of [
    [layout.configFile, configSha256],
    [layout.policyFile, policySha256],
  ] as const) {
    const found = await readFile(path).then(
      (bytes) => createHash('sha256').update(bytes).digest('hex'),
      () => 'missing',
    )
    if (found !== expected) return new Fault('workspace/untrusted', `${path} changed while the engine ran`, { path, expected, found })
  }
  try {
    return checkComponents(hashComponents(files, installRoot), trusted)
  } catch (error) {
    return Fault.from(error)
  }
}

/** SHA-256 over the lock files of the installation, in order. */
export async function hashLocks(installRoot: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of LOCK_FILES) hash.update(await readFile(join(installRoot, name)))
  return hash.digest('hex')
}
