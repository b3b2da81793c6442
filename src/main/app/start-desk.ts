import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { Fault } from '../../shared/base/index.ts'
import type { Candidate, StartRequest, StartView } from '../../shared/host/index.ts'
import type { OperatorDecl, WorkspaceConfig } from '../workspace/config-types.ts'
import { readWorkspace } from '../workspace/open.ts'
import { readRecents } from '../workspace/recents.ts'
import { SAMPLES } from '../workspace/samples.ts'
import { checkTrust } from '../workspace/trust.ts'

/** Folders the start screen knows at once; the one shown longest ago is forgotten. */
export const HANDLES_MAX = 64
/** How long `vbus init` or `vbus trust` may take. */
const VERB_MS_MAX = 120_000
/** Output of a verb that is read. */
const VERB_CHARS_MAX = 1_048_576

export interface StartDeskOptions {
  readonly configDir: string
  /** Starts the command line: plain Node and the arguments before the verb. */
  readonly commandLine: { readonly command: string; readonly args: readonly string[] }
  /** Asks the person for a folder. */
  readonly chooseFolder: () => Promise<string | undefined>
  /** Opens a window on a workspace and closes this one. */
  readonly open: (path: string) => void
  /** Makes this window one of an engine elsewhere. @throws Fault when it does not answer or refuses the token */
  readonly attach: (url: string, token: string) => Promise<void>
}

/** What the start screen can do: all that it changes, it changes by the command line's own verbs. */
export class StartDesk {
  readonly #options: StartDeskOptions
  readonly #paths = new Map<string, string>()

  constructor(options: StartDeskOptions) {
    this.#options = options
  }

  async answer(request: StartRequest): Promise<{ readonly start?: StartView; readonly candidate?: Candidate }> {
    switch (request.op) {
      case 'start.list':
        return { start: { recent: readRecents(this.#options.configDir).map(({ path }) => this.#look(path)), samples: SAMPLES } }
      case 'start.choose': {
        const path = await this.#options.chooseFolder()
        return path === undefined ? {} : { candidate: this.#look(path) }
      }
      case 'start.create':
        return { candidate: await this.#verb(request.handle, (path) => ['init', path, '--from', request.sample]) }
      case 'start.trust':
        return { candidate: await this.#verb(request.handle, (path) => ['trust', '--workspace', path]) }
      case 'start.open': {
        const candidate = this.#look(this.#pathOf(request.handle))
        if (candidate.isTrusted !== true) throw new Fault('workspace/untrusted', candidate.reason ?? `${candidate.path} is no workspace`)
        this.#options.open(candidate.path)
        return {}
      }
      case 'start.attach':
        await this.#options.attach(request.url, request.token)
        return {}
    }
  }

  #pathOf(handle: string): string {
    const path = this.#paths.get(handle)
    if (path === undefined) throw new Fault('workspace/not-found', 'this folder is not known any more: choose it again')
    return path
  }

  /** What lies in a folder. Reads it, starts nothing. */
  #look(path: string): Candidate {
    const handle = randomUUID()
    this.#paths.set(handle, path)
    for (const oldest of this.#paths.keys()) {
      if (this.#paths.size <= HANDLES_MAX) break
      this.#paths.delete(oldest)
    }
    const name = basename(path)
    if (!existsSync(path)) return { handle, path, name, what: 'gone', reason: 'The folder is not there any more.' }
    try {
      const { config, configSha256, policySha256 } = readWorkspace(path)
      const verdict = checkTrust(this.#options.configDir, { workspaceId: config.id, configSha256, policySha256 })
      const seen = { handle, path, what: 'workspace', id: config.id, name: config.name, starts: startedBy(config) } as const
      return verdict.isTrusted ? { ...seen, isTrusted: true } : { ...seen, isTrusted: false, reason: verdict.reason }
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.code !== 'workspace/not-found') return { handle, path, name, what: 'invalid', reason: fault.message }
      return { handle, path, name, what: readdirSync(path).length === 0 ? 'empty' : 'other' }
    }
  }

  /** Runs a verb of the command line on a folder and looks at it again. */
  async #verb(handle: string, argv: (path: string) => readonly string[]): Promise<Candidate> {
    const path = this.#pathOf(handle)
    const { command, args } = this.#options.commandLine
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    const child = spawn(command, [...args, ...argv(path), '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'], timeout: VERB_MS_MAX })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      if (text.length < VERB_CHARS_MAX) text += part
    })
    await new Promise<void>((resolve, reject) => {
      child.once('close', () => resolve())
      child.once('error', reject)
    })
    const result = JSON.parse(text.trim().split('\n').at(-1) || '{}') as { ok?: boolean; error?: { code: string; message: string } }
    if (result.ok === true) return this.#look(path)
    const { code = '', message = `vbus ${argv(path)[0]} gave no result` } = result.error ?? {}
    throw new Fault(Fault.isCode(code) ? code : 'internal/unexpected', message)
  }
}

/** The processes a workspace declares, a line each: what a person trusts when they trust it. */
function startedBy(config: WorkspaceConfig): readonly string[] {
  return Object.entries(config.components).flatMap(([name, component]) =>
    'builtin' in component ? [] : [`${name}: ${commandOf(component)}${component.restart === undefined ? ' (during runs)' : ''}`],
  )
}

const commandOf = (component: OperatorDecl): string =>
  'command' in component ? component.command.join(' ') : `${component.runtime} ${component.module} (of the installation)`
