import { type ReactElement, useId, useMemo, useState } from 'react'
import type { RunSummary } from '../../data/types.ts'
import { type Importance, type OutputTable, runEngine } from '../../run/run-engine.ts'
import { Trouble } from '../../run/trouble.tsx'
import { useAsked } from '../../run/use-asked.ts'
import { Blank, Loading } from '../../ui/blank.tsx'
import { cutHash, formatCount, formatScore } from '../../ui/format.ts'
import { WORDS } from '../../words/runs.ts'
import { binsByActual, modelsOf, type PlotPoint, pointsOf, residualsByYear, yearTicksOf } from './plot-data.ts'
import { Scatter } from './scatter.tsx'

const words = WORDS.plots
/** Rows that are drawn; what a version holds beyond it is left out and said. */
export const PLOT_ROWS_MAX = 20_000
/** Okabe-Ito, one a learner. */
const LEARNER_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'] as const

/** What a run predicted beside what came, from its published predictions, hash-checked before they are drawn. */
export function Plots({ run }: { readonly run: RunSummary }): ReactElement {
  const known = useAsked(`plots ${run.run_id}`, (engine) =>
    runEngine.wholeTable(engine, run.run_id, { role: 'predictions', rowsMax: PLOT_ROWS_MAX }),
  )
  if (run.version === '') return <Blank title={words.none}>{words.noneHint}</Blank>
  if (known.load === 'loading') return <Loading label={words.loading} rows={10} />
  if (known.load === 'failed') return <Trouble title={words.failed} fault={known.fault} />
  return <Drawn table={known.value} run={run} />
}

function Drawn({ table, run }: { readonly table: OutputTable; readonly run: RunSummary }): ReactElement {
  const models = modelsOf(table)
  const [model, setModel] = useState(models[0] ?? '')
  const [part, setPart] = useState<'held' | 'all'>('held')
  const id = useId()
  const points = useMemo(() => pointsOf(table, model).filter((point) => part === 'all' || point.isHeldOut), [table, model, part])
  return (
    <div className="plots">
      <div className="plot-head">
        <label htmlFor={`${id}-model`}>{words.model}</label>
        <select id={`${id}-model`} className="field" value={model} onChange={(event) => setModel(event.target.value)}>
          {models.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <label htmlFor={`${id}-part`}>{words.part}</label>
        <select
          id={`${id}-part`}
          className="field"
          value={part}
          onChange={(event) => setPart(event.target.value === 'all' ? 'all' : 'held')}
        >
          <option value="held">{words.parts.held}</option>
          <option value="all">{words.parts.all}</option>
        </select>
        <span className="quiet">
          {words.points(formatCount(points.length))}. {words.verified(table.path, cutHash(table.sha256))}
        </span>
      </div>
      <div className="plot-columns">
        <ActualPlot points={points} model={model} />
        <ResidualPlot points={points} model={model} />
      </div>
      <ImportancePlot run={run} />
    </div>
  )
}

interface PointsProps {
  readonly points: readonly PlotPoint[]
  readonly model: string
}

function ActualPlot({ points, model }: PointsProps): ReactElement {
  const [x, y] = useMemo(
    () => [Float64Array.from(points, ({ actual }) => actual), Float64Array.from(points, ({ predicted }) => predicted)],
    [points],
  )
  const bins = useMemo(() => binsByActual(points), [points])
  return (
    <figure>
      <figcaption>{words.actual}</figcaption>
      <Scatter
        about={`${words.actual}: ${model}`}
        x={x}
        y={y}
        xLabel={words.axisActual('')}
        yLabel={words.axisPredicted}
        formatX={String}
        guide="diagonal"
      />
      <details>
        <summary>{words.table}</summary>
        <table className="table" aria-label={words.actual}>
          <thead>
            <tr>
              <th scope="col">{words.columns.bin}</th>
              <th scope="col" className="number">
                {words.columns.rows}
              </th>
              <th scope="col" className="number">
                {words.columns.predicted}
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, rows, predicted }) => (
              <tr key={from}>
                <td>
                  {from} to {from + 1}
                </td>
                <td className="number">{formatCount(rows)}</td>
                <td className="number">{formatScore(predicted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function ResidualPlot({ points, model }: PointsProps): ReactElement {
  const [x, y] = useMemo(
    () => [Float64Array.from(points, ({ timeMs }) => timeMs), Float64Array.from(points, ({ actual, predicted }) => predicted - actual)],
    [points],
  )
  const years = useMemo(() => residualsByYear(points), [points])
  return (
    <figure>
      <figcaption>{words.residuals}</figcaption>
      <Scatter
        about={`${words.residuals}: ${model}`}
        x={x}
        y={y}
        xLabel=""
        yLabel={words.axisResidual}
        formatX={(ms) => String(new Date(ms).getUTCFullYear())}
        ticksX={yearTicksOf}
        guide="zero"
      />
      <details>
        <summary>{words.table}</summary>
        <table className="table" aria-label={words.residuals}>
          <thead>
            <tr>
              <th scope="col">{words.columns.year}</th>
              <th scope="col" className="number">
                {words.columns.rows}
              </th>
              <th scope="col" className="number">
                {words.columns.mean}
              </th>
              <th scope="col" className="number">
                {words.columns.mae}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, rows, mean, mae }) => (
              <tr key={year}>
                <td>{year}</td>
                <td className="number">{formatCount(rows)}</td>
                <td className="number">{formatScore(mean)}</td>
                <td className="number">{formatScore(mae)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function ImportancePlot({ run }: { readonly run: RunSummary }): ReactElement {
  const known = useAsked(`importance ${run.run_id}`, (engine) => runEngine.importance(engine, run.run_id))
  return (
    <figure className="importance">
      <figcaption>{words.importance}</figcaption>
      <p className="quiet">{words.importanceLead}</p>
      {known.load === 'loading' && <Loading label={words.loadingImportance} rows={6} />}
      {known.load === 'failed' && <Trouble title={words.failed} fault={known.fault} />}
      {known.load === 'ready' && <ImportanceTable importance={known.value} />}
    </figure>
  )
}

/** Bars in a table: the numbers are the plot's own text. */
function ImportanceTable({ importance: { features, learners } }: { readonly importance: Importance }): ReactElement {
  const shares = learners.map(({ splits }) => {
    const total = splits.reduce((sum, count) => sum + count, 0)
    return splits.map((count) => (total === 0 ? 0 : count / total))
  })
  const most = Math.max(0.0001, ...shares.flat())
  const mean = (feature: number): number => shares.reduce((sum, share) => sum + (share[feature] ?? 0), 0)
  const order = features.map((_, index) => index).sort((a, b) => mean(b) - mean(a))
  return (
    <table className="table" aria-label={words.importance}>
      <thead>
        <tr>
          <th scope="col">{words.columns.feature}</th>
          {learners.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.map((feature) => (
          <tr key={features[feature]}>
            <td>{features[feature]}</td>
            {learners.map(({ name }, learner) => {
              const share = shares[learner]?.[feature] ?? 0
              return (
                <td key={name}>
                  <span className="share">
                    <span
                      className="share-bar"
                      style={{ width: `${(100 * share) / most}%`, background: LEARNER_COLOURS[learner % LEARNER_COLOURS.length] }}
                    />
                  </span>
                  <span className="share-number">{(100 * share).toFixed(1)} %</span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
