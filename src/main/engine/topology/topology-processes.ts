import { environmentOf } from '../../platform/open-files.ts'
import { linkOf } from '../../platform/proc-text.ts'
import { allProcesses, treePids } from '../../platform/process-tree.ts'

/** An operator's process, as the engine started it. */
export interface OperatorProcess {
  readonly identity: string
  readonly pid: number
}

const MARKER = 'VBUS_OPERATOR'
/** Names the space of process ids that a process is in; empty where that cannot be seen. */
const idsOf = (pid: number): string => linkOf(`/proc/${pid}/ns/pid`)

/** Whether a process is known to itself by the same number as to us. */
export const hasOurIds = (pid: number): boolean => idsOf(pid) === idsOf(process.pid)

/**
 * Every process of each operator: below it, in the session it leads, in its sandbox, or started with its name in the environment, so that one
 * that left its parent is found. Parents first.
 */
export function processesOf(operators: readonly OperatorProcess[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const { identity, pid } of operators) for (const each of treePids(pid)) found.set(each, identity)
  const ours = idsOf(process.pid)
  const bySandbox = new Map(operators.map(({ identity, pid }) => [idsOf(pid), identity]))
  bySandbox.delete(ours)
  bySandbox.delete('')
  const bySession = new Map(operators.map(({ identity, pid }) => [pid, identity]))
  for (const { pid, session } of allProcesses()) {
    if (found.has(pid) || pid === process.pid) continue
    const identity = bySession.get(session) ?? bySandbox.get(idsOf(pid)) ?? startedBy(pid, operators)
    if (identity !== undefined) found.set(pid, identity)
  }
  return found
}

function startedBy(pid: number, operators: readonly OperatorProcess[]): string | undefined {
  const [name, engine] = environmentOf(pid, MARKER)?.split('.') ?? []
  return engine === String(process.pid) ? operators.find(({ identity }) => identity === name)?.identity : undefined
}
