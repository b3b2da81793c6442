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
import { useNodeSelection } from './canvas/use-node-selection.ts'
import './circuits.css'
import { NO_MARKS } from './live/canvas-marks.ts'
import type { CircuitDocument } from './model/circuit-document.ts'
import { Outline } from './outline/outline.tsx'
import { SchemaMembers } from './yaml/schema-members.ts'
import { YamlPane } from './yaml/yaml-pane.tsx'

const NO_WORLD = { members: new SchemaMembers({}), topics: [], schemas: [] }
const noWorld = () => NO_WORLD

export function CircuitsPage(): ReactElement {
  const { circuits } = useServices()
  useEffect(() => circuits.watch(), [circuits])
  const fault = useStore(circuits.store, (state) => state.fault)
  useDenied('circuits', fault)
  useStore(circuits.store, (state) => state.path)
  useNodeSelection()
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
  const { circuits, time } = useServices()
  const panes = useStore(circuits.store, (state) => state.panes)
  const hasOutline = useStore(circuits.store, (state) => state.hasOutline)
  const isWritable = useStore(time.store, ({ mode }) => mode === 'live')
  const marks = NO_MARKS
  return (
    <div className={`circuit-panes ${panes} ${hasOutline ? 'with-outline' : ''}`}>
      {hasOutline && <Outline document={document} marks={marks} />}
      {panes !== 'yaml' && <EditorCanvas document={document} marks={marks} isWritable={isWritable} />}
      {panes !== 'canvas' && <YamlPane document={document} world={noWorld} isWritable={isWritable} />}
      <CanvasPanel document={document} />
    </div>
  )
}
