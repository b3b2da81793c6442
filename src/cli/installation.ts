import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this product is installed and what belongs to it. */
export interface Installation {
  readonly root: string
  readonly version: string
  /** Version of the installed Electron. */
  readonly electron?: string
  /** Folder of the built interface, when there is one. */
  readonly uiDir?: string
}

export function installation(): Installation {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const electron = process.versions.electron ?? installedElectron()
  const uiDir = join(root, 'out', 'renderer')
  return {
    root,
    version: versionIn(join(root, 'package.json')) ?? '0.0.0',
    ...(electron === undefined ? {} : { electron }),
    ...(existsSync(join(uiDir, 'index.html')) ? { uiDir } : {}),
  }
}

function installedElectron(): string | undefined {
  try {
    return versionIn(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

function versionIn(path: string): string | undefined {
  const { version } = JSON.parse(readFileSync(path, 'utf8'))
  return typeof version === 'string' ? version : undefined
}
