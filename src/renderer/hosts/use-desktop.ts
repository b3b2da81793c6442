import { useEffect } from 'react'
import { MENU_CHARS_MAX, type MenuItem, NOTIFY_CHARS_MAX } from '../../shared/host/index.ts'
import type { Command } from '../commands/command.ts'
import type { Keymap } from '../commands/keymap.ts'
import { workspaceIdOf } from '../place/address.ts'
import { parseLink } from '../place/link.ts'
import { openPlace } from '../place/open-place.ts'
import { VIEW_TITLES, type ViewName } from '../place/views.ts'
import { type Services, useServices } from '../services.ts'
import { WORDS } from '../words/desktop.ts'

/** The window as the operating system knows it: its menu, what it tells while it is not in front, links that are opened. */
export function useDesktop(): void {
  const services = useServices()
  useEffect(() => {
    const { desktop } = services.host
    if (desktop === undefined) return undefined
    const { commands, keymap, notices, runs, connection } = services
    const setMenu = (): void => void desktop.setMenu(menuOf(commands.all, keymap)).catch((error) => notices.failed(WORDS.noMenu, error))
    setMenu()
    /** A link that came before it was known whose window this is. */
    let waiting: string | undefined
    const openLink = (path: string): void => {
      const own = workspaceIdOf(services)
      waiting = own === undefined ? path : undefined
      const link = parseLink(path)
      if (link !== undefined && link.workspaceId === own) void openPlace(services, link.place)
    }
    const stops = [
      connection.store.subscribe(() => {
        if (waiting !== undefined) openLink(waiting)
      }),
      keymap.store.subscribe(setMenu),
      desktop.onEvent((event) => {
        const command = event.event === 'command' ? commands.find(event.id) : undefined
        if (command !== undefined) void commands.run(command.id)
        if (event.event === 'place') openLink(event.path)
      }),
      runs.store.subscribe((now, before) => {
        for (const { title, body } of ends(now, before))
          void desktop.notify(title, body).catch((error) => notices.failed(WORDS.notTold, error))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [services])
}

type RunsState = ReturnType<Services['runs']['store']['getState']>

/** Runs that have ended since: what the person is told of each. */
export function ends(now: RunsState, before: RunsState): readonly { readonly title: string; readonly body: string }[] {
  if (now.runs === before.runs) return []
  const running = new Set(before.runs.filter(({ status }) => status === 'running').map(({ run_id: id }) => id))
  return now.runs
    .filter((run) => running.has(run.run_id) && run.status !== 'running')
    .map((run) => {
      const title = run.breach === null ? WORDS.ended(run.status) : WORDS.breached(run.breach.mode, run.breach.phase)
      const body = run.breach === null ? run.run_id : `${run.breach.message} ${run.breach.remedy}`
      return { title, body: body.slice(0, NOTIFY_CHARS_MAX) }
    })
}

/** The menu that a command is in: its view's, or the shell's. */
export function menuOf(commands: readonly Command[], keymap: Pick<Keymap, 'keysOf'>): readonly MenuItem[] {
  return commands.map((command) => {
    const scope = command.id.slice(0, command.id.indexOf('.'))
    const menu = scope === 'shell' ? WORDS.shellMenu : VIEW_TITLES[scope as ViewName]
    return { id: command.id, title: command.title.slice(0, MENU_CHARS_MAX), menu, keys: acceleratorOf(keymap.keysOf(command)[0] ?? '') }
  })
}

const ACCELERATORS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  ' ': 'Space',
}

/** A key's name as Electron writes it: `Ctrl+K`, `Shift+Left`. Keys without a modifier are left to the page alone. */
function acceleratorOf(keys: string): string {
  if (!keys.includes('+') || keys.endsWith('+')) return ''
  return keys
    .split('+')
    .map((part) => ACCELERATORS[part] ?? part)
    .join('+')
}
