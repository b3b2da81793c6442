import { useEffect, useState } from 'react'
import type { CircuitCountsAnswer } from '../../../../shared/history/index.ts'
import { useServices } from '../../../services.ts'
import type { CircuitCounts } from './counts.ts'
import { pastCounts } from './past-counts.ts'

/**
 * What the record knew of a version's nodes at a moment. While it is asked for, what was known at the moment before of the same version stays;
 * undefined where nothing is known.
 */
export function usePastCounts(
  wanted: { readonly name: string; readonly version: number; readonly moment: number } | undefined,
): CircuitCounts | undefined {
  const { engine } = useServices()
  const [known, setKnown] = useState<{ readonly key: string; readonly counts: CircuitCounts | undefined }>()
  const key = wanted === undefined ? undefined : `${wanted.version} ${wanted.name}`
  const { name, version, moment } = wanted ?? {}
  useEffect(() => {
    const asked = engine()
    if (key === undefined || asked === undefined) return
    let isOver = false
    asked.bus.request('system.history.circuit', { name, version, record: moment }).then(
      (answer) => {
        if (!isOver) setKnown({ key, counts: pastCounts(answer as CircuitCountsAnswer) })
      },
      // The state of the moment is asked for as well, and says aloud why nothing comes.
      () => {
        if (!isOver) setKnown({ key, counts: undefined })
      },
    )
    return () => {
      isOver = true
    }
  }, [key, name, version, moment, engine])
  return known?.key === key ? known?.counts : undefined
}
