import { useEffect } from 'react'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import { followAddress } from './address.ts'

/** The window's address is the link of what it shows. */
export function useAddress(): void {
  const services = useServices()
  useEffect(
    () => followAddress(services, window, (workspaceId) => services.notices.done(WORDS.link.foreign, WORDS.link.foreignHint(workspaceId))),
    [services],
  )
}
