import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import type { Engine } from '../data/engine.ts'
import { useServices } from '../services.ts'

export type Asked<T> =
  | { readonly load: 'loading' }
  | { readonly load: 'ready'; readonly value: T }
  | { readonly load: 'failed'; readonly fault: FaultView }

/** Answers that never change, kept over views: outputs are named by what they hold. The oldest gives way. */
const ANSWERS_KEPT_MAX = 12
const kept = new Map<string, unknown>()

/** One question to the engine, asked when `key` is new or a connection is there again. An answer is kept under its key. */
export function useAsked<T>(key: string, ask: (engine: Engine) => Promise<T>): Asked<T> {
  const { engine, connection } = useServices()
  const isOpen = useStore(connection.store, ({ phase }) => phase === 'open')
  const [known, setKnown] = useState<{ readonly key: string; readonly asked: Asked<T> }>({ key, asked: { load: 'loading' } })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    let isOld = false
    const tell = (asked: Asked<T>): void => {
      if (!isOld) setKnown({ key, asked })
    }
    const now = engine()
    if (kept.has(key)) tell({ load: 'ready', value: kept.get(key) as T })
    else if (now !== undefined && isOpen) {
      tell({ load: 'loading' })
      ask(now).then(
        (value) => {
          kept.set(key, value)
          if (kept.size > ANSWERS_KEPT_MAX) kept.delete(kept.keys().next().value ?? '')
          tell({ load: 'ready', value })
        },
        (error: unknown) => tell({ load: 'failed', fault: Fault.from(error).toView() }),
      )
    }
    return () => {
      isOld = true
    }
  }, [key, isOpen, engine])
  return known.key === key ? known.asked : { load: 'loading' }
}
