import { type FormEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type Circuit, type Endpoint, NODE_KINDS, type NodeKind } from '../../../../shared/circuit/index.ts'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits.ts'
import { addNode, connect, endpointText, rename } from '../model/acts.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { CircuitPanel } from '../model/circuits.ts'
import type { Position } from '../model/layout.ts'
import { COLUMN_GAP, NODE_WIDTH, onGrid, sizeOf } from './geometry.ts'
import { nameOf } from './kinds.ts'
import { Picker, type PickerItem } from './picker.tsx'
import { placeNodes } from './place-nodes.ts'
import { type Ports, portsOf } from './ports.ts'
import { topicsOf } from './search.ts'

/** What asks something over the canvas, one at a time. */
export function CanvasPanel({ document }: { readonly document: CircuitDocument }): ReactElement | null {
  const { circuits } = useServices()
  const panel = useStore(circuits.store, (state) => state.panel)
  const circuit = useStore(document.store, (state) => state.circuit)
  const close = (): void => {
    circuits.set({ panel: undefined })
    requestAnimationFrame(() => circuits.canvas?.focus())
  }
  if (panel === undefined || circuit === undefined) return null
  const props = { document, circuit, close }
  if (panel.kind === 'add') return <AddPanel {...props} panel={panel} />
  if (panel.kind === 'connect') return <ConnectPanel {...props} />
  if (panel.kind === 'rename') return <RenamePanel {...props} node={panel.node} />
  if (panel.kind === 'topic-users') return <UsersPanel {...props} />
  if (panel.kind === 'compare') return <ComparePanel {...props} />
  return null
}

interface PanelProps {
  readonly document: CircuitDocument
  readonly circuit: Circuit
  readonly close: () => void
}

/** Where a node goes that is added by keyboard: right of the one it follows, below whatever stands there. */
function besideNode(circuit: Circuit, document: CircuitDocument, name: string): Position {
  const ports = portsOf(circuit)
  const corners = placeNodes(circuit, document.store.getState().layout, ports)
  const from = corners.get(name) ?? { x: 0, y: 0 }
  const x = from.x + NODE_WIDTH + COLUMN_GAP
  const heightOf = (other: string): number => sizeOf(ports.get(other) ?? { ins: [], outs: [] }).height
  const inColumn = [...corners].filter(([, at]) => at.x < x + NODE_WIDTH && at.x + NODE_WIDTH > x).toSorted(([, a], [, b]) => a.y - b.y)
  let { y } = from
  for (const [other, at] of inColumn) if (at.y < y + 64 && at.y + heightOf(other) + 16 > y) y = at.y + heightOf(other) + 24
  return onGrid({ x, y })
}

/** The first port that leads on: not `error`, which few mean. */
const mainOut = (ports: Ports | undefined): string | undefined => ports?.outs.find((port) => port !== 'error')

function AddPanel({
  document,
  circuit,
  close,
  panel,
}: PanelProps & { readonly panel: Extract<CircuitPanel, { kind: 'add' }> }): ReactElement {
  const { circuits, notices } = useServices()
  const selected = useStore(document.store, (state) => state.selection.nodes)
  const own = selected.length === 1 ? selected[0] : undefined
  const link = useMemo(() => {
    if (panel.link !== undefined || own === undefined) return panel.link
    const port = mainOut(portsOf(circuit).get(own))
    return port === undefined ? undefined : { end: 'from' as const, at: { node: own, port } }
  }, [panel, own, circuit])
  const items = NODE_KINDS.map(
    (kind): PickerItem => ({ key: kind, title: WORDS.kinds[kind], hint: WORDS.about[kind], also: WORDS.about[kind] }),
  )
  const note = link === undefined ? undefined : WORDS.add[link.end === 'from' ? 'after' : 'before'](link.at.node)
  const pick = (kind: string, isShift: boolean): void => {
    const pointer = circuits.canvas?.pointer()
    const beside = own === undefined ? circuits.canvas?.middle() : besideNode(circuit, document, own)
    try {
      const name = addNode(document, {
        kind: kind as NodeKind,
        at: panel.at ?? pointer ?? beside ?? { x: 0, y: 0 },
        link: isShift || (kind === 'dead_letter' && link?.end === 'to') ? undefined : link,
      })
      circuits.canvas?.reveal(name)
    } catch (error) {
      notices.failed(WORDS.commands.add, error)
    }
    close()
  }
  return <Picker label={WORDS.add.name} words={WORDS.add} items={items} note={note} onPick={pick} onClose={close} />
}

