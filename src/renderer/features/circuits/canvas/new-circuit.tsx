import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../../services.ts'
import { WORDS } from '../../../words/circuits.ts'
import { NameDialog } from './panels.tsx'

const CIRCUIT_NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Asks what a new circuit is called. */
export function NewCircuit(): ReactElement | null {
  const { circuits, notices } = useServices()
  const isAsked = useStore(circuits.store, (state) => state.panel?.kind === 'new')
  if (!isAsked) return null
  const close = (): void => circuits.set({ panel: undefined })
  return (
    <NameDialog
      label={WORDS.create.title}
      words={WORDS.create}
      initial=""
      problem={(name) => (CIRCUIT_NAME.test(name) ? undefined : WORDS.create.invalid)}
      onName={(name) => {
        close()
        circuits.create(name).catch((error: unknown) => notices.failed(WORDS.files.notOpened, error))
      }}
      onClose={close}
    />
  )
}
