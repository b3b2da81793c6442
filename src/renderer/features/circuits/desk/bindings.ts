import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { Diagnostic } from '../../../../shared/circuit/index.ts'
import type { Served } from '../live/live-marks.ts'
import type { SourceFiles } from '../model/source-files.ts'
import type { ServedText } from './binding-text.ts'

const ENDING = '.binding.yaml'
/** Binding files that are read; of more the first ones, by path. */
export const BINDING_FILES_MAX = 64

/** One binding file of the workspace, as it is. */
export interface BindingFile {
  readonly path: string
  readonly sha256: string
  readonly text: string
  /** Empty where the file is no binding. */
  readonly name: string
  readonly circuit: string
  readonly serves: ReadonlyMap<string, Served>
  readonly diagnostics: readonly Diagnostic[]
}

export interface BindingsState {
  readonly load: 'idle' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  readonly files: readonly BindingFile[]
  /** Binding files that were not read. */
  readonly omitted: number
}

/** Who may serve which node: the binding files below `circuits/`, read and written through the engine. A written file does nothing until it is applied. */
export class CircuitBindings {
  readonly store = createStore<BindingsState>(() => ({ load: 'idle', fault: undefined, files: [], omitted: 0 }))
  readonly #files: SourceFiles

  constructor(files: SourceFiles) {
    this.#files = files
  }

  async refresh(): Promise<void> {
    try {
      const paths = (await this.#files.list()).map(({ path }) => path).filter((path) => path.endsWith(ENDING))
      const files = await Promise.all(paths.slice(0, BINDING_FILES_MAX).map((path) => this.#read(path)))
      this.store.setState({ load: 'ready', fault: undefined, files, omitted: Math.max(0, paths.length - BINDING_FILES_MAX) })
    } catch (error) {
      this.store.setState({ load: 'failed', fault: Fault.from(error).toView() })
    }
  }

  /** Has a node served by another component; undefined: by whoever serves its topic. @throws Fault `circuit/file-changed`, `circuit/patch-failed` */
  async bind(path: string, node: string, served: ServedText | undefined): Promise<void> {
    const { bindNode } = await import('./binding-text.ts')
    const file = this.store.getState().files.find((each) => each.path === path)
    if (file === undefined) throw new Fault('circuit/file-unknown', `there is no ${path}`)
    const text = bindNode(file.text, node, served)
    if (text !== file.text) await this.#files.write(path, text, file.sha256)
    await this.refresh()
  }

  /** @returns the path of a new binding file that binds nothing yet. @throws Fault `circuit/file-changed` where there is one */
  async create(circuit: string, name: string): Promise<string> {
    const { newBindingText } = await import('./binding-text.ts')
    const path = `${circuit}.${name}${ENDING}`
    await this.#files.write(path, newBindingText(name, circuit, new Map()), undefined)
    await this.refresh()
    return path
  }

  async #read(path: string): Promise<BindingFile> {
    const { parseBinding } = await import('../../../../shared/circuit/index.ts')
    const { text, sha256 } = await this.#files.read(path)
    const { binding, diagnostics } = parseBinding(text, { file: path })
    const rows = [...(binding?.serves ?? [])].map(([node, { operator, simulated }]): [string, Served] => [
      node,
      { operator, isSimulated: simulated },
    ])
    return { path, sha256, text, name: binding?.name ?? '', circuit: binding?.circuit ?? '', serves: new Map(rows), diagnostics }
  }
}

/**
 * The binding file that a circuit is planned with: the chosen one; else the one of the version that runs, or the first that is for this circuit.
 * @param chosen null: none at all
 */
export function bindingFor(
  files: readonly BindingFile[],
  circuit: string,
  { chosen, applied }: { readonly chosen: string | null | undefined; readonly applied: string | undefined },
): BindingFile | undefined {
  const own = files.filter((file) => file.circuit === circuit)
  if (chosen === null) return undefined
  if (chosen !== undefined) return files.find(({ path }) => path === chosen)
  return own.find(({ name }) => name === applied) ?? own[0]
}
