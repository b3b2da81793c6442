import '../../ui/form.css'
import './operators.css'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { CommandButton } from '../../commands/command-button.tsx'
import { useServices } from '../../services.ts'
import { WORDS } from '../../words/operators.ts'
import { IdentitySection } from './identity-section.tsx'
import { JobSection } from './job-section.tsx'
import { OperatorSection } from './operator-section.tsx'
import { SECTIONS, type Section } from './operators.ts'
import { QuotaSection } from './quota-section.tsx'

const PARTS: Readonly<Record<Section, () => ReactElement>> = {
  operators: OperatorSection,
  jobs: JobSection,
  quotas: QuotaSection,
  identities: IdentitySection,
}

/** Who works here, within which limits and with which rights. */
export function OperatorsPage(): ReactElement {
  const { operators, parties, time, navigation } = useServices()
  const section = useStore(operators.store, (state) => state.section)
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  useEffect(() => parties.watch(), [parties])
  useEffect(() => {
    // A link that leads here shows the part that has what it selects.
    const kind = navigation.store.getState().selection?.kind
    const holder = SECTIONS.find((name) => name === `${kind}s` || (kind === 'identity' && name === 'identities'))
    if (holder !== undefined) operators.show(holder)
  }, [operators, navigation])
  const Part = PARTS[section]
  return (
    <div className="page operators">
      <div className="pane-head" data-region="tools" tabIndex={-1}>
        <h1>{WORDS.title}</h1>
        <fieldset className="segmented" aria-label={WORDS.sectionsName}>
          {SECTIONS.map((name) => (
            <button key={name} type="button" className="button" aria-pressed={name === section} onClick={() => operators.show(name)}>
              {WORDS.sections[name]}
            </button>
          ))}
        </fieldset>
        {section === 'operators' && <OperatorFilter />}
        <span className="spacer" />
        {section === 'identities' ? <CommandButton command="operators.issue" /> : <CommandButton command="operators.new-job" />}
        {section === 'jobs' && <CommandButton command="operators.cancel-job" />}
      </div>
      {isPast && <p className="then-note">{WORDS.past}</p>}
      <Part />
    </div>
  )
}

function OperatorFilter(): ReactElement {
  const { navigation } = useServices()
  const filter = useStore(navigation.store, (state) => state.queries.operators ?? '')
  return (
    <input
      className="field operators-filter"
      data-filter
      aria-label={WORDS.filter}
      placeholder={WORDS.filterHint}
      value={filter}
      onChange={(event) => navigation.setQuery('operators', event.target.value)}
    />
  )
}