function ConnectPanel({ document, circuit, close }: PanelProps): ReactElement | null {
  const { notices, circuits } = useServices()
  const from = useStore(document.store, (state) => state.selection.nodes.at(-1))
  const ports = useMemo(() => portsOf(circuit), [circuit])
  const outs = from === undefined ? [] : (ports.get(from)?.outs ?? [])
  const [out, setOut] = useState(mainOut(from === undefined ? undefined : ports.get(from)) ?? outs[0])
  if (from === undefined || out === undefined) return null
  const items = [...circuit.nodes].flatMap(([name, node]) =>
    name === from
      ? []
      : (ports.get(name)?.ins ?? []).map((port): PickerItem => {
          const end: Endpoint = { node: name, port }
          return { key: `${name} ${port}`, title: endpointText(end, 'in'), hint: WORDS.kinds[node.kind], also: nameOf(node.kind, name) }
        }),
  )
  const others = outs.filter((port) => port !== out)
  const pick = (key: string): void => {
    const way = outs.find((port) => key === `out ${port}`)
    if (way !== undefined) return setOut(way)
    const [node = '', port = 'in'] = key.split(' ')
    try {
      connect(document, { node: from, port: out }, { node, port })
      circuits.canvas?.reveal(node)
    } catch (error) {
      notices.failed(WORDS.connect.name(from), error)
    }
    close()
  }
  const ways = others.map(
    (port): PickerItem => ({ key: `out ${port}`, title: WORDS.connect.out(port), hint: WORDS.connect.name(`${from}.${port}`) }),
  )
  const label = WORDS.connect.name(endpointText({ node: from, port: out }, 'out'))
  return <Picker key={out} label={label} words={WORDS.connect} items={[...items, ...ways]} onPick={pick} onClose={close} />
}

function UsersPanel({ document, circuit, close }: PanelProps): ReactElement {
  const { circuits } = useServices()
  const items = [...circuit.nodes].flatMap(([name, node]) =>
    topicsOf(node).map(
      ({ topic, use }): PickerItem => ({ key: `${name} ${use}`, title: topic, hint: `${name} ${WORDS.users.uses[use]}`, also: name }),
    ),
  )
  const pick = (key: string): void => {
    const [name = ''] = key.split(' ')
    document.select({ nodes: [name], edges: [] })
    circuits.canvas?.reveal(name)
    close()
  }
  return <Picker label={WORDS.users.name} words={WORDS.users} items={items} onPick={pick} onClose={close} />
}

function ComparePanel({ document, close }: PanelProps): ReactElement {
  const { circuits, notices } = useServices()
  const { files } = circuits.store.getState()
  const own: PickerItem = { key: document.path, title: WORDS.compare.saved, hint: document.path }
  const others = files.flatMap(({ path }): PickerItem[] =>
    path.endsWith('.circuit.yaml') && path !== document.path ? [{ key: path, title: path, hint: '' }] : [],
  )
  const pick = async (path: string): Promise<void> => {
    close()
    const { parseCircuit } = await import('../../../../shared/circuit/index.ts')
    const { text } = await circuits.files.read(path)
    const { circuit: before, diagnostics } = parseCircuit(text, { file: path })
    if (before === undefined) throw new Error(`${path}: ${diagnostics[0]?.message ?? ''}`)
    circuits.set({ compared: { label: path, before } })
  }
  return (
    <Picker
      label={WORDS.compare.name}
      words={WORDS.compare}
      items={[own, ...others]}
      onPick={(path) => void pick(path).catch((error: unknown) => notices.failed(WORDS.compare.name, error))}
      onClose={close}
    />
  )
}

const NODE_NAME = /^[a-z][a-z0-9_-]{0,63}$/

function RenamePanel({ document, circuit, close, node }: PanelProps & { readonly node: string }): ReactElement {
  const { notices } = useServices()
  const problem = (name: string): string | undefined => {
    if (!NODE_NAME.test(name)) return WORDS.rename.invalid
    return name !== node && circuit.nodes.has(name) ? WORDS.rename.taken : undefined
  }
  const onName = (name: string): void => {
    try {
      if (name !== node) rename(document, node, name)
    } catch (error) {
      notices.failed(WORDS.rename.name(node), error)
    }
    close()
  }
  return (
    <NameDialog label={WORDS.rename.name(node)} words={WORDS.rename} initial={node} problem={problem} onName={onName} onClose={close} />
  )
}

export interface NameDialogProps {
  readonly label: string
  readonly words: { readonly label: string; readonly act: string; readonly hint?: string }
  readonly initial: string
  readonly problem: (name: string) => string | undefined
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for a name, and says at once what is wrong with it. */
export function NameDialog({ label, words, initial, problem, onName, onClose }: NameDialogProps): ReactElement {
  const [name, setName] = useState(initial)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector('input')?.select()
  }, [])
  const why = problem(name)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (why === undefined) onName(name)
  }
  return (
    <dialog ref={dialog} className="omnibox circuit-name" aria-label={label} onClose={onClose}>
      <form onSubmit={submit}>
        <h2>{label}</h2>
        <label className="labelled">
          {words.label}
          <input
            className="field mono"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            aria-invalid={why !== undefined}
            aria-describedby="circuit-name-why"
          />
        </label>
        <p id="circuit-name-why" className="quiet">
          {why ?? words.hint ?? ''}
        </p>
        <div className="form-acts">
          <button type="submit" className="button primary" aria-disabled={why !== undefined}>
            {words.act}
          </button>
        </div>
      </form>
    </dialog>
  )
}
