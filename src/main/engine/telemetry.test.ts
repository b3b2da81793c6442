import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, connectBus } from '../../shared/client/index.ts'
import { connectSocket, nodeHasher, systemClock, systemRandom } from '../platform/index.ts'

const place = mkdtempSync(join(tmpdir(), 'vbus-telemetry-'))
const rig = join(place, 'rig')
const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts')
const env = { ...process.env, VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }
type Document = Record<string, unknown>

/** One verb of the real command line as a process; resolves with its documents. */
function vbus(...argv: readonly string[]): Promise<readonly Document[]> {
  const child = spawn(process.execPath, [main, ...argv, '--workspace', rig, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const all: Document[] = []
  createInterface({ input: child.stdout }).on('line', (line) => all.push(JSON.parse(line) as Document))
  return new Promise((resolve) => child.on('close', () => resolve(all)))
}
const last = async (...argv: readonly string[]): Promise<Document> => (await vbus(...argv)).at(-1) ?? {}

describe('telemetry of a running engine', () => {
  const spans: string[] = []
  const collector = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      spans.push(Buffer.concat(parts).toString())
      response.end('{}')
    })
  })
  let server: ReturnType<typeof spawn>
  let ready: { readonly http: string; readonly ws: string }

  beforeAll(async () => {
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    const child = spawn(process.execPath, [main, 'init', rig, '--json'], { env, stdio: 'ignore' })
    await new Promise((resolve) => child.on('close', resolve))
    const file = join(rig, 'workspace.yaml')
    const { port } = collector.address() as AddressInfo
    writeFileSync(file, `${readFileSync(file, 'utf8')}\ntelemetry: { otlp: "http://127.0.0.1:${port}/v1/traces" }\n`)
    expect(await last('trust')).toMatchObject({ ok: true })
    server = spawn(process.execPath, [main, 'serve', '--workspace', rig, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream })
    ready = await new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line) as typeof ready)))
  }, 90_000)
  afterAll(async () => {
    const gone = new Promise((resolve) => server.on('close', resolve))
    server.kill('SIGTERM')
    await gone
    collector.close()
    rmSync(place, { recursive: true, force: true })
  })

  it('TL1 tells its numbers once a second', async () => {
    const [, event] = await vbus('sub', 'system.metrics', '--count', '1', '--timeout', '20')
    const body = JSON.parse(Buffer.from(String(event?.['payload']), 'base64').toString()) as Document
    expect(body).toMatchObject({ interval_ms: expect.any(Number), event_loop_delay_ms: { p50: expect.any(Number) } })
    expect(body['connections']).toBeGreaterThanOrEqual(4)
  }, 60_000)

  it('TL7 gives the Prometheus text to who may subscribe to it, and to nobody else', async () => {
    const page = (token?: string): Promise<Response> =>
      fetch(`${ready.http}metrics`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
    const good = await last('token', '--subject', 'prometheus', '--subscribe', 'system.metrics')
    const other = await last('token', '--subject', 'somebody', '--subscribe', '>')
    const answer = await page(String(good['token']))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')])
    const text = await answer.text()
    expect(text).toMatch(/^vbus_connections \d+$/m)
    expect(text).toMatch(/^vbus_turn_seconds_count [1-9]\d*$/m)
    expect((await page(String(other['token']))).status).toBe(403)
    expect((await page('nonsense')).status).toBe(401)
    expect((await page()).status).toBe(401)
  }, 60_000)

  const owner = async (): Promise<Client> => {
    const { token } = await last(
      'token',
      '--subject',
      'looker',
      '--publish',
      'system.topics.list',
      '--publish',
      'system.topology',
      '--publish',
      'many.>',
      '--subscribe',
      'many.*',
    )
    return await connect(String(token))
  }
  const connect = async (token: string): Promise<Client> => {
    const random = systemRandom(systemClock)
    const fill = (into: Uint8Array): void => into.set(random.bytes(into.length))
    return await connectBus(await connectSocket(ready.ws), { token, client: 'test', clock: systemClock, random: fill, hasher: nodeHasher })
  }

  it('TL8 names who is connected and what they listen to', async () => {
    const bus = await owner()
    await bus.subscribe('many.*', () => undefined)
    const topology = (await bus.request('system.topology', {})) as {
      connections: Document[]
      bindings: unknown
      circuits: unknown
      crossings: unknown
    }
    const { connections } = topology
    const mine = connections.find(({ identity }) => identity === 'looker')
    expect(mine).toMatchObject({ transport: 'tcp', namespace: 'default', subscriptions: [{ pattern: 'many.*' }], client: 'test' })
    expect(mine?.['credential']).toMatch(/^token:/)
    expect(connections.map(({ identity }) => identity)).toEqual(expect.arrayContaining(['engine', 'controller', 'data']))
    const sim0 = { device: 'sim0', kind: 'simulated', operator: 'device-sim0', connected: false }
    expect(topology).toMatchObject({ bindings: [sim0], circuits: [], crossings: [] })
    await bus.close()
  }, 60_000)

  it('TL9 lists topics in pages, each once', async () => {
    const bus = await owner()
    const names = Array.from({ length: 250 }, (_, index) => `many.t${index}`)
    await Promise.all(names.map((name) => bus.publish(name, {})))
    const seen: string[] = []
    for (let from: number | null = 0; from !== null; ) {
      const page = (await bus.request('system.topics.list', { from, limit: 100 })) as { topics: { topic: string }[]; next: number | null }
      expect(page.topics.length).toBeLessThanOrEqual(100)
      seen.push(...page.topics.map(({ topic }) => topic))
      from = page.next
    }
    expect(seen.filter((topic) => topic.startsWith('many.'))).toEqual(names)
    expect(new Set(seen).size).toBe(seen.length)
    await bus.close()
  }, 60_000)

  it('TL3 counts what was refused on a topic that is in use, and no name that somebody made up', async () => {
    const [speaker, scraper] = await Promise.all([owner(), last('token', '--subject', 'prometheus', '--subscribe', 'system.metrics')])
    await speaker.publish('many.used', {})
    const listener = await connect(String((await last('token', '--subject', 'mute', '--subscribe', 'many.*'))['token']))
    for (const topic of ['many.used', 'many.used', 'many.made-up']) {
      await expect(listener.publish(topic, {})).rejects.toMatchObject({ code: 'authz/publish-denied' })
    }
    const answer = await fetch(`${ready.http}metrics`, { headers: { authorization: `Bearer ${String(scraper['token'])}` } })
    const text = await answer.text()
    expect(text).toContain('vbus_topic_refusals_total{namespace="default",topic="many.used"} 2')
    expect(text).not.toContain('made-up')
    await Promise.all([speaker.close(), listener.close()])
  }, 60_000)

  it('TL5 exports the spans of a traced message to the collector that the workspace names', async () => {
    const { token } = await last('token', '--subject', 'tracer', '--publish', 'pipeline.traced')
    const bus = await connect(String(token))
    const trace = { traceId: new Uint8Array(16).fill(0xab), spanId: new Uint8Array(8).fill(0xcd) }
    await bus.publish('pipeline.traced', { is: 'traced' }, { trace })
    await bus.close()
    await expect.poll(() => spans.join(), { timeout: 20_000 }).toContain('commit pipeline.traced')
    expect(spans.join()).toContain('ab'.repeat(16))
    expect(spans.join()).toContain('deliver pipeline.traced')
  }, 60_000)
})
