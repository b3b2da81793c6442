import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
}
const FILE_BYTES_MAX = 32 * 1024 * 1024

export interface ServedFile {
  readonly bytes: Buffer
  readonly contentType: string
}

/** The file that a URL path names below `folder`, links resolved; undefined for what is not there or lies outside. `/` is index.html. */
export async function readServed(folder: string, urlPath: string): Promise<ServedFile | undefined> {
  let name: string
  try {
    name = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').some((part) => part === '..' || (part.startsWith('.') && part !== '')))
    return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, name === '/' ? 'index.html' : name))
    const contentType = TYPES[extname(file)]
    const { size } = await stat(file)
    if (!file.startsWith(root + sep) || contentType === undefined || size > FILE_BYTES_MAX) return undefined
    return { bytes: await readFile(file), contentType }
  } catch {
    return undefined
  }
}
