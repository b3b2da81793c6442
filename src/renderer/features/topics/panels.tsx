import { X } from 'lucide-react'
import { type ReactElement, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { BUDGET_BYTES, BUDGET_MESSAGES } from '../../capture/limits.ts'
import type { ExportFormat } from '../../capture/protocol.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { lazily } from '../../ui/lazily.tsx'
import { WORDS } from '../../words/topics.ts'
import { ConsumerTable } from './consumers.tsx'

const FieldPlot = lazily(async () => (await import('./field-plot.tsx')).FieldPlot)
const PublishPanel = lazily(async () => (await import('./publish.tsx')).PublishPanel)
const MIB = 1_048_576
const EXPORT_MAX = 200_000

/** What is open above the messages: publishing, exporting, consumers, or the budget. */
export function TopicPanel(): ReactElement | null {
  const { topics } = useServices()
  const panel = useStore(topics.store, (state) => state.panel)
  const plotted = useStore(topics.store, (state) => state.plotted)
  switch (panel) {
    case 'none':
      return null
    case 'publish':
      return (
        <Panel title={WORDS.publish.name}>
          <Suspense fallback={<Loading label={WORDS.publish.loadingForm} rows={3} />}>
            <PublishPanel />
          </Suspense>
        </Panel>
      )
    case 'consumers':
      return (
        <Panel title={WORDS.consumer.name}>
          <ConsumerTable />
        </Panel>
      )
    case 'budget':
      return (
        <Panel title={WORDS.budget.name}>
          <BudgetForm />
        </Panel>
      )
    case 'plot':
      return plotted === undefined ? null : (
        <Panel title={WORDS.plot.name(plotted.path, plotted.topic)}>
          <Suspense fallback={<Loading label={WORDS.plot.loading} rows={4} />}>
            <FieldPlot field={plotted} />
          </Suspense>
        </Panel>
      )
    case 'export':
      return (
        <Panel title={WORDS.exporting.name}>
          <ExportForm />
        </Panel>
      )
  }
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const { topics } = useServices()
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useEffect(() => (section.current?.querySelector<HTMLElement>('input, select, textarea') ?? section.current)?.focus(), [])
  return (
    <section
      ref={section}
      className="topics-panel"
      aria-labelledby={id}
      data-region="panel"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') topics.setPanel('none')
      }}
    >
      <div className="topics-panel-head">
        <h2 id={id}>{title}</h2>
        <span className="spacer" />
        <button type="button" className="button bare" aria-label={WORDS.close} onClick={() => topics.setPanel('none')}>
          <X size={14} aria-hidden />
        </button>
      </div>
      {children}
    </section>
  )
}

function BudgetForm(): ReactElement {
  const { topics } = useServices()
  const budget = useStore(topics.store, (state) => state.budget)
  const [messages, setMessages] = useState(String(budget.messages))
  const [mebibytes, setMebibytes] = useState(String(budget.bytes / MIB))
  const [perTopic, setPerTopic] = useState(budget.perTopic === undefined ? '' : String(budget.perTopic))
  const words = WORDS.budget
  const wanted = { messages: Number(messages), bytes: Number(mebibytes) * MIB, perTopic: perTopic === '' ? undefined : Number(perTopic) }
  const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    Number.isInteger(value) && value >= min && value <= max
  const isGood =
    within(wanted.messages, BUDGET_MESSAGES) &&
    within(wanted.bytes, BUDGET_BYTES) &&
    (wanted.perTopic === undefined || within(wanted.perTopic, { min: 1, max: BUDGET_MESSAGES.max }))
  return (
    <form
      className="topics-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGood) topics.setBudget(wanted)
      }}
    >
      <label>
        {words.messages}
        <input className="field" inputMode="numeric" value={messages} onChange={(event) => setMessages(event.target.value)} />
      </label>
      <label>
        {words.megabytes}
        <input className="field" inputMode="numeric" value={mebibytes} onChange={(event) => setMebibytes(event.target.value)} />
      </label>
      <label>
        {words.perTopic}
        <input
          className="field"
          inputMode="numeric"
          placeholder={words.noLimit}
          value={perTopic}
          onChange={(event) => setPerTopic(event.target.value)}
        />
      </label>
      <button type="submit" className="button strong" disabled={!isGood}>
        {words.set}
      </button>
      <CommandButton command="topics.clear" />
    </form>
  )
}

function ExportForm(): ReactElement {
  const { topics, host, notices } = useServices()
  const total = useStore(topics.store, (state) => state.rows?.total ?? 0)
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [range, setRange] = useState(() => ({ first: String(Math.max(1, total - EXPORT_MAX + 1)), last: String(total) }))
  const [isBusy, setBusy] = useState(false)
  const words = WORDS.exporting
  const [first, last] = [Number(range.first), Number(range.last)]
  const isGood = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last >= first && last - first < EXPORT_MAX
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const bytes = await topics.ask('export', { format, range: { first: first - 1, end: last } })
      const isSaved = await host.saveFile(`messages.${format}`, bytes)
      notices.done(isSaved ? words.done : words.cancelled, `messages.${format}`)
    } catch (error) {
      notices.failed(WORDS.exporting.name, error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="topics-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label>
        {words.format}
        <select className="field" value={format} onChange={(event) => setFormat(event.target.value as ExportFormat)}>
          <option value="csv">CSV</option>
          <option value="jsonl">JSONL</option>
          <option value="arrow">Arrow</option>
        </select>
      </label>
      <label>
        {words.from}
        <input
          className="field"
          inputMode="numeric"
          value={range.first}
          onChange={(event) => setRange({ ...range, first: event.target.value })}
        />
      </label>
      <label>
        {words.to}
        <input
          className="field"
          inputMode="numeric"
          value={range.last}
          onChange={(event) => setRange({ ...range, last: event.target.value })}
        />
      </label>
      <button type="submit" className="button strong" disabled={!isGood || isBusy}>
        {words.start}
      </button>
      <span className="quiet">{words.limit(formatCount(EXPORT_MAX))}</span>
    </form>
  )
}
