import '../../ui/form.css'
import type { KeyboardEvent, ReactElement } from 'react'
import { useStore } from 'zustand'
import { KeyBindings } from '../../commands/key-bindings.tsx'
import { useServices } from '../../services.ts'
import { tabAfterKey } from '../../ui/tab-keys.ts'
import { WORDS } from '../../words/settings.ts'
import { AppearanceSection } from './appearance-section.tsx'
import { DeviceSection } from './device-section.tsx'
import { SECTIONS, type Section } from './law.ts'
import { PolicySection } from './policy-section.tsx'
import { TrustSection } from './trust-section.tsx'

const PARTS: Readonly<Record<Section, () => ReactElement>> = {
  appearance: AppearanceSection,
  keys: KeyBindings,
  policy: PolicyAtMoment,
  devices: DeviceSection,
  trust: TrustSection,
  about: About,
}
/** Parts that are of the rig, which has a past; the others are of this window. */
const OF_RIG: readonly Section[] = ['policy', 'devices', 'trust']

/** What is in force, and how a person changes it. */
export function SettingsPage(): ReactElement {
  const { law, time } = useServices()
  const section = useStore(law.store, (state) => state.section)
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  const Part = PARTS[section]
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = tabAfterKey(event.key, section, SECTIONS, 'vertical')
    if (next === undefined) return
    event.preventDefault()
    law.show(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus()
  }
  return (
    <div className="page settings">
      <div className="pane-head">
        <h1>{WORDS.title}</h1>
      </div>
      {isPast && OF_RIG.includes(section) && <p className="then-note">{WORDS.past}</p>}
      <div className="settings-columns">
        <div
          role="tablist"
          aria-orientation="vertical"
          aria-label={WORDS.parts}
          className="settings-parts"
          data-region="parts"
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {SECTIONS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`settings-tab-${name}`}
              data-section={name}
              aria-selected={name === section}
              aria-controls="settings-part"
              tabIndex={name === section ? 0 : -1}
              className="settings-tab"
              onClick={() => law.show(name)}
            >
              {WORDS.sections[name]}
            </button>
          ))}
        </div>
        <div
          role="tabpanel"
          id="settings-part"
          aria-labelledby={`settings-tab-${section}`}
          className="settings-body"
          data-region="view"
          tabIndex={-1}
        >
          <Part />
        </div>
      </div>
    </div>
  )
}

/** The text of a policy is not on the record: of the past there is its hash alone, in the part on trust. */
function PolicyAtMoment(): ReactElement {
  const { time } = useServices()
  const isPast = useStore(time.store, ({ mode }) => mode !== 'live')
  return isPast ? <TrustSection /> : <PolicySection />
}

function About(): ReactElement {
  const { connection, rig, host } = useServices()
  const connected = useStore(connection.store)
  const status = useStore(rig.store, (rigState) => rigState.status)
  const words = WORDS.about
  return (
    <section className="setting-part" aria-label={WORDS.sections.about}>
      <h2>{WORDS.sections.about}</h2>
      <dl className="facts">
        <dt>{words.engine}</dt>
        <dd>{connected.phase === 'open' ? connected.session.server : words.notConnected}</dd>
        <dt>{words.window}</dt>
        <dd>
          {WORDS.hosts[host.kind]}
          {connected.phase === 'open' && `, as ${connected.session.identity} (${connected.session.actorKind})`}
        </dd>
        {status !== undefined && (
          <>
            <dt>{words.workspace}</dt>
            <dd className="mono">{status.workspace}</dd>
            <dt>{words.audit}</dt>
            <dd className="mono">{status.audit_dir}</dd>
            <dt>{words.key}</dt>
            <dd className="mono">{status.log_vkey}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
