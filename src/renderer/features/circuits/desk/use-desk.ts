import { useCallback, useEffect, useRef } from 'react'
import { useServices } from '../../../services.ts'
import type { CircuitDocument } from '../model/circuit-document.ts'
import type { YamlEditor } from '../yaml/yaml-editor.ts'
import { feedProblems } from './problem-feed.ts'

interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Joins an open circuit with what is around it: what runs is told while it is on screen, its problems are the window's, and a plan of a text that has
 * changed is forgotten. @returns what the text's pane hands its editor to
 */
export function useDesk(document: CircuitDocument): (editor: YamlEditor | undefined) => void {
  const { circuits, circuitDesk, circuitBindings, connection, navigation, problems } = useServices()
  const editor = useRef<YamlEditor | undefined>(undefined)
  const waiting = useRef<Place | undefined>(undefined)
  useEffect(() => circuitDesk.watch(), [circuitDesk])
  useEffect(() => {
    void circuitBindings.refresh()
    return connection.store.subscribe(({ phase }, before) => {
      if (phase === 'open' && before.phase !== 'open') void circuitBindings.refresh()
    })
  }, [circuitBindings, connection])
  useEffect(
    () =>
      document.store.subscribe(({ text }, before) => {
        if (text !== before.text) circuitDesk.forgetPlan()
      }),
    [document, circuitDesk],
  )
  useEffect(
    () =>
      feedProblems(document, {
        stand: (source, found) => problems.stand(source, found),
        goTo: (place) => {
          navigation.go('circuits')
          if (editor.current !== undefined) return editor.current.goTo(place.line, place.column)
          // The text comes on screen first.
          waiting.current = place
          circuits.set({ panes: 'both' })
        },
      }),
    [document, problems, navigation, circuits],
  )
  return useCallback((next: YamlEditor | undefined) => {
    editor.current = next
    const place = waiting.current
    if (next === undefined || place === undefined) return
    waiting.current = undefined
    next.goTo(place.line, place.column)
  }, [])
}
