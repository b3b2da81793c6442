import { type ClipboardEvent, type KeyboardEvent, type ReactElement, useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { Fault } from '../../../../shared/base/index.ts'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { WORDS } from '../../../words/circuits.ts'
import type { CanvasMarks } from '../live/canvas-marks.ts'
import { connect, copySelected, move, paste, removeSelected } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { CanvasHandle } from '../model/circuits.ts'
import type { Position } from '../model/layout.ts'
import { NO_SELECTION } from '../model/selection.ts'
import { FlowCanvas } from './flow-canvas.tsx'
import { GRID } from './geometry.ts'
import type { ShownCircuit } from './shown.ts'
import { useParts } from './use-parts.ts'
import { useShown } from './use-shown.ts'
import { type Arrow, afterArrow } from './walk.ts'

export interface EditorCanvasProps {
  readonly document: CircuitDocument
  readonly marks: CanvasMarks
  readonly isWritable: boolean
}

/** A document on the canvas: what the pointer and the keys do there are acts on its text. */
export function EditorCanvas({ document, marks, isWritable }: EditorCanvasProps): ReactElement {
  const { circuits, notices, navigation } = useServices()
  const query = useStore(navigation.store, (state) => state.queries.circuits ?? '')
  const selection = useStore(document.store, (state) => state.selection)
  const parts = useParts(document)
  const shownDocument = useShown(circuits, document, { marks, parts, query })
  const isCompared = useStore(circuits.store, (state) => state.compared !== undefined)
  const isEdited = isWritable && !isCompared
  const keyParts = useKeyParts()
  const onHandle = useCallback(
    (handle: CanvasHandle | undefined) => {
      circuits.canvas = handle
    },
    [circuits],
  )
  const clipboard = useClipboard(document, isEdited)
  if (shownDocument === undefined) return <Blank title={WORDS.files.invalid}>{WORDS.files.invalidHint}</Blank>
  const { shown, look } = shownDocument
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      notices.failed(Fault.from(error).message, error)
    }
  }
  const onKeyDown = canvasKeys({ circuits, document, shown, isWritable: isEdited, ...keyParts })
  return (
    <div className="circuit-canvas-host" data-region="canvas" tabIndex={-1} {...clipboard}>
      {shown.nodes.length === 0 && (
        <div className="circuit-empty">
          <Blank title={WORDS.canvas.empty}>{WORDS.canvas.emptyHint}</Blank>
        </div>
      )}
      <span className="visually-hidden" role="status">
        {selection.edges.length > 0 && WORDS.canvas.edgeSelected(selection.edges.at(-1) ?? '')}
      </span>
      <FlowCanvas
        shown={shown}
        look={look}
        selection={selection}
        isWritable={isEdited}
        onPick={(pick) => document.select(pick(document.store.getState().selection))}
        onMoved={(placed) => move(document, placed)}
        onConnect={(from, to) => attempt(() => connect(document, from, to))}
        onOffer={(at, link) => circuits.set({ panel: { kind: 'add', at, link } })}
        onOpen={(id) => circuits.togglePart(id)}
        onKeyDown={onKeyDown}
        onHandle={onHandle}
      />
    </div>
  )
}

type Circuits = ReturnType<typeof useServices>['circuits']

/** Ctrl-C, X and V as the browser means them: the clipboard of the system, which other circuits and any text editor share. */
function useClipboard(document: CircuitDocument, isWritable: boolean) {
  const { circuits, notices } = useServices()
  return useMemo(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const fragment = copySelected(document)
      if (fragment === undefined) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', fragment)
      circuits.copied = { fragment, layout: document.store.getState().layout }
      if (event.type === 'cut' && isWritable) removeSelected(document, WORDS.steps.cut)
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (!isWritable) return
      event.preventDefault()
      const fragment = event.clipboardData.getData('text/plain')
      const isOwn = circuits.copied?.fragment === fragment
      const at = circuits.canvas?.pointer() ?? circuits.canvas?.middle() ?? { x: 0, y: 0 }
      try {
        paste(document, fragment, { at, layout: isOwn ? (circuits.copied?.layout ?? new Map()) : new Map() })
      } catch (error) {
        notices.failed(WORDS.steps.paste, error)
      }
    }
    return { onCopy, onCut: onCopy, onPaste }
  }, [document, circuits, notices, isWritable])
}

function useKeyParts() {
  const { commands, settings, panels } = useServices()
  return { commands, settings, panels }
}

interface KeyParts extends ReturnType<typeof useKeyParts> {
  readonly circuits: Circuits
  readonly document: CircuitDocument
  readonly shown: ShownCircuit
  readonly isWritable: boolean
}

const ARROWS: Readonly<Record<Arrow, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const isArrow = (key: string): key is Arrow => key in ARROWS

/** What the canvas does with keys by itself; everything else is a command's. */
function canvasKeys({ circuits, document, shown, isWritable, commands, settings, panels }: KeyParts) {
  return (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event
    if (ctrlKey || metaKey) return
    const { hasSingleKeys } = settings.store.getState()
    const { selection } = document.store.getState()
    const current = selection.nodes.at(-1)
    if (key === 'Tab' && !shiftKey && !altKey && hasSingleKeys && isWritable) void commands.run('circuits.add')
    else if (isArrow(key) && altKey && isWritable) nudge(document, shown, ARROWS[key])
    else if (isArrow(key) && !altKey) step(key, shiftKey)
    else if (key === 'Escape' && (selection.nodes.length > 0 || selection.edges.length > 0)) document.select(NO_SELECTION)
    else if (key === 'Enter' && current !== undefined) {
      if (shown.byId.get(current)?.node.kind === 'circuit') circuits.togglePart(current)
      else panels.setInspector(true)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  function step(key: Arrow, isMore: boolean): void {
    const { selection } = document.store.getState()
    const edge = selection.nodes.length === 0 ? shown.edges.find(({ id }) => id === selection.edges.at(-1)) : undefined
    const end = edge === undefined ? undefined : { ArrowLeft: edge.from.node, ArrowRight: edge.to.node }[key as string]
    const next = end ?? afterArrow(shown, selection.nodes.at(-1) ?? '', key)
    if (next === undefined) return
    const others = isMore ? selection.nodes.filter((name) => name !== next) : []
    document.select({ nodes: [...others, next], edges: [] })
    circuits.canvas?.reveal(next)
    requestAnimationFrame(() => circuits.canvas?.focus())
  }
}

/** The selected nodes a grid step on; several presses are one step of undo. */
function nudge(document: CircuitDocument, shown: ShownCircuit, by: Position): void {
  const { selection } = document.store.getState()
  const placed = new Map(
    selection.nodes.flatMap((name) => {
      const node = shown.byId.get(name)
      if (node === undefined || node.isPart) return []
      const shift = shown.shifts.get(name) ?? { x: 0, y: 0 }
      return [[name, { x: node.corner.x - shift.x + by.x * GRID, y: node.corner.y - shift.y + by.y * GRID }] as const]
    }),
  )
  if (placed.size > 0) move(document, placed, { merge: `nudge ${selection.nodes.join(' ')}` })
}
