import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { Fault } from '../../shared/base/index.ts'
import { parseWorkspaceConfig, refusalFault } from './config.ts'
import type { WorkspaceConfig } from './config-types.ts'
import { type WorkspaceLayout, workspaceLayout } from './layout.ts'
import { parseWorkspacePolicy, type WorkspacePolicy } from './policy.ts'

/** Each of the two files (docs/reference/workspace.md). */
export const WORKSPACE_FILE_BYTES_MAX = 1_048_576

/** A workspace's two files, read once: the hashes are of the very bytes that were parsed. */
export interface WorkspaceFiles {
  readonly layout: WorkspaceLayout
  readonly config: WorkspaceConfig
  readonly policy: WorkspacePolicy
  readonly configSha256: string
  readonly policySha256: string
}

/**
 * Reads and checks a workspace's files. Starts nothing, trusts nothing, changes nothing.
 * @throws Fault `workspace/not-found`, `workspace/invalid`, `policy/invalid`, `data/too-many-contributors`
 */
export function readWorkspace(dir: string): WorkspaceFiles {
  const layout = workspaceLayout(dir)
  if (!existsSync(layout.configFile)) throw new Fault('workspace/not-found', `no workspace in ${layout.root}`, { dir: layout.root })
  const config = readBounded(layout.configFile)
  const parsed = parseWorkspaceConfig(config.text)
  if (!parsed.ok) throw refusalFault(parsed.error)
  if (!existsSync(layout.policyFile)) throw new Fault('workspace/invalid', `no policy.yaml in ${layout.root}`)
  const policy = readBounded(layout.policyFile)
  const parsedPolicy = parseWorkspacePolicy(policy.text, parsed.value)
  if (!parsedPolicy.ok) throw refusalFault(parsedPolicy.error)
  return { layout, config: parsed.value, policy: parsedPolicy.value, configSha256: config.sha256, policySha256: policy.sha256 }
}

/**
 * A text file of at most WORKSPACE_FILE_BYTES_MAX, with the hash of its bytes.
 * @throws Fault `workspace/invalid`
 */
export function readBounded(path: string): { readonly text: string; readonly sha256: string } {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile()) throw new Fault('workspace/invalid', `${path} is not a plain file`, { path })
  if (stat.size > WORKSPACE_FILE_BYTES_MAX)
    throw new Fault('workspace/invalid', `${path} is over ${WORKSPACE_FILE_BYTES_MAX} bytes`, { path })
  const bytes = readFileSync(path)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    throw new Fault('workspace/invalid', `${path} is not UTF-8`, { path }, { cause: error })
  }
}
