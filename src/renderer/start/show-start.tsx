import { createRoot } from 'react-dom/client'
import { SettingsModel } from '../features/settings/model.ts'
import type { StartPowers } from '../hosts/host.ts'
import { applyTheme } from '../shell/use-theme.ts'
import { StartModel } from './start-model.ts'
import { StartScreen } from './start-screen.tsx'

/** The start screen in the page, in the theme that this machine's settings name. */
export function showStart(root: HTMLElement, powers: StartPowers, page: Window): void {
  applyTheme(new SettingsModel(page.localStorage).store.getState())
  const unknownLink = new URLSearchParams(page.location.search).get('unknown') ?? undefined
  createRoot(root).render(<StartScreen start={new StartModel(powers)} unknownLink={unknownLink} />)
}
