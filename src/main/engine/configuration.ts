import { createHash } from 'node:crypto'
import { Fault } from '../../shared/base/index.ts'
import { type ComponentHash, checkComponents } from '../operators/index.ts'
import { nodeDisk } from '../platform/index.ts'
import { readWorkspace, type WorkspaceFiles } from '../workspace/open.ts'
import type { WorkspacePolicy } from '../workspace/policy.ts'
import type { TrustContent } from '../workspace/statements.ts'
import { readTrust, type Trust } from '../workspace/trust.ts'
import { findAlteration, hashComponents } from './integrity.ts'

export interface ConfigurationPlace {
  readonly installRoot: string
  /** Run id of what runs: nothing changes under it. */
  readonly running: () => string | undefined
}

/** What a person is asked to trust: files and components as they are on disk now. */
export interface PresentContent {
  readonly files: WorkspaceFiles
  readonly components: readonly ComponentHash[]
  readonly content: TrustContent
}

/** The configuration that is in force: files, components and who trusted them. Changes only by a person's act. */
export class Configuration {
  readonly #place: ConfigurationPlace
  #files: WorkspaceFiles
  #trust: Trust
  #components: readonly ComponentHash[]

  constructor(files: WorkspaceFiles, trust: Trust, place: ConfigurationPlace) {
    this.#files = files
    this.#trust = trust
    this.#place = place
    this.#components = hashComponents(files, place.installRoot)
  }

  get files(): WorkspaceFiles {
    return this.#files
  }

  get trust(): Trust {
    return this.#trust
  }

  get components(): readonly ComponentHash[] {
    return this.#components
  }

  findAlteration(): Promise<Fault | undefined> {
    const { components: hashes, listings } = this.#trust
    return findAlteration(this.#files, { hashes, listings }, this.#place.installRoot)
  }

  /** Whether one component is no longer what was trusted. */
  findAltered(identity: string): Fault | undefined {
    const { components: hashes, listings } = this.#trust
    const trusted = { hashes: Object.fromEntries(Object.entries(hashes).filter(([id]) => id === identity)), listings }
    try {
      return checkComponents(
        hashComponents(this.#files, this.#place.installRoot).filter(({ id }) => id === identity),
        trusted,
      )
    } catch (error) {
      return Fault.from(error)
    }
  }

  /** Takes up a policy that its person signed: the file is replaced in one step. @throws Fault `engine/busy` during a run */
  replacePolicy(source: string, policy: WorkspacePolicy): { sha256: string; previous: string } {
    this.#refuseDuringRun('its policy does not change under it')
    const bytes = new TextEncoder().encode(source)
    nodeDisk.writeDurable(this.#files.layout.policyFile, bytes, { mode: 0o644 })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const previous = this.#files.policySha256
    this.#files = { ...this.#files, policy, policySha256: sha256 }
    this.#trust = { ...this.#trust, policySha256: sha256 }
    return { sha256, previous }
  }

  /** @throws Fault `engine/busy` during a run */
  present(): PresentContent {
    this.#refuseDuringRun('what it was trusted with does not change under it')
    const files = readWorkspace(this.#files.layout.root)
    const components = hashComponents(files, this.#place.installRoot)
    const { configSha256, policySha256, config } = files
    const content = {
      workspaceId: config.id,
      configSha256,
      policySha256,
      components: Object.fromEntries(components.map(({ id, sha256 }) => [id, sha256])),
    }
    return { files, components, content }
  }

  /** Takes up what was just trusted. */
  adopt({ files, components, content }: PresentContent): void {
    this.#files = files
    this.#components = components
    const listings = Object.fromEntries(components.map(({ id, listing }) => [id, listing]))
    this.#trust = { ...this.#trust, ...content, listings }
  }

  #refuseDuringRun(why: string): void {
    const runId = this.#place.running()
    if (runId !== undefined) throw new Fault('engine/busy', `a run is in progress; ${why}`, { run_id: runId })
  }
}

/** Opening runs nothing until a person trusts this content; components are compared again by every run. */
export function requireTrusted(files: WorkspaceFiles, configDir: string): Trust {
  const trust = readTrust(configDir, files.config.id)
  if (trust === undefined) throw new Fault('workspace/untrusted', 'nobody trusted this workspace yet', { workspace: files.layout.root })
  const changed = [
    ...(trust.configSha256 === files.configSha256 ? [] : ['workspace.yaml']),
    ...(trust.policySha256 === files.policySha256 ? [] : ['policy.yaml']),
  ]
  if (changed.length > 0) throw new Fault('workspace/untrusted', `changed since it was trusted: ${changed.join(', ')}`, { changed })
  return trust
}
