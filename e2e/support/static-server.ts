import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, normalize, resolve } from 'node:path'
import { UI_HEADERS } from '../../src/shared/host/index.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Serves a built page on loopback under the product's own headers. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; [Symbol.asyncDispose](): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    // A place in the control room is answered with the page, as the engine and the app do.
    const file = resolve(folder, `.${path === '/' || path.startsWith('/w/') ? '/index.html' : path}`)
    readFile(file).then(
      (bytes) => response.writeHead(200, { ...UI_HEADERS, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())),
  }
}
