import { afterEach, describe, expect, it } from 'vitest'
import type { TelemetrySources, TopicCounts } from './contract.ts'
import { LABELS_MAX, Metrics, TOPICS_SHOWN_OF, TOPICS_TOLD_MAX } from './metrics.ts'

const counts = (topic: string, messages: number): TopicCounts => ({
  topic,
  namespace: 'default',
  messages,
  bytes: messages * 10,
  subscribers: 1,
})

function sourcesOf(topics: readonly TopicCounts[], seen = topics.length): TelemetrySources {
  return {
    topics: () => topics,
    topicsSeen: () => seen,
    messages: () => topics.reduce((sum, { messages }) => sum + messages, 0),
    connections: () => 3,
    queuedBytes: () => 70,
    durablePending: () => 2,
    records: () => 11,
    jobsWaiting: () => 5,
  }
}

describe('metrics', () => {
  const made: Metrics[] = []
  const make = (sources: TelemetrySources): Metrics => {
    const metrics = new Metrics(sources)
    made.push(metrics)
    return metrics
  }
  afterEach(() => {
    for (const metrics of made.splice(0)) metrics.stop()
  })

  it('TL1 tells what an interval held, and begins the next one', () => {
    const topics = [counts('a.b', 10)]
    const metrics = make(sourcesOf(topics))
    topics[0] = counts('a.b', 30)
    metrics.take(1_000)
    topics[0] = counts('a.b', 80)
    metrics.turn(2)
    metrics.turn(4)
    metrics.committed(7)
    const event = metrics.take(500)
    expect(event).toMatchObject({ messages: '80', messages_per_s: 100, connections: 3, queued_bytes: 70, jobs_waiting: 5, records: 11 })
    expect(event.topics).toEqual([
      { namespace: 'default', topic: 'a.b', messages_per_s: 100, messages: '80', bytes: '800', subscribers: 1 },
    ])
    expect(event.turn_ms.max).toBeCloseTo(4, 1)
    expect(event.commit_ms.p50).toBeCloseTo(7, 1)
    expect(metrics.take(500).turn_ms).toEqual({ p50: 0, p99: 0, max: 0 })
  })

  it('TL2 tells the busiest topics one by one and counts the others; with too many it tells none', () => {
    const topics = Array.from({ length: TOPICS_TOLD_MAX + 9 }, (_, index) => counts(`t.${index}`, index))
    const event = make(sourcesOf(topics)).take(1_000)
    expect(event.topics).toHaveLength(TOPICS_TOLD_MAX)
    expect(event.topics[0]?.topic).toBe(`t.${TOPICS_TOLD_MAX + 8}`)
    expect(event.topics_omitted).toBe(9)
    const crowded = make(sourcesOf(topics, TOPICS_SHOWN_OF + 1)).take(1_000)
    expect(crowded.topics).toEqual([])
    expect(crowded.topics_omitted).toBe(TOPICS_SHOWN_OF + 1)
  })

  it('TL3 writes the Prometheus text, with counters by code, state and operator', async () => {
    const metrics = make(sourcesOf([counts('nvm.jobs', 4)]))
    metrics.refused('authz/publish-denied', 3)
    metrics.topicRefused('nvm.jobs', 'default')
    metrics.jobState('nvm.jobs', 'leased')
    metrics.jobEnded('rig-1', 'ok', 1_500)
    metrics.turn(0.2)
    const text = await metrics.registry.metrics()
    expect(text).toContain('vbus_refusals_total{code="authz/publish-denied"} 3')
    expect(text).toContain('vbus_topic_refusals_total{namespace="default",topic="nvm.jobs"} 1')
    expect(text).toContain('vbus_jobs_total{topic="nvm.jobs",state="leased"} 1')
    expect(text).toContain('vbus_job_seconds_bucket{le="5",operator="rig-1",status="ok"} 1')
    expect(text).toContain('vbus_topic_messages_total{namespace="default",topic="nvm.jobs"} 4')
    expect(text).toContain('vbus_turn_seconds_bucket{le="0.00025"} 1')
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  })

  it('TL4 keeps a bounded number of labels; what has no room is counted as other', async () => {
    const metrics = make(sourcesOf([]))
    for (let index = 0; index < LABELS_MAX + 5; index += 1) metrics.refused(`made/up-${index}`, 1)
    const text = await metrics.registry.metrics()
    expect(text.match(/^vbus_refusals_total\{/gm)).toHaveLength(LABELS_MAX + 1)
    expect(text).toContain('vbus_refusals_total{code="other"} 5')
  })
})
