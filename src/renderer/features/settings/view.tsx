import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { KeyBindings } from '../../commands/key-bindings.tsx'
import { useServices } from '../../services.ts'
import { DENSITIES, MOTIONS, type Settings, THEMES } from './model.ts'

export function SettingsPage(): ReactElement {
  const { settings, connection, rig, host } = useServices()
  const state = useStore(settings.store)
  const connected = useStore(connection.store)
  const status = useStore(rig.store, (rigState) => rigState.status)
  return (
    <div className="page settings">
      <div className="pane-head">
        <h1>Settings</h1>
      </div>
      <div className="pane-body settings-body" data-region="view" tabIndex={-1}>
        <Choice label="Theme" name="theme" options={THEMES} value={state.theme} />
        <Choice label="Density" name="density" options={DENSITIES} value={state.density} />
        <Choice label="Motion" name="motion" options={MOTIONS} value={state.motion} />
        <fieldset className="setting">
          <legend>Keys</legend>
          <label className="choice">
            <input
              type="checkbox"
              checked={state.hasSingleKeys}
              onChange={(event) => settings.change({ hasSingleKeys: event.target.checked })}
            />
            Single keys: <kbd>/</kbd> filter, <kbd>?</kbd> key sheet, <kbd>Space</kbd> live or pause
          </label>
        </fieldset>
        <KeyBindings />
        <section className="setting" aria-labelledby="about-title">
          <h2 id="about-title">About</h2>
          <dl className="facts">
            <dt>Engine</dt>
            <dd>{connected.phase === 'open' ? connected.session.server : 'not connected'}</dd>
            <dt>This window</dt>
            <dd>
              {host.kind === 'window' ? 'desktop, over a message port' : 'browser, over a WebSocket'}
              {connected.phase === 'open' && `, as ${connected.session.identity} (${connected.session.actorKind})`}
            </dd>
            {status !== undefined && (
              <>
                <dt>Workspace</dt>
                <dd className="mono">{status.workspace}</dd>
                <dt>Audit log</dt>
                <dd className="mono">{status.audit_dir}</dd>
                <dt>Log key</dt>
                <dd className="mono">{status.log_vkey}</dd>
              </>
            )}
          </dl>
        </section>
      </div>
    </div>
  )
}

interface ChoiceProps<Name extends 'theme' | 'density' | 'motion'> {
  readonly label: string
  readonly name: Name
  readonly options: readonly Settings[Name][]
  readonly value: Settings[Name]
}

function Choice<Name extends 'theme' | 'density' | 'motion'>({ label, name, options, value }: ChoiceProps<Name>): ReactElement {
  const { settings } = useServices()
  return (
    <fieldset className="setting">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option} className="choice">
          <input type="radio" name={name} checked={value === option} onChange={() => settings.change({ [name]: option })} />
          {option[0]?.toUpperCase()}
          {option.slice(1)}
        </label>
      ))}
    </fieldset>
  )
}
