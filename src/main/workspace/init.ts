import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import { createWorkspaceKeys, type LogKey } from './keys.ts'
import { type WorkspaceLayout, workspaceLayout } from './layout.ts'
import { ensurePrivateDir } from './private-files.ts'
import { createSample, type SampleName } from './samples.ts'

export interface InitRequest {
  readonly dir: string
  readonly sample: SampleName
  /** Allows a folder that holds something, never one that holds a workspace. */
  readonly isForced: boolean
  /** A fresh UUID in lower case. */
  readonly id: string
  /** Holds the passphrase that the keys are sealed under; made if there is none. Plain keys without. */
  readonly passphraseFile?: string
}

/** A workspace whose files and keys are there, and whose log is not. */
export interface FreshWorkspace {
  readonly layout: WorkspaceLayout
  readonly logKey: LogKey
  /** Removes everything that was made, and nothing else. For a caller that cannot go on. */
  undo(): void
}

/**
 * Makes a workspace's folder, sample and keys. Makes nothing when it refuses.
 * @throws Fault `workspace/exists`, `workspace/not-empty`, `cli/usage` when a file is in the way
 */
export async function makeWorkspace(request: InitRequest): Promise<FreshWorkspace> {
  const layout = workspaceLayout(request.dir)
  const before = namesIn(layout, request.isForced)
  const undo = (): void => {
    for (const name of readdirSync(layout.root)) {
      if (!(before ?? []).includes(name)) rmSync(join(layout.root, name), { recursive: true, force: true })
    }
    if (before === undefined) rmSync(layout.root, { recursive: true, force: true })
  }
  mkdirSync(layout.root, { recursive: true })
  try {
    ensurePrivateDir(layout.internalDir)
    const folders = [layout.auditDir, layout.streamsDir, layout.romDir, layout.hbmDir, layout.stagingDir]
    for (const folder of folders) mkdirSync(folder, { mode: 0o700 })
    mkdirSync(layout.outputsDir)
    const logKey = createWorkspaceKeys(layout, request.passphraseFile)
    await createSample(request.sample, layout.root, { id: request.id })
    return { layout, logKey, undo }
  } catch (error) {
    undo()
    throw error
  }
}

/** What the folder holds; undefined when it is not there. */
function namesIn(layout: WorkspaceLayout, isForced: boolean): string[] | undefined {
  const stat = lstatSync(layout.root, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  if (!stat.isDirectory()) throw new Fault('cli/usage', `${layout.root} is not a folder`)
  const names = readdirSync(layout.root)
  if (names.includes('workspace.yaml') || names.includes('.vbus')) {
    throw new Fault('workspace/exists', `${layout.root} holds a workspace already`, { dir: layout.root })
  }
  if (names.length > 0 && !isForced) throw new Fault('workspace/not-empty', `${layout.root} is not empty`, { dir: layout.root })
  // createSample never overwrites either, but it would stop half-way.
  const inTheWay = names.filter((name) => ['policy.yaml', 'outputs', 'data', 'circuits', 'notebooks'].includes(name))
  if (inTheWay.length > 0) throw new Fault('cli/usage', `${layout.root} holds ${inTheWay.join(', ')} already`)
  return names
}
