import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildWindow } from '../../scripts/start/build.ts'
import { isBuildStale } from '../../scripts/start/stale-build.ts'

/** What the tests run: the window's build, made only when it is stale, and the harness page. */
async function buildOnce(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  if (isBuildStale(root)) await buildWindow(root)
  await build({ configFile: fileURLToPath(new URL('../harness/vite.config.ts', import.meta.url)), logLevel: 'error' })
}

// biome-ignore lint/style/noDefaultExport: Playwright takes its global set-up from the default export
export default buildOnce
