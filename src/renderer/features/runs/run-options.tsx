import { type ReactElement, useId, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { startRun } from '../../shell/run-commands.ts'

/** Largest seed the engine takes: a uint32. */
const SEED_MAX = 4_294_967_295

/** Starting a run with another seed or device than the workspace's own. */
export function RunOptions(): ReactElement | null {
  const services = useServices()
  const { rig, runs } = services
  const devices = useStore(rig.store, (state) => state.status?.devices)
  const isRunning = useStore(runs.store, (state) => state.runs[0]?.status === 'running')
  const [seed, setSeed] = useState('')
  const [device, setDevice] = useState('')
  const id = useId()
  if (devices === undefined) return null
  const seedNumber = Number(seed)
  const isSeedGood = seed === '' || (/^\d+$/.test(seed) && seedNumber <= SEED_MAX)
  return (
    <form
      className="run-options"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSeedGood) void startRun(services, { ...(seed !== '' && { seed: seedNumber }), ...(device !== '' && { device }) })
      }}
    >
      <label htmlFor={`${id}-seed`}>Seed</label>
      <input
        id={`${id}-seed`}
        className="field seed"
        inputMode="numeric"
        placeholder="workspace's"
        value={seed}
        aria-invalid={!isSeedGood}
        onChange={(event) => setSeed(event.target.value.trim())}
      />
      <label htmlFor={`${id}-device`}>Device</label>
      <select id={`${id}-device`} className="field" value={device} onChange={(event) => setDevice(event.target.value)}>
        <option value="">workspace's</option>
        {devices.map((item) => (
          <option key={item.name} value={item.name}>
            {item.name} ({item.kind})
          </option>
        ))}
      </select>
      <button type="submit" className="button" disabled={isRunning || !isSeedGood || (seed === '' && device === '')}>
        Run with these
      </button>
    </form>
  )
}
