import { useEffect } from 'react'
import { keyNameOf } from '../commands/key-name.ts'
import { commandFor, focusedElement, keyTarget } from '../commands/key-target.ts'
import { useServices } from '../services.ts'
import { FocusKeeper } from './focus-keeper.ts'

/** Listens for the window's keys, and keeps the focus. A component that takes a key for itself prevents its default. */
export function useKeys(): void {
  const { navigation, settings, commands, keymap, panels, focus, clock } = useServices()
  useEffect(() => new FocusKeeper(document, focus, clock).keep(), [focus, clock])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const keys = keyNameOf(event)
      if (event.defaultPrevented || keys === undefined) return
      const target = keyTarget(focusedElement(document))
      const { view } = navigation.store.getState()
      const { hasSingleKeys } = settings.store.getState()
      const command = commandFor(commands.all, keymap, { keys, view, target, hasSingleKeys })
      if (command === undefined) return
      event.preventDefault()
      // A key that is held down steps on; it does not act on the rig again and again.
      if (event.repeat && command.undo === 'rig') return
      const { isKeySheetOpen, omnibox } = panels.store.getState()
      // Under a dialog nothing happens but what opens or closes one.
      const isBeneath = isKeySheetOpen || omnibox !== undefined
      if (isBeneath && !['shell.key-sheet', 'shell.palette', 'shell.go-to'].includes(command.id)) return
      void commands.run(command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigation, settings, commands, keymap, panels])
}
