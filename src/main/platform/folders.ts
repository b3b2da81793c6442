import { open } from 'node:fs/promises'

/** For `.catch`: what is not there need not be removed or renamed. */
export function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Names given, changed or taken in a folder are on disk on return. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; NTFS journals names itself.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
