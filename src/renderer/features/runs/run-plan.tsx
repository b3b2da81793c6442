import { type ReactElement, useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import { type RunPlanView, type RunWish, runEngine } from '../../run/run-engine.ts'
import { type Services, useServices } from '../../services.ts'
import { startRun } from '../../shell/run-commands.ts'
import { Loading } from '../../ui/blank.tsx'
import { shortRun } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'
import { ValuePair } from './value-pair.tsx'

const words = WORDS.plan
/** Largest seed the engine takes: a uint32. */
const SEED_MAX = 4_294_967_295
/** What is typed is asked about once it stands still. */
const ASK_AFTER_MS = 250
const MODES = ['full_build', 'incremental', 'equation_update', 'validation_only'] as const

type Known =
  | { readonly load: 'loading' }
  | { readonly load: 'ready'; readonly plan: RunPlanView }
  | { readonly load: 'failed'; readonly fault: FaultView }

const commandLine = ({ mode, seed, device }: RunWish): string =>
  [
    'npx vbus run',
    `--mode ${mode}`,
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
    ...(device === undefined ? [] : [`--device ${device}`]),
  ].join(' ')

/** A run as it would be: its mode, seed and device, what it would do in each phase, and what is other than in the last one. */
export function RunPlan(): ReactElement {
  const services = useServices()
  const { runs, notices, host } = services
  const [mode, setMode] = useState<string>('incremental')
  const [seed, setSeed] = useState('')
  const [device, setDevice] = useState('')
  const isSeedGood = seed === '' || (/^\d+$/.test(seed) && Number(seed) <= SEED_MAX)
  const wish: RunWish = { mode, ...(seed !== '' && isSeedGood && { seed: Number(seed) }), ...(device !== '' && { device }) }
  const known = usePlan(services, wish)
  const isRunning = useStore(runs.store, (state) => state.runs[0]?.status === 'running')
  const line = commandLine(wish)
  return (
    <section className="run-plan" aria-label={words.name} data-region="plan" tabIndex={-1}>
      <form
        className="run-options"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSeedGood) void startRun(services, wish).then(() => runs.plan(false))
        }}
      >
        <PlanFields
          mode={mode}
          seed={seed}
          device={device}
          isSeedGood={isSeedGood}
          onMode={setMode}
          onSeed={setSeed}
          onDevice={setDevice}
        />
        <button type="submit" className="button strong" disabled={isRunning || !isSeedGood}>
          {words.start}
        </button>
        <button
          type="button"
          className="hash mono"
          title={words.cli}
          onClick={() => void host.copyText(line).then(() => notices.done(words.cli, line))}
        >
          {line}
        </button>
        <span className="spacer" />
        <button type="button" className="button bare" onClick={() => runs.plan(false)}>
          {words.close}
        </button>
      </form>
      {known.load === 'loading' && <Loading label={words.loading} rows={4} />}
      {known.load === 'failed' && (
        <p className="degraded" role="alert">
          {words.failed}: {known.fault.code} {known.fault.message}
        </p>
      )}
      {known.load === 'ready' && <Forecast plan={known.plan} />}
    </section>
  )
}

