import { DELIVERED_HEAD_BYTES, decodeEnvelope, envelopeStart, fromBase64, readDelivery } from '../../../shared/wire/index.ts'
import type { Engine } from '../../data/engine.ts'
import { parseRunEvent } from './events.ts'
import { GROWTH_POINTS_MAX, type GrowthPoint } from './model.ts'

const TOPIC = 'pipeline.progress'
const READ_MAX = 500
/** Answers of one question: what lies further back is not looked for. */
const ANSWERS_MAX = 40
const utf8 = new TextDecoder()

/**
 * How many trees each learner of a run had grown, and when: from the messages of its time that the bus keeps (`system.messages.read`). Empty where
 * that topic is not durable, or retention has dropped them.
 */
export async function readGrowth(
  engine: Engine,
  { runId, positions: [first, last] }: { readonly runId: string; readonly positions: readonly [string, string] },
): Promise<readonly GrowthPoint[]> {
  const points: GrowthPoint[] = []
  let to: string | null = last
  for (let answers = 0; to !== null && BigInt(to) >= BigInt(first) && answers < ANSWERS_MAX; answers += 1) {
    const wish = { to, patterns: [TOPIC], limit: READ_MAX }
    const answer = (await engine.bus.request('system.messages.read', wish)) as { entries: readonly string[]; next: string | null }
    for (const entry of answer.entries) {
      const point = pointOf(fromBase64(entry), { runId, first: BigInt(first) })
      if (point !== undefined) points.push(point)
    }
    to = answer.next
  }
  return thinned(points.reverse())
}

function pointOf(item: Uint8Array, { runId, first }: { readonly runId: string; readonly first: bigint }): GrowthPoint | undefined {
  const at = envelopeStart(item, 0, item.length)
  const delivery = at < 0 ? undefined : readDelivery(item, DELIVERED_HEAD_BYTES, at)
  const envelope = at < 0 ? '' : decodeEnvelope(item, at, item.length)
  if (delivery === undefined || delivery.pos < first || typeof envelope === 'string' || envelope.ts === undefined) return undefined
  let body: unknown
  try {
    body = JSON.parse(utf8.decode(envelope.payload))
  } catch {
    return undefined
  }
  const event = parseRunEvent(envelope.topic, body as Readonly<Record<string, unknown>>)
  if (event?.what !== 'progress' || event.runId !== runId) return undefined
  const { model, done } = event.progress
  if (model === '' || done === undefined) return undefined
  return { at: new Date(Number(envelope.ts / 1_000_000n)).toISOString(), model, done }
}

/** No more points than are drawn, evenly of all; the last one stays. */
function thinned(points: readonly GrowthPoint[]): readonly GrowthPoint[] {
  if (points.length <= GROWTH_POINTS_MAX) return points
  const step = points.length / GROWTH_POINTS_MAX
  return Array.from({ length: GROWTH_POINTS_MAX }, (_, index) => points[Math.ceil((index + 1) * step) - 1] as GrowthPoint)
}
