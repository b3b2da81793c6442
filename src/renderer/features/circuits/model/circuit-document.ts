import { createStore } from 'zustand/vanilla'
import { applyPatches, type Circuit, type Diagnostic, inversePatches, type TextPatch } from '../../../../shared/circuit/index.ts'
import { isSameLayout, type Layout, type Position } from './layout.ts'
import { carriedLayout } from './rename.ts'
import { type CanvasSelection, keptSelection, NO_SELECTION } from './selection.ts'
import { patchBetween } from './text-patches.ts'
import { type PlacedNodes, type StepSide, UndoLog, type UndoStep } from './undo-log.ts'

/** What a text says. */
export interface Parsed {
  /** Undefined: the text is no circuit. */
  readonly circuit: Circuit | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** What reads a text: `parse` at once, for acts whose effect must be seen at once; `check` in a worker, with everything that validation finds. */
export interface CircuitReader {
  parse(text: string): Parsed
  check(text: string): Promise<Parsed>
}

/** One act of a person on the document. Its patches refer to the text as it is when `edit` is called. */
export interface DocumentEdit {
  /** As undo names it: `Add node`. */
  readonly title: string
  readonly patches?: readonly TextPatch[]
  /** Nodes that are somewhere else afterwards; undefined: the editor places it. */
  readonly placed?: PlacedNodes
  /** What is selected afterwards; what it was where it is left out. */
  readonly selection?: CanvasSelection
  /** Acts with the same key, one after the other, are one step of undo. */
  readonly merge?: string
  /** Who made it, so that they need not hear of it as something new: `yaml`. */
  readonly origin?: string
  /** The text is read by the worker alone: for typing, which must not wait. */
  readonly isTyping?: boolean
}

export interface DocumentChange {
  /** Counts the changes of the text. */
  readonly number: number
  readonly patches: readonly TextPatch[]
  readonly origin: string | undefined
}

export interface DocumentState {
  /** The truth: what will be in the file, byte for byte. */
  readonly text: string
  /** The circuit of the newest text that was one; undefined: none was yet. */
  readonly circuit: Circuit | undefined
  /** `circuit` is what `text` says. */
  readonly isCurrent: boolean
  /** Of `text` once `isChecked`, before that of one before it. */
  readonly diagnostics: readonly Diagnostic[]
  readonly isChecked: boolean
  /** Positions that a person or a layout gave; the canvas places the others. */
  readonly layout: Layout
  readonly selection: CanvasSelection
  readonly savedText: string | undefined
  readonly savedLayout: Layout
  /** Titles of the steps that undo and redo would take. */
  readonly undo: string | undefined
  readonly redo: string | undefined
  /** How the text came to be what it is. */
  readonly change: DocumentChange
}

const isUnsaved = ({ text, savedText, layout, savedLayout }: DocumentState): boolean =>
  text !== savedText || !isSameLayout(layout, savedLayout)

export interface DocumentSource {
  /** Below the workspace's `circuits/`. */
  readonly path: string
  readonly text: string
  readonly layout: Layout
  /** False for a new one that is in no file yet. */
  readonly isSaved: boolean
}

/**
 * One circuit's file as it is edited. The text is the truth: an act is patches of it, what is drawn is what it says, and undo is the inverse patches.
 * Positions and the selection are a part of the steps. Callers must end it with `close`.
 */
export class CircuitDocument {
  readonly path: string
  readonly store
  readonly #reader: CircuitReader
  readonly #log = new UndoLog()
  #isChecking = false
  #isClosed = false

  constructor({ path, text, layout, isSaved }: DocumentSource, reader: CircuitReader) {
    this.path = path
    this.#reader = reader
    const { circuit, diagnostics } = reader.parse(text)
    this.store = createStore<DocumentState>(() => ({
      text,
      circuit,
      isCurrent: circuit !== undefined,
      diagnostics,
      isChecked: false,
      layout,
      selection: NO_SELECTION,
      savedText: isSaved ? text : undefined,
      savedLayout: layout,
      undo: undefined,
      redo: undefined,
      change: { number: 0, patches: [], origin: undefined },
    }))
    void this.#check()
  }

  /** Whether there is something that is in no file. */
  get isUnsaved(): boolean {
    return isUnsaved(this.store.getState())
  }

