import { type ReactElement, useId } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { ProofStep } from '../../record/proof-steps.ts'
import type { ProvenRecord } from '../../record/proofs.ts'
import { VerifiedMark } from '../../record/verified-mark.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { cutHash, formatBytes, formatCount } from '../../ui/format.ts'
import { Hash } from '../../ui/hash.tsx'
import { WORDS } from '../../words/audit.ts'

const words = WORDS.proof
const LEVEL_PX = 30
const WIDTH_PX = 300
const SPINE_PX = WIDTH_PX / 2

/** What shows that a record is in the log that was signed, checked in this window. */
export function ProofSection({ record }: { readonly record: number }): ReactElement {
  const { proofs } = useServices()
  const checked = useStore(proofs.store, (state) => state.records[record])
  return (
    <section className="proof" aria-label={words.title}>
      <h3>{words.title}</h3>
      {checked === undefined && <CommandButton command="audit.prove" />}
      {checked?.load === 'checking' && <Loading label={words.proving} rows={3} />}
      {checked?.load === 'fails' && (
        <p role="alert" className="proof-broken">
          <strong>{words.fails}:</strong> {checked.reason}
        </p>
      )}
      {checked?.load === 'failed' && (
        <p role="alert" className="degraded">
          {checked.fault.message}. {checked.fault.remedy} <code className="mono">{checked.fault.code}</code>
        </p>
      )}
      {checked?.load === 'holds' && <Proven proven={checked.value} />}
      <BundleExport />
    </section>
  )
}

/** The run's bundle, for a stranger to check. */
function BundleExport(): ReactElement {
  const { audit } = useServices()
  const exporting = useStore(audit.store, (state) => state.exporting)
  return (
    <p className="bundle-export">
      <CommandButton command="audit.export-bundle" />
      {exporting !== undefined && (
        <span role="status" className="quiet">
          {WORDS.bundle.exporting(formatBytes(exporting.done), formatBytes(exporting.all))}
        </span>
      )}
    </p>
  )
}

function Proven({ proven }: { readonly proven: ProvenRecord }): ReactElement {
  const { record, size, root, vkey, file, offset } = proven
  return (
    <>
      <p role="status" className="proof-holds">
        {words.holds(formatCount(record), formatCount(size))}
      </p>
      <p>
        <VerifiedMark record={record} />
      </p>
      <dl className="facts">
        <dt>{words.root}</dt>
        <dd>
          <Hash value={root} label={words.root} />
        </dd>
        <dt>{words.key}</dt>
        <dd className="mono proof-key">{vkey}</dd>
        <dt>{words.at}</dt>
        <dd className="mono">
          {file} : {formatCount(offset)}
        </dd>
      </dl>
      <ProofTree proven={proven} />
      <details>
        <summary>{words.outline}</summary>
        <ol className="proof-list">
          <li>
            {words.leaf(formatCount(record))}: <span className="mono">{proven.leaf}</span>
          </li>
          {proven.steps.map((step) => (
            <li key={step.level}>
              {words.sibling(step.level, words[step.side])} <span className="mono">{step.sibling}</span>:{' '}
              <span className="mono">{step.hash}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

/** The way from the leaf up to the signed root: beside each level the sibling that it was hashed with. */
function ProofTree({ proven }: { readonly proven: ProvenRecord }): ReactElement {
  const { record, size, steps, leaf } = proven
  const id = useId()
  const height = (steps.length + 1) * LEVEL_PX + 8
  const yOf = (level: number): number => height - LEVEL_PX / 2 - 4 - level * LEVEL_PX
  return (
    <svg className="proof-tree" role="img" aria-labelledby={id} viewBox={`0 0 ${WIDTH_PX} ${height}`} width={WIDTH_PX} height={height}>
      <title id={id}>{words.treeOf(formatCount(record), formatCount(size))}</title>
      {steps.map((step) => (
        <Level key={step.level} step={step} y={yOf(step.level)} below={yOf(step.level - 1)} isRoot={step.level === steps.length} />
      ))}
      <rect className="proof-leaf" x={SPINE_PX - 46} y={yOf(0) - 10} width={92} height={20} rx={3} />
      <text className="proof-text strong" x={SPINE_PX} y={yOf(0) + 4} textAnchor="middle">
        {cutHash(leaf)}
      </text>
    </svg>
  )
}

interface LevelProps {
  readonly step: ProofStep
  readonly y: number
  readonly below: number
  readonly isRoot: boolean
}

function Level({ step, y, below, isRoot }: LevelProps): ReactElement {
  const x = step.side === 'left' ? 44 : WIDTH_PX - 44
  return (
    <>
      <path className="proof-line" d={`M${SPINE_PX} ${below}V${y}M${x} ${below - 10}L${SPINE_PX} ${y}`} />
      <rect className="proof-sibling" x={x - 40} y={below - 10} width={80} height={20} rx={3} />
      <text className="proof-text" x={x} y={below + 4} textAnchor="middle">
        {cutHash(step.sibling)}
      </text>
      <circle className={isRoot ? 'proof-root' : 'proof-node'} cx={SPINE_PX} cy={y} r={isRoot ? 6 : 4} />
      {isRoot && (
        <text className="proof-text strong" x={SPINE_PX + 12} y={y + 4}>
          {cutHash(step.hash)}
        </text>
      )}
    </>
  )
}
