import type { BreachView } from '../../../shared/services/run-result.ts'
import type { Engine } from '../../data/engine.ts'
import { type Asked, useAsked } from '../../run/use-asked.ts'
import { useServices } from '../../services.ts'
import type { History } from '../../time/history.ts'
import { BREACHES_TOLD_MAX, type ToldBreach } from './model.ts'

/** The last breaches up to a record, newest first, from the records themselves: whatever has happened since. @throws Fault */
export async function breachesAt(
  { history, engine }: { readonly history: Pick<History, 'find'>; readonly engine: Pick<Engine, 'readAudit'> },
  record: number,
): Promise<readonly ToldBreach[]> {
  const told: ToldBreach[] = []
  // `find` looks beyond the record that it starts from: the moment's own counts, too.
  for (let from: number | undefined = record + 1; from !== undefined && told.length < BREACHES_TOLD_MAX; ) {
    from = await history.find({ from, step: -1, kind: 'breach' })
    if (from === undefined) break
    const [found] = (await engine.readAudit({ from, to: from + 1, limit: 1 })).records
    if (found === undefined) break
    const { mode, message } = found.body
    told.push({ mode: String(mode) as BreachView['mode'], message: String(message ?? ''), record: from, run: found.run ?? '' })
  }
  return told
}

/** The same for a component; a moment's answer never changes. */
export function useBreachesAt(record: number): Asked<readonly ToldBreach[]> {
  const { history } = useServices()
  return useAsked(`breaches ${record}`, (engine) => breachesAt({ history, engine }, record))
}
