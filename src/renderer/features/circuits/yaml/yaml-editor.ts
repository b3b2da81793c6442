import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { type Diagnostic as LintMark, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view'
import { applyPatches, type Diagnostic, type TextPatch } from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import { patchBetween } from '../model/text-patches.ts'
import { type CompletionWorld, circuitCompletion } from './completion.ts'
import { LineOffsets } from './line-offsets.ts'
import { look } from './look.ts'

export interface TextRange {
  /** Offsets in the text, `to` exclusive. */
  readonly from: number
  readonly to: number
}

export interface YamlEditorOptions {
  /** Gets a shadow root. */
  readonly host: HTMLElement
  readonly world: () => CompletionWorld
  /** A person typed. The patches refer to the text shown before. */
  readonly onEdit: (patches: readonly TextPatch[]) => void
  /** The cursor was moved by a person, to this offset of the text. */
  readonly onCursor: (offset: number) => void
  readonly onFix: (diagnostic: Diagnostic) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Comes from the document, not from a person at this editor. */
const isShown = Annotation.define<boolean>()
const setMarked = StateEffect.define<readonly TextRange[]>()

/** Lines of what is selected on the canvas. */
const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(setMarked)) next = linesOf(transaction.state, effect.value)
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})
const marked = Decoration.line({ class: 'cm-of-selected' })

function linesOf(state: EditorState, ranges: readonly TextRange[]): DecorationSet {
  const starts = new Set<number>()
  for (const { from, to } of ranges) {
    const last = state.doc.lineAt(Math.min(Math.max(from, to - 1), state.doc.length)).number
    for (let number = state.doc.lineAt(Math.min(from, state.doc.length)).number; number <= last; number += 1) {
      starts.add(state.doc.line(number).from)
    }
  }
  return Decoration.set([...starts].sort((a, b) => a - b).map((start) => marked.range(start)))
}

/**
 * The text of a circuit in an editor. The document is the truth: what a person types is told as patches, and `show` brings the text that came of it.
 * It lives in a shadow root: there its styles are constructed sheets, which the page's policy allows, where a style element would be refused.
 */
export class YamlEditor {
  readonly #view: EditorView
  readonly #options: YamlEditorOptions
  readonly #writable = new Compartment()
  #text = ''
  #offsets = new LineOffsets('')

  constructor(options: YamlEditorOptions) {
    this.#options = options
    const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' })
    this.#view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ doc: '', extensions: this.#extensions() }),
    })
  }

  /** Shows the document's text. What has not changed keeps its place, and so does the cursor. */
  show(text: string): void {
    const [patch] = patchBetween(this.#text, text)
    if (patch === undefined) return
    // A line break is not cut in two.
    const from = this.#text[patch.from - 1] === '\r' ? patch.from - 1 : patch.from
    const to = this.#text[patch.to] === '\n' ? patch.to + 1 : patch.to
    const { state } = this.#view
    const next = new LineOffsets(text)
    const insert = state.toText(text.slice(from, text.length - (this.#text.length - to)))
    const changes = { from: this.#offsets.toEditor(from), to: this.#offsets.toEditor(to), insert }
    this.#text = text
    this.#offsets = next
    this.#view.dispatch({ changes, annotations: isShown.of(true) })
  }

  /** Marks the lines of what is selected; unless a person is writing here, the first of them is brought on screen. */
  mark(ranges: readonly TextRange[]): void {
    const within = ranges.map(({ from, to }) => ({ from: this.#place(from), to: this.#place(to) }))
    const [first] = within
    const at = first === undefined || this.#view.hasFocus ? undefined : this.#view.state.doc.lineAt(first.from).from
    const scroll = at === undefined ? [] : [EditorView.scrollIntoView(at, { y: 'center' })]
    this.#view.dispatch({ effects: [setMarked.of(within), ...scroll] })
  }

  setDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.#view.dispatch(
      setDiagnostics(
        this.#view.state,
        diagnostics.map((diagnostic) => this.#lintMark(diagnostic)),
      ),
    )
  }

  setWritable(isWritable: boolean): void {
    this.#view.dispatch({ effects: this.#writable.reconfigure(writable(isWritable)) })
  }

  /** Puts the cursor there and shows it. Lines and columns count from 1. */
  goTo(line: number, column: number): void {
    const anchor = this.#at(line, column)
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
    this.focus()
  }

  focus(): void {
    this.#view.focus()
  }

  dispose(): void {
    this.#view.destroy()
  }

  #extensions(): Extension {
    const { world, onUndo, onRedo } = this.#options
    const act = (run: () => void) => (): boolean => {
      run()
      return true
    }
    return [
      lineNumbers(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      yaml(),
      autocompletion({ override: [circuitCompletion(world)], icons: false, activateOnTypingDelay: 50 }),
      markedLines,
      look,
      this.#writable.of(writable(true)),
      EditorView.contentAttributes.of({ 'aria-label': WORDS.yaml.name, spellcheck: 'false', tabindex: '0' }),
      keymap.of([
        { key: 'Mod-z', run: act(onUndo), preventDefault: true },
        { key: 'Mod-Shift-z', run: act(onRedo), preventDefault: true },
        { key: 'Mod-y', run: act(onRedo), preventDefault: true },
        { key: 'F8', run: nextDiagnostic },
        { key: 'Shift-F8', run: previousDiagnostic },
        { key: 'Tab', run: acceptCompletion },
        ...completionKeymap,
        ...closeBracketsKeymap,
        ...searchKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ]
  }

  #updated(update: ViewUpdate): void {
    if (update.transactions.some((transaction) => transaction.annotation(isShown) === true)) return
    if (update.docChanged) {
      const patches: TextPatch[] = []
      update.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
        const insert = this.#offsets.inText(inserted.toString())
        patches.push({ from: this.#offsets.toText(from), to: this.#offsets.toText(to), insert })
      })
      this.#text = applyPatches(this.#text, patches)
      this.#offsets = new LineOffsets(this.#text)
      this.#options.onEdit(patches)
    }
    if ((update.docChanged || update.selectionSet) && this.#view.hasFocus) {
      this.#options.onCursor(this.#offsets.toText(update.state.selection.main.head))
    }
  }

  #place(offset: number): number {
    return Math.min(this.#offsets.toEditor(offset), this.#view.state.doc.length)
  }

  #at(line: number, column: number): number {
    const { doc } = this.#view.state
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines))
    return Math.min(from + Math.max(column - 1, 0), to)
  }

  #lintMark(diagnostic: Diagnostic): LintMark {
    const { line, column, endLine, endColumn, message, severity, code, fix } = diagnostic
    const from = this.#at(line, column)
    const apply = (): void => this.#options.onFix(diagnostic)
    return {
      from,
      to: Math.max(from, this.#at(endLine, endColumn)),
      message,
      severity,
      source: code,
      ...(fix?.patches !== undefined && { actions: [{ name: fix.title, apply }] }),
    }
  }
}

const writable = (isWritable: boolean): Extension => [EditorState.readOnly.of(!isWritable), EditorView.editable.of(isWritable)]
