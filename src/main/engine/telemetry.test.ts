import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBus } from '../../shared/client/index.ts'
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

  it('TL5 exports the spans of a traced message to the collector that the workspace names', async () => {
    const { token } = await last('token', '--subject', 'tracer', '--publish', 'pipeline.traced')
    const random = systemRandom(systemClock)
    const bus = await connectBus(await connectSocket(ready.ws), {
      token: String(token),
      client: 'test',
      clock: systemClock,
      random: (into) => into.set(random.bytes(into.length)),
      hasher: nodeHasher,
    })
    const trace = { traceId: new Uint8Array(16).fill(0xab), spanId: new Uint8Array(8).fill(0xcd) }
    await bus.publish('pipeline.traced', { is: 'traced' }, { trace })
    await bus.close()
    await expect.poll(() => spans.join(), { timeout: 20_000 }).toContain('commit pipeline.traced')
    expect(spans.join()).toContain('ab'.repeat(16))
    expect(spans.join()).toContain('deliver pipeline.traced')
  }, 60_000)
})
