import { useEffect, useState } from 'react'
import { UI_UPDATE_MS } from '../data/pacer.ts'
import type { RunSummary } from '../data/types.ts'
import { useServices } from '../services.ts'
import { runDurationMs } from './phase-state.ts'

/** Milliseconds since a running run started, four times a second; for an ended run what its phases took. For showing only. */
export function useElapsed(run: RunSummary, isLive = true): number {
  const { clock } = useServices()
  const isRunning = isLive && run.status === 'running'
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!isRunning) return undefined
    let cancel = (): void => {}
    const tick = (): void => {
      setTick((count) => count + 1)
      cancel = clock.after(UI_UPDATE_MS, tick)
    }
    cancel = clock.after(UI_UPDATE_MS, tick)
    return () => cancel()
  }, [isRunning, clock])
  if (!isRunning) return runDurationMs(run)
  const sinceStart = Number(clock.wallNs() / 1_000_000n) - new Date(run.started).getTime()
  return Math.max(runDurationMs(run), Number.isFinite(sinceStart) ? sinceStart : 0)
}
