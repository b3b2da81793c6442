import { Play } from 'lucide-react'
import { type ReactElement, useId } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { shortRun } from '../../ui/format.ts'
import { WORDS } from '../../words/replay.ts'
import { type FormField, problemsOf, SPEEDS } from './replay-form.ts'

const { form: NAMES } = WORDS

/** What is to be replayed, and where. What the engine would refuse is said beside its field. */
export function NewReplay(): ReactElement {
  const { replay } = useServices()
  const form = useStore(replay.store, (state) => state.form)
  return (
    <form className="replay-form" aria-label={NAMES.name} onSubmit={(event) => event.preventDefault()}>
      <RunRange />
      <div className="replay-pair">
        <Field field="from" label={NAMES.from} hint={NAMES.first} />
        <Field field="to" label={NAMES.to} hint={NAMES.last} />
      </div>
      <div className="replay-line">
        <CommandButton command="replay.from-cursor" look="bare" short={NAMES.fromCursor} />
        <CommandButton command="replay.to-cursor" look="bare" short={NAMES.toCursor} />
      </div>
      <Field field="patterns" label={NAMES.patterns} hint={NAMES.patternsHint} />
      <Field field="compare" label={NAMES.compare} hint={NAMES.compareHint} />
      <Field field="into" label={NAMES.into} hint={NAMES.intoHint} />
      <div className="replay-pair">
        <label className="replay-field">
          <span>{NAMES.speed}</span>
          <select
            className="field"
            value={form.speed}
            disabled={form.isStepped}
            onChange={(event) => replay.setForm({ speed: Number(event.target.value) })}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {speed === 0 ? NAMES.fast : NAMES.times(speed)}
              </option>
            ))}
          </select>
        </label>
        <label className="replay-check">
          <input type="checkbox" checked={form.isStepped} onChange={(event) => replay.setForm({ isStepped: event.target.checked })} />
          {NAMES.step}
        </label>
      </div>
      <CommandButton command="replay.start" look="primary" icon={<Play size={13} aria-hidden />} />
    </form>
  )
}

interface FieldProps {
  readonly field: FormField
  readonly label: string
  readonly hint: string
}

function Field({ field, label, hint }: FieldProps): ReactElement {
  const { replay } = useServices()
  const form = useStore(replay.store, (state) => state.form)
  const problem = problemsOf(form)[field]
  const id = useId()
  // An empty field is not wrong yet.
  const isTold = problem !== undefined && form[field] !== ''
  return (
    <label className="replay-field">
      <span>{label}</span>
      <input
        className="field mono"
        value={form[field]}
        placeholder={hint}
        spellCheck={false}
        aria-invalid={isTold}
        aria-describedby={isTold ? id : undefined}
        onChange={(event) => replay.setForm({ [field]: event.target.value })}
      />
      {isTold && (
        <span id={id} className="degraded">
          {problem}
        </span>
      )}
    </label>
  )
}

/** The range of a run, by the positions of its first and last record. */
function RunRange(): ReactElement | null {
  const { runs, replay, history, notices } = useServices()
  const list = useStore(runs.store, (state) => state.runs)
  const pick = async (runId: string): Promise<void> => {
    const records = list.find(({ run_id: id }) => id === runId)?.records
    const [first, last] = [records?.[0], records?.at(-1)]
    if (first === undefined || last === undefined) return
    try {
      const [from, to] = [await history.locate({ record: first }), await history.locate({ record: last })]
      replay.setForm({ from: from.pos, to: to.pos })
    } catch (error) {
      notices.failed(WORDS.could.start, error)
    }
  }
  if (list.length === 0) return null
  return (
    <label className="replay-field">
      <span>{NAMES.run}</span>
      <select className="field" value="" onChange={(event) => void pick(event.target.value)}>
        <option value="">{NAMES.noRun}</option>
        {list.map(({ run_id: id, status }) => (
          <option key={id} value={id}>
            {shortRun(id)} {status}
          </option>
        ))}
      </select>
    </label>
  )
}
