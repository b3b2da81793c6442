import { type ReactElement, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { OperatorNode } from '../../../../shared/circuit/index.ts'
import type { DeclaredAnswer } from '../../../data/parties.ts'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { FaultText } from '../../../ui/fault-text.tsx'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import { type BindingFile, bindingFor } from './bindings.ts'
import { currentOf } from './chosen.ts'

const words = WORDS.bindings
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

interface TabProps {
  readonly document: CircuitDocument
}

/** Who serves which node, by the chosen binding file: changed at the node, written to the file, applied with the circuit. */
export function BindingsTab({ document }: TabProps): ReactElement {
  const { circuitBindings, circuitDesk, parties } = useServices()
  useEffect(() => parties.watch(), [parties])
  useEffect(() => void circuitBindings.refresh(), [circuitBindings])
  const { files, fault, omitted } = useStore(circuitBindings.store)
  const circuit = useStore(document.store, (state) => state.circuit)
  const chosen = useStore(circuitDesk.store, (state) => state.bindings[document.path])
  const applied = useStore(circuitDesk.store, (state) => state.applied?.find(({ name }) => name === circuit?.name))
  const nodes = [...(circuit?.nodes ?? [])].flatMap(([name, node]) => (node.kind === 'operator' ? [[name, node] as const] : []))
  if (circuit === undefined || nodes.length === 0) return <Blank title={words.noNodes} />
  const file = bindingFor(files, circuit.name, { chosen, applied: currentOf(applied)?.binding })
  return (
    <>
      {fault !== undefined && <FaultText fault={fault} />}
      <label className="labelled">
        {words.file}
        <select
          className="field"
          value={file?.path ?? ''}
          onChange={(event) => circuitDesk.choose(document.path, event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{words.none}</option>
          {files
            .filter((each) => each.circuit === circuit.name || each.path === file?.path)
            .map(({ path, name }) => (
              <option key={path} value={path}>
                {name} · {path}
              </option>
            ))}
        </select>
      </label>
      {file !== undefined && file.diagnostics.length > 0 && (
        <p className="fault-text" role="alert">
          {words.invalid}: {file.diagnostics[0]?.message} <code className="mono">{file.diagnostics[0]?.code}</code>
        </p>
      )}
      {file !== undefined && file.diagnostics.length === 0 && <Rows file={file} nodes={nodes} />}
      {omitted > 0 && <p className="quiet">{words.omitted(formatCount(omitted))}</p>}
      <p className="quiet">{words.toApply}</p>
      <NewBinding circuit={circuit.name} path={document.path} />
    </>
  )
}

function Rows({ file, nodes }: { readonly file: BindingFile; readonly nodes: readonly (readonly [string, OperatorNode])[] }): ReactElement {
  return (
    <table className="table" aria-label={words.name}>
      <thead>
        <tr>
          <th scope="col">{words.columns.node}</th>
          <th scope="col">{words.columns.type}</th>
          <th scope="col">{words.columns.operator}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(([name, { type }]) => (
          <tr key={name}>
            <td className="mono">{name}</td>
            <td>{type}</td>
            <td>
              <NodeBinding file={file} node={name} type={type} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface NodeBindingProps {
  readonly file: BindingFile
  readonly node: string
  readonly type: OperatorNode['type']
}

/** One node's operator: the workspace's components of its type, or nobody in particular. */
export function NodeBinding({ file, node, type }: NodeBindingProps): ReactElement {
  const { circuitBindings, circuitDesk, parties, notices } = useServices()
  const [isBusy, setBusy] = useState(false)
  const declared = useStore(parties.store, (state) => state.declared)
  const served = file.serves.get(node)
  const fitting = declared.filter(({ operator_type: each }) => each === type)
  const bind = async (operator: string): Promise<void> => {
    setBusy(true)
    try {
      const component = declared.find(({ identity }) => nameOf(identity) === operator)
      await circuitBindings.bind(file.path, node, operator === '' ? undefined : { operator, simulated: component?.simulated === true })
      circuitDesk.forgetPlan()
    } catch (error) {
      notices.failed(words.failed, error)
    } finally {
      setBusy(false)
    }
  }
  const isThere = served === undefined || fitting.some(({ identity }) => nameOf(identity) === served.operator)
  return (
    <span className="circuit-served">
      <select
        className="field"
        aria-label={words.operatorOf(node)}
        disabled={isBusy}
        value={served?.operator ?? ''}
        onChange={(event) => void bind(event.target.value)}
      >
        <option value="">{words.anybody}</option>
        {!isThere && <option value={served.operator}>{words.notThere(served.operator)}</option>}
        {fitting.map((component) => (
          <Component key={component.identity} component={component} />
        ))}
      </select>
      {served?.isSimulated === true && (
        <span className="tag simulated" title={words.simulatedHint}>
          {words.simulated}
        </span>
      )}
    </span>
  )
}

/** Identities of components are their names in workspace.yaml. */
const nameOf = (identity: string): string => identity.slice(identity.lastIndexOf('/') + 1)

const Component = ({ component: { identity, simulated } }: { readonly component: DeclaredAnswer }): ReactElement => (
  <option value={nameOf(identity)}>{simulated ? `${nameOf(identity)} · ${words.simulated}` : nameOf(identity)}</option>
)

function NewBinding({ circuit, path }: { readonly circuit: string; readonly path: string }): ReactElement {
  const { circuitBindings, circuitDesk, notices } = useServices()
  const [name, setName] = useState('')
  const create = async (): Promise<void> => {
    try {
      circuitDesk.choose(path, await circuitBindings.create(circuit, name))
      setName('')
    } catch (error) {
      notices.failed(words.failed, error)
    }
  }
  return (
    <form
      className="circuit-acts"
      onSubmit={(event) => {
        event.preventDefault()
        if (NAME.test(name)) void create()
      }}
    >
      <input
        className="field"
        aria-label={words.createName}
        placeholder={words.createName}
        value={name}
        maxLength={64}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button" disabled={!NAME.test(name)}>
        {words.create}
      </button>
    </form>
  )
}
