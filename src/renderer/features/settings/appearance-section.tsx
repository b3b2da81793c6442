import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { WORDS } from '../../words/settings.ts'
import { DENSITIES, MOTIONS, type Settings, THEMES } from './model.ts'

const words = WORDS.appearance

/** How this window looks and what it listens to; kept on this machine. */
export function AppearanceSection(): ReactElement {
  const { settings } = useServices()
  const state = useStore(settings.store)
  return (
    <>
      <Choice label={words.theme} name="theme" options={THEMES} value={state.theme} />
      <Choice label={words.density} name="density" options={DENSITIES} value={state.density} />
      <Choice label={words.motion} name="motion" options={MOTIONS} value={state.motion} />
      <fieldset className="setting">
        <legend>{words.window}</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={state.hasSingleKeys}
            onChange={(event) => settings.change({ hasSingleKeys: event.target.checked })}
          />
          {words.singleKeys}
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={state.hasFirstSteps}
            onChange={(event) => settings.change({ hasFirstSteps: event.target.checked })}
          />
          {words.firstSteps}
        </label>
      </fieldset>
    </>
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
          {words.names[option]}
        </label>
      ))}
    </fieldset>
  )
}
