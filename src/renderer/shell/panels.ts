import { createStore } from 'zustand/vanilla'

export const DOCK_PANELS = ['problems', 'jobs', 'log'] as const
export type DockPanel = (typeof DOCK_PANELS)[number]

/** Things picked in the omnibox that are offered first. */
export const PICKED_MAX = 20

export interface PanelsState {
  /** Whether the inspector shows what is selected; closed, it stays closed until it is asked for. */
  readonly hasInspector: boolean
  /** What the bottom shows; undefined: it is closed. */
  readonly dock: DockPanel | undefined
  /** What the omnibox opened with (`>`, `#`, …, or nothing); undefined: it is closed. */
  readonly omnibox: string | undefined
  readonly isKeySheetOpen: boolean
  /** What was picked in the omnibox, newest first. */
  readonly picked: readonly string[]
}

/** What is open beside the views. */
export class Panels {
  readonly store = createStore<PanelsState>(() => ({
    hasInspector: true,
    dock: undefined,
    omnibox: undefined,
    isKeySheetOpen: false,
    picked: [],
  }))

  setInspector(hasInspector: boolean): void {
    this.store.setState({ hasInspector })
  }

  setDock(dock: DockPanel | undefined): void {
    this.store.setState({ dock })
  }

  /** Opens it, or closes it when it is what is open. */
  toggleDock(dock: DockPanel): void {
    this.setDock(this.store.getState().dock === dock ? undefined : dock)
  }

  openOmnibox(prefix = ''): void {
    this.store.setState({ omnibox: prefix, isKeySheetOpen: false })
  }

  closeOmnibox(): void {
    this.store.setState({ omnibox: undefined })
  }

  picked(key: string): void {
    const { picked } = this.store.getState()
    this.store.setState({ picked: [key, ...picked.filter((other) => other !== key)].slice(0, PICKED_MAX) })
  }

  setKeySheet(isKeySheetOpen: boolean): void {
    this.store.setState({ isKeySheetOpen })
  }
}
