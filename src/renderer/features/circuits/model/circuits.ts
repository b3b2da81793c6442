import { createStore } from 'zustand/vanilla'
import { Fault, type FaultView } from '../../../../shared/base/index.ts'
import type { Circuit, Diagnostic, Endpoint } from '../../../../shared/circuit/index.ts'
import { requestWithTexts } from '../../../../shared/client/circuit-texts.ts'
import type { Engine } from '../../../data/engine.ts'
import type { CircuitDocument, DocumentSource } from './circuit-document.ts'
import { formatLayout, type Layout, layoutPathOf, type Position, parseLayout } from './layout.ts'
import type { AskEngine } from './open-document.ts'
import { type SourceFile, SourceFiles } from './source-files.ts'
import { newCircuitText } from './template.ts'

/** Documents that are open at once: of more, one without unsaved changes is closed. */
export const DOCUMENTS_MAX = 32

/** Files that are looked into for a circuit of a name. */
const NAMED_FILES_MAX = 256
const NAME_LINE = /^name:[ \t]*(['"]?)([a-z0-9-]+)\1[ \t\r]*(?:#.*)?$/m

const isCircuitPath = (path: string): boolean => path.endsWith('.circuit.yaml')

/** The edge that a new node is wanted for: it leads from a port to the node, or from the node to a port. */
export interface NodeLink {
  readonly end: 'from' | 'to'
  readonly at: Endpoint
}

/** What asks something of the person over the canvas. */
export type CircuitPanel =
  | { readonly kind: 'add'; readonly at: Position | undefined; readonly link: NodeLink | undefined }
  | { readonly kind: 'connect' }
  | { readonly kind: 'rename'; readonly node: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'topic-users' }
  | { readonly kind: 'compare' }

/** Nodes that lead to the selected ones, that they lead to, or both. */
export type Highlight = 'none' | 'upstream' | 'downstream' | 'both'

/** Another version that the canvas shows the difference to. */
export interface ComparedCircuit {
  readonly label: string
  readonly before: Circuit
}

export interface CircuitsState {
  readonly load: 'idle' | 'loading' | 'ready' | 'failed'
  readonly fault: FaultView | undefined
  readonly files: readonly SourceFile[]
  /** Of the document that is shown. */
  readonly path: string | undefined
  /** Changes with everything in the shown document, so that whoever listens to this store hears of it. */
  readonly change: number
  readonly unsaved: readonly string[]
  readonly panes: 'canvas' | 'both' | 'yaml'
  readonly hasOutline: boolean
  readonly panel: CircuitPanel | undefined
  readonly highlight: Highlight
  readonly compared: ComparedCircuit | undefined
  /** Sub-circuit nodes that are open in place. */
  readonly opened: ReadonlySet<string>
  readonly isLayingOut: boolean
}

/** What the canvas can be told, while it is on screen. */
export interface CanvasHandle {
  fit(): void
  /** Zooms about the middle. */
  zoomTo(zoom: number): void
  /** Brings nodes into sight. */
  reveal(...nodes: readonly string[]): void
  /** The same of what is selected: the last node, else both ends of an edge. */
  revealSelected(): void
  /** Where the pointer is, while it is over the canvas. */
  pointer(): Position | undefined
  /** The middle of what is in sight. */
  middle(): Position
  focus(): void
}

type OpenDocument = (source: DocumentSource, ask: AskEngine) => CircuitDocument | Promise<CircuitDocument>

interface KnownFile {
  readonly sha256: string | undefined
  readonly layoutSha256: string | undefined
}

/** Circuits of the workspace as they are edited: their files, the documents that are open, and what the view shows of them. */
export class CircuitsModel {
  readonly store = createStore<CircuitsState>(() => ({
    load: 'idle',
    fault: undefined,
    files: [],
    path: undefined,
    change: 0,
    unsaved: [],
    panes: 'canvas',
    hasOutline: true,
    panel: undefined,
    highlight: 'none',
    compared: undefined,
    opened: new Set(),
    isLayingOut: false,
  }))
  readonly files = new SourceFiles(() => this.#engine?.bus)
  canvas: CanvasHandle | undefined
  /** What was copied last in this window, with where it stood. */
  copied: { readonly fragment: string; readonly layout: Layout } | undefined
  readonly #documents = new Map<string, CircuitDocument>()
  readonly #known = new Map<string, KnownFile>()
  readonly #openDocument: OpenDocument
  /** The circuit that was asked for last. */
  #wished: string | undefined
  #engine: Engine | undefined
  #saving: Promise<void> = Promise.resolve()
  #watchers = 0

  /** @param openDocument by default the language with its worker, loaded when the first circuit is opened */
  constructor(openDocument: OpenDocument = async (source, ask) => (await import('./open-document.ts')).openDocument(source, ask)) {
    this.#openDocument = openDocument
  }

  async attach(engine: Engine): Promise<void> {
    this.#engine = engine
    // Another engine, or the same one later, knows other schemas, operators and rights.
    for (const document of this.#documents.values()) document.recheck()
    if (this.#watchers > 0) await this.refresh()
  }

  /** While somebody looks, the list of files is kept. */
  watch(): () => void {
    this.#watchers += 1
    if (this.#watchers === 1) void this.refresh()
    return () => {
      this.#watchers -= 1
    }
  }

  /** The document that is shown. */
  get document(): CircuitDocument | undefined {
    const { path } = this.store.getState()
    return path === undefined ? undefined : this.#documents.get(path)
  }

  set(part: Partial<Pick<CircuitsState, 'panes' | 'hasOutline' | 'panel' | 'highlight' | 'compared' | 'opened' | 'isLayingOut'>>): void {
    this.store.setState(part)
  }

  /** A sub-circuit is opened in place, or closed; of any other node nothing comes. */
  togglePart(name: string): void {
    if (this.document?.store.getState().circuit?.nodes.get(name)?.kind !== 'circuit') return
    const { opened } = this.store.getState()
    this.store.setState({ opened: opened.has(name) ? new Set([...opened].filter((each) => each !== name)) : new Set([...opened, name]) })
  }

  async refresh(): Promise<void> {
    if (this.store.getState().load !== 'ready') this.store.setState({ load: 'loading' })
    try {
      const all = await this.files.list()
      for (const { path, sha256 } of all.filter(({ path: each }) => isCircuitPath(each) && !this.#known.has(each))) {
        this.#known.set(path, { sha256, layoutSha256: undefined })
      }
      this.store.setState({ load: 'ready', fault: undefined, files: all })
      const [first] = all.filter(({ path }) => isCircuitPath(path))
      if (this.#wished === undefined && first !== undefined) await this.open(first.path)
    } catch (error) {
      this.store.setState({ load: 'failed', fault: Fault.from(error).toView() })
    }
  }

  /** Shows a circuit; one that is open already is shown as it was left. @throws Fault */
  async open(path: string): Promise<void> {
    this.#wished = path
    if (!this.#documents.has(path)) {
      const { text, sha256 } = await this.files.read(path)
      const { layout, layoutSha256 } = await this.#readLayout(layoutPathOf(path))
      this.#known.set(path, { sha256, layoutSha256 })
      await this.#keep({ path, text, layout, isSaved: true })
    }
    // Of several wishes the last one is shown.
    if (this.#wished === path) this.#show(path)
  }

  /** Shows the circuit of a name, whichever file it is in. @throws Fault `circuit/file-unknown` */
  async openNamed(name: string): Promise<void> {
    const paths = (await this.files.list()).map(({ path }) => path).filter(isCircuitPath)
    const isLikely = (path: string): boolean => `/${path}`.endsWith(`/${name}.circuit.yaml`)
    for (const path of [...paths.filter(isLikely), ...paths.filter((each) => !isLikely(each))].slice(0, NAMED_FILES_MAX)) {
      const text = this.#documents.get(path)?.store.getState().text ?? (await this.files.read(path)).text
      if (NAME_LINE.exec(text)?.[2] === name) return await this.open(path)
    }
    throw new Fault('circuit/file-unknown', `no circuit of the workspace is called ${name}`)
  }

  /** A new circuit from the template, in no file until it is saved. @throws Fault `circuit/file-changed` where there is one of the name */
  async create(name: string): Promise<void> {
    const path = `${name}.circuit.yaml`
    const isTaken = this.#documents.has(path) || this.store.getState().files.some((file) => file.path === path)
    if (isTaken) throw new Fault('circuit/file-changed', `there is a ${path} already`)
    this.#wished = path
    this.#known.set(path, { sha256: undefined, layoutSha256: undefined })
    await this.#keep({ path, text: newCircuitText(name), layout: new Map(), isSaved: false })
    this.#show(path)
  }

  /** Writes what is unsaved of the shown document: the text, then the positions. @throws Fault `circuit/file-changed` where the file is another one since */
  async save(): Promise<void> {
    const { document } = this
    if (document === undefined) return
    // One after the other: the second begins with the hash that the first one left.
    const turn = this.#saving.then(() => this.#write(document))
    this.#saving = turn.catch(() => {})
    await turn
  }

  async #write(document: CircuitDocument): Promise<void> {
    const { path } = document
    const { text, savedText, layout, savedLayout } = document.store.getState()
    const known = this.#known.get(path)
    if (text !== savedText) {
      const { sha256 } = await this.files.write(path, text, known?.sha256)
      this.#known.set(path, { layoutSha256: known?.layoutSha256, sha256 })
      document.saved(text, savedLayout)
    }
    if (layout !== savedLayout) {
      const { sha256: layoutSha256 } = await this.files.write(layoutPathOf(path), formatLayout(layout), known?.layoutSha256)
      this.#known.set(path, { sha256: this.#known.get(path)?.sha256, layoutSha256 })
      document.saved(text, layout)
    }
    await this.refresh()
  }

  /** Takes what is in the file now, as one step that can be taken back. @throws Fault */
  async reload(title: string): Promise<void> {
    const { document } = this
    if (document === undefined) return
    const { text, sha256 } = await this.files.read(document.path)
    const { layout, layoutSha256 } = await this.#readLayout(layoutPathOf(document.path))
    this.#known.set(document.path, { sha256, layoutSha256 })
    const { patchBetween } = await import('./text-patches.ts')
    document.edit({ title, patches: patchBetween(document.store.getState().text, text), placed: layout })
    document.saved(text, layout)
  }

  async #readLayout(path: string): Promise<{ readonly layout: Layout; readonly layoutSha256: string | undefined }> {
    const isThere = (await this.files.list()).some((file) => file.path === path)
    if (!isThere) return { layout: new Map(), layoutSha256: undefined }
    const { text, sha256 } = await this.files.read(path)
    return { layout: parseLayout(text), layoutSha256: sha256 }
  }

  async #examine(path: string, text: string): Promise<readonly Diagnostic[]> {
    if (this.#engine === undefined) return []
    const asked = { file: path, files: { [path]: text } }
    const { diagnostics } = (await requestWithTexts(this.#engine.bus, 'system.circuit.validate', asked)) as {
      diagnostics: readonly Diagnostic[]
    }
    return diagnostics
  }

  async #keep(source: DocumentSource): Promise<void> {
    const document = await this.#openDocument(source, (path, text) => this.#examine(path, text))
    // Asked for twice at once: the first one stays, with what was done in it.
    if (this.#documents.has(source.path)) return document.close()
    this.#documents.set(source.path, document)
    document.store.subscribe(() => this.#changed())
    for (const [path, other] of this.#documents) {
      if (this.#documents.size <= DOCUMENTS_MAX) break
      if (path === source.path || path === this.store.getState().path || this.store.getState().unsaved.includes(path)) continue
      other.close()
      this.#documents.delete(path)
    }
  }

  #show(path: string): void {
    const { panel } = this.store.getState()
    this.store.setState({ path, panel: panel?.kind === 'new' ? panel : undefined, compared: undefined, opened: new Set() })
    this.#changed()
  }

  #changed(): void {
    const unsaved = [...this.#documents].filter(([, document]) => document.isUnsaved).map(([path]) => path)
    this.store.setState(({ change, unsaved: before }) => ({
      change: change + 1,
      unsaved: unsaved.join() === before.join() ? before : unsaved,
    }))
  }
}
