import { Fault } from '../../../../shared/base/index.ts'
import type { Selection } from '../../../place/selection.ts'
import type { Services } from '../../../services.ts'
import type { PathView } from './path-list.ts'

type Parts = Pick<Services, 'circuitWays' | 'circuits' | 'circuitDesk' | 'history' | 'navigation' | 'telemetry' | 'topics'>

/** What a way is known by, and the record from which on it is on the log; undefined where that is not known. */
interface WantedWay {
  readonly near: number | undefined
  readonly isIt: (path: PathView) => boolean
}

/**
 * Shows the way of what is selected on the canvas of its circuit: of a record that tells one, a span of its trace, a job that it crossed, a message
 * that came in or out by it. @throws Fault `request/refused` where the record has none
 */
export async function showWayOf(parts: Parts, selection: Selection): Promise<void> {
  const { circuitWays, circuits, circuitDesk, navigation } = parts
  const { near, isIt } = await wantedOf(parts, selection)
  const path = await circuitWays.find(near, isIt)
  if (path === undefined)
    throw new Fault('request/refused', `the record tells no way through a circuit of ${selection.kind} ${selection.id}`)
  await circuits.openNamed(path.circuit)
  navigation.go('circuits')
  circuitDesk.show('ways')
  circuitWays.light(path)
}

async function wantedOf(parts: Parts, { kind, id }: Selection): Promise<WantedWay> {
  const { history, topics } = parts
  if (kind === 'record') return { near: Number(id), isIt: ({ record }) => String(record) === id }
  if (kind === 'job') {
    const { record } = await history.locate({ time: timeOf(id) })
    return { near: record, isIt: ({ steps }) => steps.some(({ jobId }) => jobId === hexOf(id)) }
  }
  if (kind === 'span') {
    const traceId = id.split('/')[0] ?? ''
    return { near: await beginningOf(parts, traceId), isIt: ({ trace }) => trace === traceId }
  }
  const message = await topics.ask('message', { pos: id }).catch(() => undefined)
  const traceId = message?.trace?.traceId
  const isIt = ({ sourcePos, outputId, trace }: PathView): boolean =>
    sourcePos === id || (outputId !== '' && outputId === message?.id) || (trace !== '' && trace === traceId)
  const near = traceId === undefined ? undefined : await beginningOf(parts, traceId)
  // What came out of a circuit has its way before it; what came in, behind it.
  const isOutput = message?.from.startsWith('circuit-') === true
  return { near: near ?? (isOutput ? undefined : (await history.locate({ pos: id })).record), isIt }
}

/** The record at which a trace begins; undefined for one that is kept no more. */
async function beginningOf({ history, telemetry }: Parts, traceId: string): Promise<number | undefined> {
  const trace = await telemetry.trace(traceId).catch(() => undefined)
  const [first, ...others] = (trace?.waterfall ?? []).map(({ pos }) => BigInt(pos))
  if (first === undefined) return undefined
  const least = others.reduce((low, pos) => (pos < low ? pos : low), first)
  return (await history.locate({ pos: String(least) })).record
}

const hexOf = (uuid: string): string => uuid.replaceAll('-', '').toLowerCase()

/** When an id was made (UUID version 7: RFC 9562, 5.7). */
const timeOf = (uuid: string): string => new Date(Number.parseInt(hexOf(uuid).slice(0, 12), 16) || 0).toISOString()
