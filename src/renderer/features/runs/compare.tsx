import { type ReactElement, useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import type { RunSummary } from '../../data/types.ts'
import { phaseMark } from '../../run/phase-state.ts'
import type { Difference, RunComparison, RunDetail } from '../../run/run-engine.ts'
import { useServices } from '../../services.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { cutHash, formatDateTime, formatDuration, formatScore, shortRun } from '../../ui/format.ts'
import { PhaseGlyph } from '../../ui/glyphs.tsx'
import { WORDS } from '../../words/runs.ts'
import { useSelectRun } from './use-select-run.ts'
import { ValuePair } from './value-pair.tsx'

const words = WORDS.compare

/** The shown run beside another one: where they part, what they were told, what came out. */
export function Compare({ run, detail }: { readonly run: RunSummary; readonly detail: RunDetail | undefined }): ReactElement {
  const { runs } = useServices()
  const { comparison, beside } = useStore(runs.store)
  return (
    <div className="compare">
      <div className="compare-head">
        <BesideField run={run} />
        <CommandButton command="runs.first-difference" look="strong" showsKeys />
      </div>
      {comparison.load === 'none' && <Blank title={words.lead} />}
      {comparison.load === 'loading' && <Loading label={words.loading} rows={8} />}
      {comparison.load === 'failed' && (
        <p className="degraded" role="alert">
          {words.failed}: {comparison.fault.code} {comparison.fault.message}
        </p>
      )}
      {comparison.load === 'ready' && beside !== undefined && <Found found={comparison.found} run={run} detail={detail} />}
    </div>
  )
}

function BesideField({ run }: { readonly run: RunSummary }): ReactElement {
  const { runs } = useServices()
  const all = useStore(runs.store, (state) => state.runs)
  const beside = useStore(runs.store, (state) => state.beside)
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{words.beside}</label>
      <select
        id={id}
        className="field"
        value={beside ?? ''}
        onChange={(event) => runs.putBeside(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{words.choose}</option>
        {all
          .filter((other) => other.run_id !== run.run_id)
          .map((other) => (
            <option key={other.run_id} value={other.run_id}>
              {shortRun(other.run_id)} · {other.status} · {other.mode.replace('_', ' ')} · seed {other.seed} ·{' '}
              {formatDateTime(other.started)}
            </option>
          ))}
      </select>
    </>
  )
}

/** Why they part: one of them was halted there, or they were told something else; else nobody knows. */
function reasonFor(phase: string, ran: readonly (RunSummary | undefined)[], settings: number): string {
  const halted = ran.find((each) => each?.breach?.phase === phase)
  if (halted?.breach) return words.halted(shortRun(halted.run_id), halted.breach.mode, halted.breach.code)
  return settings === 0 ? words.nothingExplains : ''
}

interface FoundProps {
  readonly found: RunComparison
  readonly run: RunSummary
  readonly detail: RunDetail | undefined
}

function Found({ found, run, detail }: FoundProps): ReactElement {
  const { runs } = useServices()
  const other = useStore(runs.store, (state) => (state.beside === undefined ? undefined : state.details[state.beside]))
  const { first_phase: first, settings } = found
  return (
    <>
      <p className="compare-verdict" role="status">
        {first === null ? words.same : words.first(first)}
        {first !== null && ` ${reasonFor(first, [run, other], settings.length)}`}
      </p>
      <div className="run-results">
        <PhasePairs found={found} run={run} other={other} />
        <FactTable name={settings.length === 0 ? words.noSettings : words.settings} facts={settings} ids={[found.a, found.b]} />
        {detail !== undefined && other !== undefined && <ScorePairs a={detail} b={other} />}
        {detail !== undefined && other !== undefined && <OutputPairs a={detail} b={other} />}
      </div>
      <Facts found={found} />
    </>
  )
}

function PhasePairs({
  found,
  run,
  other,
}: {
  readonly found: RunComparison
  readonly run: RunSummary
  readonly other: RunDetail | undefined
}): ReactElement {
  const select = useSelectRun()
  return (
    <table className="table" aria-label={words.phases}>
      <thead>
        <tr>
          <th scope="col">{words.column.phase}</th>
          <th scope="col">{shortRun(found.a)}</th>
          <th scope="col">{shortRun(found.b)}</th>
          <th scope="col">{words.column.difference}</th>
        </tr>
      </thead>
      <tbody>
        {found.phases.map(({ phase, differs }) => (
          <tr key={phase} className={phase === found.first_phase ? 'first-difference' : ''}>
            <td>
              <button type="button" className="link" title={words.toTimeline(phase)} onClick={() => select(found.a, phase)}>
                {phase}
              </button>
            </td>
            <td>
              <PhaseCell run={run} phase={phase} />
            </td>
            <td>{other === undefined ? WORDS.waiting : <PhaseCell run={other} phase={phase} />}</td>
            <td>{words.differs(differs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PhaseCell({ run, phase: name }: { readonly run: RunSummary; readonly phase: string }): ReactElement {
  const phase = run.phases.find((item) => item.name === name)
  if (phase === undefined) return <span className="quiet">—</span>
  const mark = phaseMark(phase, run)
  return (
    <span className="phase-cell">
      <PhaseGlyph status={mark} />
      <span className="visually-hidden">{WORDS.statusWords[mark]}</span>
      {phase.status === 'not_reached' ? '' : formatDuration(phase.duration_ms)}
    </span>
  )
}

function Facts({ found }: { readonly found: RunComparison }): ReactElement {
  const { runs } = useServices()
  const chosen = useStore(runs.store, (state) => state.selectedPhase)
  const open = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (chosen !== undefined) open.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <>
      {found.phases
        .filter(({ differs }) => differs > 0)
        .map(({ phase, differs, facts }) => (
          <details
            key={phase}
            ref={phase === chosen ? open : undefined}
            open={phase === (chosen ?? found.first_phase)}
            className="facts-of"
          >
            <summary>{words.facts(phase, differs, facts.length)}</summary>
            <FactTable name={phase} facts={facts} ids={[found.a, found.b]} />
          </details>
        ))}
    </>
  )
}

function FactTable({
  name,
  facts,
  ids,
}: {
  readonly name: string
  readonly facts: readonly Difference[]
  readonly ids: readonly [string, string]
}): ReactElement {
  if (facts.length === 0) return <p className="quiet">{name}</p>
  return (
    <table className="table facts-table" aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{words.fact}</th>
          <th scope="col">{shortRun(ids[0])}</th>
          <th scope="col">{shortRun(ids[1])}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((difference) => (
          <ValuePair key={difference.fact} difference={difference} />
        ))}
      </tbody>
    </table>
  )
}

interface Pair {
  readonly a: RunDetail
  readonly b: RunDetail
}

function ScorePairs({ a, b }: Pair): ReactElement | null {
  const rows = [
    ...a.models.map(({ name, mae, r2 }) => ({ name: String(name), mae, r2, other: b.models.find((model) => model.name === name) })),
    ...(a.ensemble === null ? [] : [{ name: 'ensemble', ...a.ensemble, other: b.ensemble ?? undefined }]),
  ]
  if (rows.length === 0) return null
  return (
    <table className="table" aria-label={words.scores}>
      <thead>
        <tr>
          <th scope="col">{words.column.model}</th>
          <th scope="col" className="number">
            MAE {shortRun(a.run_id)}
          </th>
          <th scope="col" className="number">
            MAE {shortRun(b.run_id)}
          </th>
          <th scope="col" className="number">
            R² {shortRun(a.run_id)}
          </th>
          <th scope="col" className="number">
            R² {shortRun(b.run_id)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, mae, r2, other }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="number">{formatScore(mae)}</td>
            <td className="number">{formatScore(other?.mae ?? null)}</td>
            <td className="number">{formatScore(r2)}</td>
            <td className="number">{formatScore(other?.r2 ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OutputPairs({ a, b }: Pair): ReactElement | null {
  const roles = [...new Set([...a.outputs, ...b.outputs].map(({ role }) => role))]
  if (roles.length === 0) return null
  const hashOf = ({ outputs }: RunDetail, role: string): string | undefined => outputs.find((output) => output.role === role)?.sha256
  return (
    <table className="table" aria-label={words.outputs}>
      <thead>
        <tr>
          <th scope="col">{words.output}</th>
          <th scope="col">{shortRun(a.run_id)}</th>
          <th scope="col">{shortRun(b.run_id)}</th>
          <th scope="col">{words.column.difference}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => {
          const [left, right] = [hashOf(a, role), hashOf(b, role)]
          return (
            <tr key={role}>
              <td>{role}</td>
              <td className="mono">{left === undefined ? words.none : cutHash(left)}</td>
              <td className="mono">{right === undefined ? words.none : cutHash(right)}</td>
              <td>{left === right ? words.equal : words.other}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
