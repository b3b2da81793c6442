import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { Fault } from '../../shared/base/index.ts'

interface Output {
  readonly path: string
  readonly sha256: string
}

/** What lies there to be released, hashed here: a person signs what their own command or window found. @throws Fault `request/refused` */
export function readStaged(stagingDir: string, runId: string): { manifestSha256: string; outputs: readonly Output[] } {
  if (!/^[a-z0-9-]+$/.test(runId)) throw new Fault('cli/usage', `no run has the id ${runId}`)
  const folder = join(stagingDir, runId)
  const manifest = readStagedFile(folder, 'manifest.json')
  if (manifest === undefined) throw new Fault('request/refused', `run ${runId} waits for no release`, { run_id: runId })
  const { outputs } = JSON.parse(manifest.toString('utf8')) as { readonly outputs: readonly Output[] }
  for (const { path, sha256 } of outputs) {
    const bytes = readStagedFile(folder, path)
    if (bytes === undefined || sha256Of(bytes) !== sha256)
      throw new Fault('request/refused', `${join(folder, path)} is not what the run's manifest says`, { output: path })
  }
  return { manifestSha256: sha256Of(manifest), outputs }
}

/** Undefined when it is not there, or would not lie in the folder. */
function readStagedFile(folder: string, path: string): Buffer | undefined {
  if (!resolve(folder, path).startsWith(resolve(folder) + sep)) return undefined
  try {
    return readFileSync(join(folder, path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
