import { resolve } from 'node:path'
import { type LinkPath, parseLinkPath } from '../../shared/host/index.ts'

export interface AppArguments {
  /** Absolute; undefined when the command line names none. */
  readonly workspaceDir: string | undefined
  /** A `vbus://` link that the system or a person handed over. */
  readonly link: LinkPath | undefined
}

/** Reads `--workspace DIR` or `--workspace=DIR` and a `vbus://` link; everything else on the line belongs to Chromium. The last of each counts. */
export function parseArguments(argv: readonly string[], cwd: string): AppArguments {
  let workspaceDir: string | undefined
  let link: LinkPath | undefined
  argv.forEach((word, index) => {
    const value = word === '--workspace' ? argv[index + 1] : word.startsWith('--workspace=') ? word.slice('--workspace='.length) : undefined
    if (value !== undefined && value !== '') workspaceDir = resolve(cwd, value)
    if (word.startsWith('vbus://')) link = parseLinkPath(word) ?? link
  })
  return { workspaceDir, link }
}
