import { type ReactElement, useState } from 'react'
import { useStore } from 'zustand'
import { parseCircuit } from '../../../../shared/circuit/index.ts'
import { RecordLink } from '../../../record/record-link.tsx'
import { useServices } from '../../../services.ts'
import { Blank } from '../../../ui/blank.tsx'
import { shortActor } from '../../../ui/format.ts'
import { Hash } from '../../../ui/hash.tsx'
import { WORDS } from '../../../words/circuits-desk.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { AppliedView, VersionView } from './desk-answers.ts'

const words = WORDS.versions

/** Every version that the engine knows, newest first: who applied it, in which record, and the way back to it. */
export function VersionsTab({ document }: { readonly document: CircuitDocument }): ReactElement {
  const { circuitDesk } = useServices()
  const name = useStore(document.store, (state) => state.circuit?.name)
  const applied = useStore(circuitDesk.store, (state) => state.applied?.find((each) => each.name === name))
  if (applied === undefined || applied.versions.length === 0) return <Blank title={words.none}>{WORDS.bar.notAppliedHint}</Blank>
  return (
    <>
      <Compared />
      <table className="table" aria-label={words.name}>
        <thead>
          <tr>
            <th scope="col">{words.columns.version}</th>
            <th scope="col">{words.columns.by}</th>
            <th scope="col">{words.columns.circuit}</th>
            <th scope="col">{words.columns.binding}</th>
            <th scope="col">{words.columns.record}</th>
            <th scope="col">{words.columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {applied.versions.toReversed().map((version) => (
            <Row key={version.version} version={version} applied={applied} />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What the canvas is compared with, and the way out of it. */
function Compared(): ReactElement | null {
  const { circuits } = useServices()
  const compared = useStore(circuits.store, (state) => state.compared)
  if (compared === undefined) return null
  return (
    <p className="circuit-done">
      {words.comparing(compared.label)}{' '}
      <button type="button" className="button" onClick={() => circuits.set({ compared: undefined })}>
        {words.stop}
      </button>
    </p>
  )
}

function Row({ version: row, applied }: { readonly version: VersionView; readonly applied: AppliedView }): ReactElement {
  const { circuits, circuitDesk, notices } = useServices()
  const [isBusy, setBusy] = useState(false)
  const { version, by, circuitSha256, binding, record } = row
  const isCurrent = version === applied.version
  const compare = async (): Promise<void> => {
    setBusy(true)
    try {
      const text = await circuitDesk.readKept(circuitSha256)
      const { circuit } = parseCircuit(text, { file: words.label(version) })
      if (circuit !== undefined) circuits.set({ compared: { label: words.label(version), before: circuit } })
    } catch (error) {
      notices.failed(words.failed, error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <tr aria-current={isCurrent}>
      <td>
        {version} {isCurrent && <span className="tag">{applied.state === 'active' ? words.current : words.last}</span>}
      </td>
      <td title={by}>{shortActor(by)}</td>
      <td>
        <Hash value={circuitSha256} label="circuit hash" />
      </td>
      <td>{binding === '' ? <span className="quiet">{WORDS.bar.noBinding}</span> : binding}</td>
      <td>
        <RecordLink record={record} />
      </td>
      <td className="circuit-row-acts">
        <button type="button" className="button" aria-label={words.compare(version)} disabled={isBusy} onClick={() => void compare()}>
          {words.compareShort}
        </button>
        {!isCurrent && (
          <button type="button" className="button" onClick={() => circuitDesk.ask({ what: 'rollback', name: applied.name, to: version })}>
            {words.back(version)}
          </button>
        )}
      </td>
    </tr>
  )
}
