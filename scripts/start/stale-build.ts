import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the window is built from. */
const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json']
/** What a whole build leaves. */
const PRODUCTS = [
  'out/main/index.js',
  'out/main/log-worker.js',
  'out/main/hook-worker.js',
  'out/main/history-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), 0)
}

/** Whether the build in `out/` is missing, not whole, or older than a source. */
export function isBuildStale(root: string): boolean {
  const products = PRODUCTS.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const built = Math.min(...products)
  return built === 0 || SOURCES.some((path) => newestMs(join(root, path)) > built)
}
