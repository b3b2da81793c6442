import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'

/** Asks the person where to save, beginning in the downloads folder, and saves there. The page never learns where. @returns false when cancelled */
export async function saveFile(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('downloads'), name) })
  if (canceled || filePath === '') return false
  await writeFile(filePath, bytes)
  return true
}
