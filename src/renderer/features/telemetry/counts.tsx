import type { ReactElement, ReactNode } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { formatBytes, formatCount, formatDuration } from '../../ui/format.ts'
import { WORDS } from '../../words/telemetry.ts'
import type { MetricsCounts, TopicMetrics } from './telemetry.ts'

/** Rates and errors by topic, operator and code. */
export function Counts(): ReactElement | null {
  const { telemetry } = useServices()
  const counts = useStore(telemetry.store, (state) => state.counts)
  if (counts === undefined) return null
  return (
    <div className="counts">
      <TopicTable counts={counts} />
      <div>
        <OperatorTable counts={counts} />
        <RefusalTable counts={counts} />
      </div>
    </div>
  )
}

interface CountsProps {
  readonly counts: MetricsCounts
}

interface TopicLine extends Partial<TopicMetrics> {
  readonly topic: string
  readonly refused: number
  readonly failed: number
}

/** Topics that carry something, the engine's own behind the others, and those that only errors are known of. */
function linesOf({ topics, topic_errors: errors }: MetricsCounts): readonly TopicLine[] {
  const byTopic = new Map(errors.map((row) => [row.topic, row]))
  const lines = topics.map((row): TopicLine => {
    const error = byTopic.get(row.topic)
    byTopic.delete(row.topic)
    return { ...row, refused: error?.refused ?? 0, failed: error?.failed_jobs ?? 0 }
  })
  const isOfEngine = ({ topic }: TopicLine): number => (topic.startsWith('system.') ? 1 : 0)
  lines.sort((a, b) => isOfEngine(a) - isOfEngine(b))
  return [...lines, ...[...byTopic.values()].map((row) => ({ topic: row.topic, refused: row.refused, failed: row.failed_jobs }))]
}

function TopicTable({ counts }: CountsProps): ReactElement {
  const { telemetry, navigation } = useServices()
  const words = WORDS.topics
  const lines = linesOf(counts)
  if (lines.length === 0) return <Section title={words.name}>{words.none}</Section>
  return (
    <Section title={words.name}>
      <table className="table" aria-label={words.name}>
        <thead>
          <tr>
            <th>{words.topic}</th>
            <th className="number">{words.rate}</th>
            <th className="number">{words.messages}</th>
            <th className="number">{words.bytes}</th>
            <th className="number">{words.refused}</th>
            <th className="number">{words.failed}</th>
            <th>{words.traces}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.namespace} ${line.topic}`}>
              <td>
                <button type="button" className="link mono" onClick={() => navigation.select({ kind: 'topic', id: line.topic })}>
                  {line.topic}
                </button>
                {line.namespace !== undefined && line.namespace !== 'default' && line.namespace !== '' && (
                  <span className="tag">{line.namespace}</span>
                )}
              </td>
              <td className="number">{formatCount(line.messages_per_s ?? 0)}</td>
              <td className="number">{line.messages === undefined ? '—' : formatCount(BigInt(line.messages))}</td>
              <td className="number">{line.bytes === undefined ? '—' : formatBytes(Number(line.bytes))}</td>
              <td className={errorClass(line.refused)}>{formatCount(line.refused)}</td>
              <td className={errorClass(line.failed)}>{formatCount(line.failed)}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-label={words.tracesOf(line.topic)}
                  onClick={() => telemetry.showTopic(line.topic)}
                >
                  {words.traces}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {counts.topics_omitted > 0 && <p className="quiet">{words.omitted(formatCount(counts.topics_omitted))}</p>}
    </Section>
  )
}

const errorClass = (count: number): string => (count > 0 ? 'number degraded' : 'number quiet')

function OperatorTable({ counts: { operators } }: CountsProps): ReactElement {
  const { navigation } = useServices()
  const words = WORDS.operators
  if (operators.length === 0) return <Section title={words.name}>{words.none}</Section>
  return (
    <Section title={words.name}>
      <table className="table" aria-label={words.name}>
        <thead>
          <tr>
            <th>{words.operator}</th>
            <th className="number">{words.jobs}</th>
            <th className="number">{words.failed}</th>
            <th className="number">{words.p50}</th>
            <th className="number">{words.p99}</th>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ operator, jobs, failed, p50_ms: p50, p99_ms: p99 }) => (
            <tr key={operator}>
              <td>
                <button type="button" className="link" onClick={() => navigation.select({ kind: 'operator', id: operator })}>
                  {operator}
                </button>
              </td>
              <td className="number">{formatCount(jobs)}</td>
              <td className={errorClass(failed)}>{formatCount(failed)}</td>
              <td className="number">{formatDuration(p50)}</td>
              <td className="number">{formatDuration(p99)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function RefusalTable({ counts: { refusals } }: CountsProps): ReactElement {
  const words = WORDS.refusals
  if (refusals.length === 0) return <Section title={words.name}>{words.none}</Section>
  return (
    <Section title={words.name}>
      <table className="table" aria-label={words.name}>
        <thead>
          <tr>
            <th>{words.code}</th>
            <th className="number">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {refusals.map(({ code, count }) => (
            <tr key={code}>
              <td className="mono">{code}</td>
              <td className="number">{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section className="telemetry-section">
      <h2>{title}</h2>
      {typeof children === 'string' ? <p className="quiet">{children}</p> : children}
    </section>
  )
}
