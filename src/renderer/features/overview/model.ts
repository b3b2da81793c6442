import type { RunSummary } from '../../data/types.ts'
import type { RigLine } from '../../shell/rig-state.ts'

/** The next step, in one sentence. */
export function adviceFor(state: RigLine['state'], newest: RunSummary | undefined): string {
  if (state === 'offline') return 'What you see below is the last known state.'
  if (state === 'halted') return 'The breaker is open: no run starts until a person acknowledges the breach below.'
  if (state === 'running') return 'Watch its phases in Runs. Emergency stop ends it at once.'
  if (newest === undefined) return 'Press Start run to run the eight phases.'
  return newest.status === 'passed'
    ? 'Outputs are published. Verify the log in Audit, or start another run.'
    : 'Start another run when you want it.'
}

/** Whether the rig is well, as a sentence. */
export function headlineFor(line: RigLine): string {
  if (line.state === 'offline') return line.headline
  if (line.state === 'halted') return `Halted: ${line.headline} ${line.detail}`
  if (line.state === 'running') return `A run is in ${line.detail}`
  return 'The rig is ready'
}

/** `data/master.sqlite` of an absolute path inside the workspace. */
export function insideWorkspace(path: string, workspace: string): string {
  return path.startsWith(`${workspace}/`) ? path.slice(workspace.length + 1) : path
}
