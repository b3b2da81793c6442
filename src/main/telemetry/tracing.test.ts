import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { TracedMessage } from './contract.ts'
import { FOLLOWED_MAX, Tracing } from './tracing.ts'

interface OtlpSpan {
  readonly name: string
  readonly traceId: string
  readonly parentSpanId: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[]
}

/** A collector: takes OTLP over HTTP with JSON, as any OpenTelemetry collector does. */
async function collector(): Promise<{ url: string; spans: OtlpSpan[] } & AsyncDisposable> {
  const spans: OtlpSpan[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as { resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[] }
      for (const { scopeSpans } of body.resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  return { url, spans, [Symbol.asyncDispose]: close }
}

const message = (pos: number, isDurable = false, jobId?: string): TracedMessage => ({
  traceId: new Uint8Array(16).fill(0xab),
  spanId: new Uint8Array(8).fill(0xcd),
  sentNs: pos === 2 ? 1_700_000_000_000_000_000n : undefined,
  topic: 'nvm.jobs',
  namespace: 'lab',
  identity: 'alice',
  pos,
  isDurable,
  jobId,
})

describe('tracing', () => {
  it('TL5 exports publish, route, commit, deliver and job as children of the sender’s span, with times and attributes', async () => {
    await using collected = await collector()
    let now = 1_700_000_000_000_000_000n
    const tick = (): bigint => (now += 1_000_000n)
    const tracing = new Tracing({ url: collected.url, version: '1', nowNs: tick })
    tracing.routed(message(1, false, 'job-1'), 0.5)
    tracing.routed(message(2, true), 0.5)
    tracing.turnEnded()
    expect(tracing.isFollowingDurable).toBe(true)
    tracing.committed(2)
    tracing.turnEnded()
    tracing.jobEnded('job-1', 'ok', 'rig-1')
    await tracing.stop()
    expect(collected.spans.map(({ name }) => name)).toEqual([
      'route nvm.jobs',
      'publish nvm.jobs',
      'route nvm.jobs',
      'deliver nvm.jobs',
      'commit nvm.jobs',
      'deliver nvm.jobs',
      'job nvm.jobs',
    ])
    for (const span of collected.spans) {
      expect(span).toMatchObject({ traceId: 'ab'.repeat(16), parentSpanId: 'cd'.repeat(8) })
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThan(BigInt(span.startTimeUnixNano))
    }
    const kept = tracing.spans.trace('lab', 'ab'.repeat(16))
    expect(kept.map(({ name, topic }) => `${name} ${topic}`).sort()).toEqual(collected.spans.map(({ name }) => name).sort())
    const job = Object.fromEntries(collected.spans.at(-1)?.attributes.map(({ key, value }) => [key, value.stringValue]) ?? [])
    expect(job).toMatchObject({ 'vbus.namespace': 'lab', 'vbus.from': 'alice', 'vbus.job.outcome': 'ok', 'vbus.operator': 'rig-1' })
  })

  it('TL6 follows a bounded number of messages and counts what had no room', async () => {
    await using collected = await collector()
    const tracing = new Tracing({ url: collected.url, version: '1', nowNs: () => 1n })
    for (let pos = 0; pos < FOLLOWED_MAX + 7; pos += 1) tracing.routed(message(pos, true), 0)
    expect(tracing.untold).toBe(7)
    await tracing.stop()
  })

  it('TL6 loses spans, and nothing else, when nobody collects', async () => {
    const tracing = new Tracing({ url: 'http://127.0.0.1:9/v1/traces', version: '1', nowNs: () => 1n })
    tracing.routed(message(1), 0)
    tracing.turnEnded()
    await expect(tracing.stop()).resolves.toBe(undefined)
  })
})
