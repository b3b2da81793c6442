import { resolve } from 'node:path'

export interface AppArguments {
  /** Absolute; undefined when the command line names none. */
  readonly workspaceDir: string | undefined
}

/** Reads `--workspace DIR` or `--workspace=DIR`; everything else on the line belongs to Chromium. The last one counts. */
export function parseArguments(argv: readonly string[], cwd: string): AppArguments {
  let workspaceDir: string | undefined
  argv.forEach((word, index) => {
    const value = word === '--workspace' ? argv[index + 1] : word.startsWith('--workspace=') ? word.slice('--workspace='.length) : undefined
    if (value !== undefined && value !== '') workspaceDir = resolve(cwd, value)
  })
  return { workspaceDir }
}
