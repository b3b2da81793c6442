import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { useDenied } from '../../data/use-denied.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { WORDS } from '../../words/circuits.ts'
import { EditorCanvas } from './canvas/editor-canvas.tsx'
import { NewCircuit } from './canvas/new-circuit.tsx'
import { CanvasPanel } from './canvas/panels.tsx'
import { Toolbar } from './canvas/toolbar.tsx'
import { usePartSelection } from './canvas/use-part-selection.ts'
import './circuits.css'
import { DeskPane } from './desk/desk-pane.tsx'
import { useDesk } from './desk/use-desk.ts'
import { LiveBar } from './live/live-bar.tsx'
import { useCircuitMarks } from './live/use-circuit-marks.ts'
import { usePastCircuit } from './live/use-past-circuit.ts'
import type { CircuitDocument } from './model/circuit-document.ts'
import { Outline } from './outline/outline.tsx'
import { useCompletionWorld } from './yaml/use-completion-world.ts'
import { YamlPane } from './yaml/yaml-pane.tsx'

export function CircuitsPage(): ReactElement {
  const { circuits } = useServices()
  useEffect(() => circuits.watch(), [circuits])
  const fault = useStore(circuits.store, (state) => state.fault)
  useDenied('circuits', fault)
  useStore(circuits.store, (state) => state.path)
  usePartSelection()
  const { document } = circuits
  return (
    <div className="page circuits">
      <Toolbar />
      {document === undefined ? <NoDocument /> : <Editor key={document.path} document={document} />}
      <NewCircuit />
    </div>
  )
}

function NoDocument(): ReactElement {
  const { circuits } = useServices()
  const load = useStore(circuits.store, (state) => state.load)
  const fault = useStore(circuits.store, (state) => state.fault)
  if (load === 'failed' && fault !== undefined)
    return (
      <Blank title={WORDS.files.failed}>
        {fault.message} <code className="mono">{fault.code}</code>
      </Blank>
    )
  if (load !== 'ready') return <Loading label={WORDS.files.loading} rows={8} />
  return <Blank title={WORDS.files.none}>{WORDS.files.noneHint}</Blank>
}

function Editor({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuits } = useServices()
  const panes = useStore(circuits.store, (state) => state.panes)
  const hasOutline = useStore(circuits.store, (state) => state.hasOutline)
  const past = usePastCircuit(document)
  // At a moment nothing of now is shown.
  const shown = past?.load === 'ready' ? past.document : document
  const isThere = past === undefined || past.load === 'ready'
  const isWritable = past === undefined
  const marks = useCircuitMarks(shown, past)
  const world = useCompletionWorld()
  const onEditor = useDesk(document)
  return (
    <>
      <LiveBar document={document} past={past} />
      <div className="circuit-work">
        <div className="circuit-shown">
          <div className={`circuit-panes ${panes} ${hasOutline ? 'with-outline' : ''}`}>
            {hasOutline && isThere && <Outline document={shown} marks={marks} />}
            {panes !== 'yaml' && isThere && <EditorCanvas document={shown} marks={marks} isWritable={isWritable} />}
            {panes !== 'canvas' && isThere && <YamlPane document={shown} world={world} isWritable={isWritable} onEditor={onEditor} />}
            {!isThere && <NotThen />}
            {isWritable && <CanvasPanel document={document} />}
          </div>
        </div>
        <DeskPane document={document} />
      </div>
    </>
  )
}

/** The bar above says why there is nothing to see. */
const NotThen = (): ReactElement => <div className="circuit-empty" />
