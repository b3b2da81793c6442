import { fileURLToPath } from 'node:url'

/**
 * Options for a thread that may run from its TypeScript source. Node strips the types with WebAssembly in each thread, and V8 now and then
 * aborts the whole process when such threads come and go ("Check failed: jit_page.has_value()", seen with Node 24.21; a sibling is
 * https://github.com/nodejs/node/issues/64500). With a compile cache the stripped code is read from disk, and no WebAssembly is loaded.
 */
export function threadEnvironment(entry: URL): { env?: NodeJS.ProcessEnv } {
  if (!entry.pathname.endsWith('.ts')) return {}
  const cache = fileURLToPath(new URL('../../../node_modules/.cache/node-compile', import.meta.url))
  return { env: { NODE_COMPILE_CACHE: cache, ...process.env } }
}
