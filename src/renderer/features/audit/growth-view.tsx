import { type ReactElement, useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { consistencyRanges } from '../../record/proof-steps.ts'
import type { ProvenGrowth } from '../../record/proofs.ts'
import { RecordLink } from '../../record/record-link.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { cutHash, formatCount, formatDateTime } from '../../ui/format.ts'
import { WORDS } from '../../words/audit.ts'

const words = WORDS.proof
const WIDTH_PX = 300
const BLOCK_PX = 22

/** That the log was not rewritten since this machine saw it last, and who else has co-signed it. */
export function LogSection(): ReactElement {
  const { proofs } = useServices()
  const growth = useStore(proofs.store, (state) => state.growth)
  return (
    <section className="proof" aria-label={words.consistency}>
      <h3>{words.consistencyTitle}</h3>
      {growth?.load === 'checking' && <Loading label={words.proving} rows={2} />}
      {growth?.load === 'fails' && (
        <p role="alert" className="proof-broken">
          <strong>{words.broken}:</strong> {growth.reason}
        </p>
      )}
      {growth?.load === 'failed' && (
        <p role="alert" className="degraded">
          {growth.fault.message} <code className="mono">{growth.fault.code}</code>
        </p>
      )}
      {growth?.load === 'holds' && <Grown growth={growth.value} />}
      <GrowthForm />
      <Witnesses />
    </section>
  )
}

/** The check from what this machine held, or from any earlier size. */
function GrowthForm(): ReactElement {
  const { proofs, audit } = useServices()
  const size = useStore(audit.store, (state) => state.size)
  const [wanted, setWanted] = useState('')
  const id = useId()
  const from = Number(wanted)
  const isGood = /^\d+$/.test(wanted.trim()) && from >= 1 && from <= size
  return (
    <form
      className="growth-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGood) void proofs.checkGrowth(from)
      }}
    >
      <CommandButton command="audit.check-growth" />
      <label htmlFor={id}>{words.from}</label>
      <input
        id={id}
        className="field mono"
        inputMode="numeric"
        value={wanted}
        aria-invalid={wanted !== '' && !isGood}
        placeholder={words.sizes(formatCount(size))}
        onChange={(event) => setWanted(event.target.value)}
      />
      <button type="submit" className="button" disabled={!isGood}>
        {words.checkFrom}
      </button>
    </form>
  )
}

function Grown({ growth }: { readonly growth: ProvenGrowth }): ReactElement {
  const { old, new: fresh, held } = growth
  return (
    <>
      {held === undefined ? (
        <p role="status">{old.size < fresh.size ? words.grownFromAsked(formatCount(old.size), formatCount(fresh.size)) : words.noHeld}</p>
      ) : (
        <>
          <p className="quiet">{words.held(formatCount(held.size), formatDateTime(held.seen))}</p>
          <p role="status" className="proof-holds">
            {words.grown(formatCount(old.size), formatCount(fresh.size))}
          </p>
        </>
      )}
      {old.size > 0 && old.size < fresh.size && <GrowthTree growth={growth} />}
    </>
  )
}

/** The subtrees that the proof is made of, in the order of their records: what both logs share, and what is new. */
function GrowthTree({ growth }: { readonly growth: ProvenGrowth }): ReactElement {
  const { old, new: fresh, path } = growth
  const id = useId()
  const blocks = consistencyRanges(old.size, fresh.size)
    .map((range, place) => ({ ...range, hash: path[place] ?? '', isNew: range.from >= old.size }))
    .sort((a, b) => a.from - b.from)
  const height = blocks.length * (BLOCK_PX + 4) + 4
  return (
    <>
      <svg className="proof-tree" role="img" aria-labelledby={id} viewBox={`0 0 ${WIDTH_PX} ${height}`} width={WIDTH_PX} height={height}>
        <title id={id}>{words.consistencyOf(formatCount(old.size), formatCount(fresh.size))}</title>
        {blocks.map(({ from, to, hash, isNew }, place) => {
          const y = 2 + place * (BLOCK_PX + 4)
          return (
            <g key={from}>
              <rect className={isNew ? 'proof-new' : 'proof-sibling'} x={2} y={y} width={WIDTH_PX - 4} height={BLOCK_PX} rx={3} />
              <text className="proof-text" x={10} y={y + 15}>
                {`${formatCount(from)} – ${formatCount(to - 1)}`}
              </text>
              <text className="proof-text" x={WIDTH_PX - 10} y={y + 15} textAnchor="end">
                {`${isNew ? words.fresh : words.shared}  ${cutHash(hash)}`}
              </text>
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{words.outline}</summary>
        <ol className="proof-list">
          {blocks.map(({ from, to, hash, isNew }) => (
            <li key={from}>
              {formatCount(from)} – {formatCount(to - 1)}, {isNew ? words.fresh : words.shared}: <span className="mono">{hash}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

/** Who co-signed the log, as its newest state says. */
function Witnesses(): ReactElement {
  const { history, audit } = useServices()
  const size = useStore(audit.store, (state) => state.size)
  const known = useStore(history.store, (states) => states[`${size - 1} witnesses`])
  useEffect(() => {
    if (size > 0) history.stateAt({ record: size - 1 }, 'witnesses').catch(() => {})
  }, [history, size])
  const rows = known?.load === 'ready' && typeof known.answer.state === 'object' ? Object.entries(known.answer.state ?? {}) : []
  return (
    <>
      <h3>{words.witnesses}</h3>
      {known?.load === 'loading' && <Loading label={words.witnesses} rows={2} />}
      {known?.load === 'ready' && rows.length === 0 && <p className="quiet">{words.noWitnesses}</p>}
      {rows.length > 0 && (
        <table className="table" aria-label={words.witnesses}>
          <thead>
            <tr>
              <th scope="col">{words.witness.name}</th>
              <th scope="col" className="number">
                {words.witness.size}
              </th>
              <th scope="col">{words.witness.time}</th>
              <th scope="col" className="number">
                {words.witness.record}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, { size: signed, time, record }]: [string, { size: number; time: number; record: number }]) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">{formatCount(signed)}</td>
                <td>{formatDateTime(new Date(time * 1_000).toISOString())}</td>
                <td className="number">
                  <RecordLink record={record} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
