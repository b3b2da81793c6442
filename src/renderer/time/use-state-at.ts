import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { historyKey, type StateKnown } from './history.ts'

const LOADING: StateKnown = { load: 'loading' }

/** The state at the window's time cursor, whole or the part at `path`; undefined while live, where views show what they are told as it happens. */
export function useStateAt(path = ''): StateKnown | undefined {
  const { history, time, connection } = useServices()
  const record = useStore(time.store, ({ mode, at }) => (mode === 'live' ? undefined : at?.record))
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const known = useStore(history.store, (states) => (record === undefined ? undefined : states[historyKey(record, path)]))
  useEffect(() => history.watch(path), [history, path])
  useEffect(() => {
    // Its failure is in the store; another moment, path or connection asks again.
    if (record !== undefined && isOpen) history.stateAt({ record }, path).catch(() => {})
  }, [history, record, path, isOpen])
  return record === undefined ? undefined : (known ?? LOADING)
}