  /** Does one act. One that changes nothing is no step of undo. */
  edit({ title, patches = [], placed = new Map(), selection, merge, origin, isTyping = false }: DocumentEdit): void {
    const before = this.store.getState()
    const back: StepSide = {
      patches: inversePatches(before.text, patches),
      placed: new Map([...placed.keys()].map((name) => [name, before.layout.get(name)])),
      selection: before.selection,
    }
    const forth: StepSide = { patches, placed, selection: selection ?? before.selection }
    const text = applyPatches(before.text, patches)
    if (text === before.text && isSameLayout(placedIn(before.layout, placed), before.layout)) return this.select(forth.selection)
    this.#keep({ title, back, forth, merge }, text)
    this.#take(forth, { origin, isTyping })
  }

  /** @returns the title of what was taken back; undefined when there is nothing. */
  undo(): string | undefined {
    const step = this.#log.takeBack()
    if (step !== undefined) this.#take(step.back, { origin: undefined, isTyping: false })
    return step?.title
  }

  /** @returns the title of what was done again; undefined when there is nothing. */
  redo(): string | undefined {
    const step = this.#log.doAgain()
    if (step !== undefined) this.#take(step.forth, { origin: undefined, isTyping: false })
    return step?.title
  }

  /** Selecting is no step of undo by itself. */
  select(selection: CanvasSelection): void {
    this.store.setState({ selection })
  }

  /** Reads the text once more: for a reader that has learned something. */
  recheck(): void {
    this.store.setState({ isChecked: false })
    void this.#check()
  }

  /** What was handed to the file; edits that came meanwhile stay unsaved. */
  saved(text: string, layout: Layout): void {
    this.store.setState({ savedText: text, savedLayout: layout })
  }

  close(): void {
    this.#isClosed = true
  }

  /** A step, or a part of the one before. */
  #keep(step: UndoStep, after: string): void {
    const newest = this.#log.undo
    if (step.merge === undefined || newest?.merge !== step.merge) return this.#log.add(step)
    const { text } = this.store.getState()
    const start = applyPatches(text, newest.back.patches)
    this.#log.replaceNewest({
      title: newest.title,
      merge: newest.merge,
      back: { ...newest.back, patches: patchBetween(after, start), placed: new Map([...step.back.placed, ...newest.back.placed]) },
      forth: { ...step.forth, patches: patchBetween(start, after), placed: new Map([...newest.forth.placed, ...step.forth.placed]) },
    })
  }

  #take({ patches, placed, selection }: StepSide, { origin, isTyping }: { origin: string | undefined; isTyping: boolean }): void {
    const before = this.store.getState()
    const text = applyPatches(before.text, patches)
    const isSameText = text === before.text
    const parsed = isSameText || isTyping ? undefined : this.#reader.parse(text)
    const circuit = parsed?.circuit ?? before.circuit
    this.store.setState({
      text,
      circuit,
      isCurrent: isSameText ? before.isCurrent : parsed?.circuit !== undefined,
      isChecked: isSameText && before.isChecked,
      diagnostics: parsed === undefined || parsed.circuit !== undefined ? before.diagnostics : parsed.diagnostics,
      layout: placedIn(before.layout, placed),
      selection: isTyping ? selection : keptSelection(selection, circuit),
      undo: this.#log.undo?.title,
      redo: this.#log.redo?.title,
      change: isSameText ? before.change : { number: before.change.number + 1, patches, origin },
    })
    if (!isSameText) void this.#check()
  }

  /** One at a time: what changed while the worker was at it is checked next. */
  async #check(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    try {
      for (;;) {
        const { text } = this.store.getState()
        const parsed = await this.#reader.check(text)
        if (this.#isClosed) return
        const now = this.store.getState()
        if (now.text !== text) continue
        this.store.setState({ diagnostics: parsed.diagnostics, isChecked: true, ...circuitOf(now, parsed) })
        return
      }
    } finally {
      this.#isChecking = false
    }
  }
}

/** What the worker read takes the place of what is drawn only where that is older: what is drawn then stays the same object. */
function circuitOf(now: DocumentState, { circuit }: Parsed): Partial<DocumentState> {
  if (now.isCurrent || circuit === undefined) return {}
  const layout = carriedLayout(now.layout, now.circuit, circuit)
  return { circuit, isCurrent: true, layout, selection: keptSelection(now.selection, circuit) }
}

function placedIn(layout: Layout, placed: PlacedNodes): Layout {
  if (placed.size === 0) return layout
  const result = new Map<string, Position>(layout)
  for (const [name, position] of placed) {
    if (position === undefined) result.delete(name)
    else result.set(name, position)
  }
  return result
}