/** Asked again when the wish, the connection or the runs change. */
function usePlan({ engine, connection, runs, clock }: Services, wish: RunWish): Known {
  const [known, setKnown] = useState<Known>({ load: 'loading' })
  const key = JSON.stringify(wish)
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const newest = useStore(runs.store, (state) => `${state.runs[0]?.run_id} ${state.runs[0]?.status}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that started or ended changes what would be
  useEffect(() => {
    let isOld = false
    const cancel = clock.after(ASK_AFTER_MS, () => {
      const now = engine()
      if (now === undefined || !isOpen) return
      runEngine.plan(now, JSON.parse(key) as RunWish).then(
        (plan) => isOld || setKnown({ load: 'ready', plan }),
        (error: unknown) => isOld || setKnown({ load: 'failed', fault: Fault.from(error).toView() }),
      )
    })
    return () => {
      isOld = true
      cancel()
    }
  }, [key, isOpen, newest, engine, clock])
  return known
}

interface FieldsProps {
  readonly mode: string
  readonly seed: string
  readonly device: string
  readonly isSeedGood: boolean
  readonly onMode: (mode: string) => void
  readonly onSeed: (seed: string) => void
  readonly onDevice: (device: string) => void
}

function PlanFields({ mode, seed, device, isSeedGood, onMode, onSeed, onDevice }: FieldsProps): ReactElement {
  const { rig } = useServices()
  const devices = useStore(rig.store, (state) => state.status?.devices) ?? []
  const id = useId()
  return (
    <>
      <label htmlFor={`${id}-mode`}>{words.mode}</label>
      <select id={`${id}-mode`} className="field" value={mode} onChange={(event) => onMode(event.target.value)}>
        {MODES.map((name) => (
          <option key={name} value={name}>
            {words.modes[name]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-seed`}>{words.seed}</label>
      <input
        id={`${id}-seed`}
        className="field seed"
        inputMode="numeric"
        placeholder={words.seedHint}
        value={seed}
        aria-invalid={!isSeedGood}
        onChange={(event) => onSeed(event.target.value.trim())}
      />
      <label htmlFor={`${id}-device`}>{words.device}</label>
      <select id={`${id}-device`} className="field" value={device} onChange={(event) => onDevice(event.target.value)}>
        <option value="">{words.deviceHint}</option>
        {devices.map((item) => (
          <option key={item.name} value={item.name}>
            {item.name} ({item.kind})
          </option>
        ))}
      </select>
    </>
  )
}

function Forecast({ plan }: { readonly plan: RunPlanView }): ReactElement {
  return (
    <div className="forecast">
      {plan.refusals.length === 0 ? (
        <p className="quiet">
          {words.allows} {plan.asks_person === true && words.asksPerson}
        </p>
      ) : (
        <ul className="refusals" aria-label={words.refused}>
          {plan.refusals.map(({ code, message, remedy }) => (
            <li key={code}>
              <strong className="degraded">{words.refused}</strong> <code className="mono">{code}</code> {message}. {remedy}
            </li>
          ))}
        </ul>
      )}
      <div className="forecast-columns">
        {plan.phases.length > 0 && <PhaseForecasts plan={plan} />}
        <div>
          {plan.inputs.length > 0 && <InputStates plan={plan} />}
          {plan.refusals.length === 0 || plan.last_run !== null ? <Settings plan={plan} /> : null}
        </div>
      </div>
    </div>
  )
}

function PhaseForecasts({ plan }: { readonly plan: RunPlanView }): ReactElement {
  return (
    <table className="table" aria-label={words.phases}>
      <thead>
        <tr>
          <th scope="col">{words.phase}</th>
          <th scope="col">{words.would}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {plan.phases.map(({ phase, does, from_run: from, differs }) => (
          <tr key={phase} className={`does-${does}`}>
            <td>{phase}</td>
            <td>{words.does[does]}</td>
            <td className="quiet">
              {from === null ? (differs.length === 0 ? '' : words.differs(differs.join(', '))) : words.from(shortRun(from))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function InputStates({ plan }: { readonly plan: RunPlanView }): ReactElement {
  return (
    <table className="table" aria-label={words.inputs}>
      <thead>
        <tr>
          <th scope="col">{words.input}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {plan.inputs.map(({ name, path, registered, now, bytes, last, changed }) => {
          const is = bytes === null ? words.inputGone : now === null ? words.inputLong : changed ? words.inputChanged : words.inputSame
          return (
            <tr key={name}>
              <td title={path}>{name}</td>
              <td>
                <span className={changed ? 'verdict-failed' : ''}>{is}</span>
                {last !== null && <span className="quiet"> · {last === registered ? words.lastSame : words.lastOther}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Settings({ plan }: { readonly plan: RunPlanView }): ReactElement {
  if (plan.last_run === null) return <p className="quiet">{words.firstRun}</p>
  const run = shortRun(plan.last_run)
  if (plan.settings.length === 0) return <p className="quiet">{words.noSettings(run)}</p>
  return (
    <table className="table" aria-label={words.settings(run)}>
      <thead>
        <tr>
          <th scope="col">{words.setting}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.nowColumn}</th>
        </tr>
      </thead>
      <tbody>
        {plan.settings.map((difference) => (
          <ValuePair key={difference.fact} difference={difference} />
        ))}
      </tbody>
    </table>
  )
}
