import { readFile } from 'node:fs/promises'
import { extname, join, posix } from 'node:path'
import { parseLinkPath, START_PATH, UI_HEADERS } from '../../shared/host/index.ts'

/** The page's own address. A custom scheme has an origin of its own, so no web page and no file shares it. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://vbus'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The path inside the build that an address asks for; undefined for anything but a plain file of ours. */
export function pagePath(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== 'vbus' || url.username !== '' || url.port !== '') return undefined
  const isPlace = url.pathname === '/' || url.pathname === START_PATH || parseLinkPath(url.pathname) !== undefined
  const path = isPlace ? '/index.html' : url.pathname
  // `%` and `\` are in no name of ours: what is left cannot climb out, nor mean two things.
  if (!/^(\/[A-Za-z0-9._-]+)+$/.test(path) || posix.normalize(path) !== path || path.includes('/.')) return undefined
  return extname(path) in TYPES ? path : undefined
}

/** Whether an address is the page itself. */
export const isOwnPage = (address: string): boolean => pagePath(address) === '/index.html'

/** Answers a request of the page from the build in `folder`, under the page's policy. */
export async function servePage(folder: string, request: { readonly method: string; readonly url: string }): Promise<Response> {
  const path = request.method === 'GET' ? pagePath(request.url) : undefined
  const bytes = path === undefined ? undefined : await readFile(join(folder, path)).catch(() => undefined)
  if (path === undefined || bytes === undefined) return new Response('not found', { status: 404, headers: UI_HEADERS })
  return new Response(bytes, { headers: { ...UI_HEADERS, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' } })
}
