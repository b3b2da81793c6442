import { type ReactElement, useEffect, useRef } from 'react'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import { applyFix } from '../desk/problem-feed.ts'
import type { CircuitDocument, DocumentState } from '../model/circuit-document.ts'
import type { CompletionWorld } from './completion.ts'
import { isSameSelection, rangesOf, SourceReader, selectionAt } from './selected-text.ts'
import { TypingSteps } from './typing-steps.ts'
import { YamlEditor } from './yaml-editor.ts'
import './yaml.css'

const words = WORDS.yaml

export interface YamlPaneProps {
  readonly document: CircuitDocument
  /** What completion knows of the engine and the schema; read when it is asked for. */
  readonly world: () => Omit<CompletionWorld, 'circuit'>
  /** False at a moment of the past. */
  readonly isWritable: boolean
  /** Handed the editor while it is there, for what goes to a place in it. */
  readonly onEditor?: (editor: YamlEditor | undefined) => void
}

/** The document's text beside its canvas: the same document, the same selection, the same undo. */
export function YamlPane({ document, world, isWritable, onEditor }: YamlPaneProps): ReactElement {
  const { clock, circuits } = useServices()
  const host = useRef<HTMLDivElement>(null)
  const open = useRef<YamlEditor | undefined>(undefined)
  const latest = useRef(world)
  latest.current = world
  useEffect(() => {
    const { current: element } = host
    if (element === null) return
    const editor = joinEditor(element, document, {
      world: () => latest.current(),
      nowMs: () => clock.monotonicMs(),
      onSelected: () => circuits.canvas?.revealSelected(),
    })
    open.current = editor.editor
    onEditor?.(editor.editor)
    return () => {
      open.current = undefined
      onEditor?.(undefined)
      editor.end()
    }
  }, [document, clock, circuits, onEditor])
  useEffect(() => open.current?.setWritable(isWritable), [isWritable])
  return (
    <section
      className="circuit-yaml ringed"
      aria-label={words.pane}
      data-region="yaml"
      tabIndex={-1}
      // F6 leads here; what is typed then is text, not keys of commands.
      onFocus={(event) => event.target === event.currentTarget && open.current?.focus()}
    >
      <div ref={host} className="circuit-yaml-host" />
    </section>
  )
}

interface JoinOptions {
  readonly world: () => Omit<CompletionWorld, 'circuit'>
  readonly nowMs: () => number
  /** The text has selected something else. */
  readonly onSelected: () => void
}

/** Keeps an editor and a document the same, until `end`. */
function joinEditor(host: HTMLElement, document: CircuitDocument, { world, nowMs, onSelected }: JoinOptions) {
  const steps = new TypingSteps()
  const source = new SourceReader()
  const { store } = document
  const leave = (act: () => unknown) => (): void => {
    steps.end()
    act()
  }
  const editor = new YamlEditor({
    host,
    world: () => ({ ...world(), circuit: store.getState().circuit }),
    onEdit: (patches) =>
      document.edit({ title: words.edit, patches, merge: steps.keyOf(patches, nowMs()), origin: 'yaml', isTyping: true }),
    onCursor: (offset) => {
      const { text, circuit, selection } = store.getState()
      const next = selectionAt(text, offset, circuit)
      if (isSameSelection(next, selection)) return
      document.select(next)
      onSelected()
    },
    onFix: (diagnostic) => applyFix(document, diagnostic),
    onUndo: leave(() => document.undo()),
    onRedo: leave(() => document.redo()),
  })
  const mark = ({ text, circuit, isCurrent, selection }: DocumentState): void => {
    if (circuit !== undefined && isCurrent) editor.mark(rangesOf(source.of(text, document.path), circuit, selection))
  }
  const show = (now: DocumentState, before: DocumentState | undefined): void => {
    if (now.text !== before?.text) editor.show(now.text)
    if (now.diagnostics !== before?.diagnostics) editor.setDiagnostics(now.diagnostics)
    if (now.selection !== before?.selection || (now.isCurrent && !before.isCurrent)) mark(now)
  }
  show(store.getState(), undefined)
  const stop = store.subscribe(show)
  const end = (): void => {
    stop()
    editor.dispose()
  }
  return { editor, end }
}
