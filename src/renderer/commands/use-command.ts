import { useCallback, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { type Services, useServices } from '../services.ts'
import type { Command } from './command.ts'

/** Calls `listener` when anything in any part of the window has changed. */
function onAnyChange(services: Services, listener: () => void): () => void {
  const stops = Object.values(services).map((part: unknown) => {
    const store = (part as { store?: StoreApi<unknown> } | undefined)?.store
    return store?.subscribe(listener)
  })
  return () => {
    for (const stop of stops) stop?.()
  }
}

export interface CommandUse {
  readonly command: Command
  /** Why it cannot be done now. */
  readonly unavailable: string | undefined
  readonly run: () => void
}

/** A command as a component uses it. @throws Error for an id that the registry does not hold: that is a bug */
export function useCommand(id: Command['id']): CommandUse {
  const services = useServices()
  const { commands } = services
  const command = commands.find(id)
  if (command === undefined) throw new Error(`no command is called ${id}`)
  const subscribe = useCallback((listener: () => void) => onAnyChange(services, listener), [services])
  const unavailable = useSyncExternalStore(subscribe, () => commands.unavailable(command))
  return { command, unavailable, run: () => void commands.run(id) }
}
