import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const isWorkspace = (folder: string): boolean => existsSync(join(folder, 'workspace.yaml'))

/** The folder named, or the newest workspace under `.demo/`; undefined where there is none. */
export function chooseWorkspace(root: string, named: string | undefined, cwd: string): string | undefined {
  if (named !== undefined) {
    const folder = resolve(cwd, named)
    return isWorkspace(folder) ? folder : undefined
  }
  const demos = join(root, '.demo')
  if (!existsSync(demos)) return undefined
  return readdirSync(demos)
    .map((name) => join(demos, name))
    .filter(isWorkspace)
    .map((folder) => ({ folder, atMs: statSync(join(folder, 'workspace.yaml')).mtimeMs }))
    .sort((a, b) => b.atMs - a.atMs)
    .at(0)?.folder
}
