import { request as httpRequest } from 'node:http'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { WebSocket } from 'ws'
import { type EngineProcess, serveEngine } from './support/engine-process.ts'
import { axeFindings, goTo, RAIL, watchPolicy } from './support/page-checks.ts'
import { serveFolder } from './support/static-server.ts'
import { makeWorkspace, ROOT, type TestWorkspace } from './support/workspace.ts'

/** The same window served by a real engine to a browser, and what a hostile page or program on this machine gets. */
let workspace: TestWorkspace
let engine: EngineProcess
let browser: Browser

test.beforeAll(async () => {
  workspace = await makeWorkspace()
  engine = await serveEngine(workspace)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
})
test.afterAll(async () => {
  await browser?.close()
  await engine?.[Symbol.asyncDispose]()
  await workspace?.[Symbol.asyncDispose]()
})

const freshAddress = async (): Promise<string> => String((await workspace.vbus('ui', '--workspace', workspace.dir))['ui'])

async function newPage(): Promise<{ page: Page; policy: () => readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1_360, height: 850 } })
  const page = await context.newPage()
  return { page, policy: watchPolicy(page) }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request with whatever headers a hostile program would send. */
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  const { hostname, port } = new URL(engine.ready.http)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method: options.method ?? 'GET', headers: options.headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** How a WebSocket to the bus ends: its HTTP status, or its close code. */
function knock(headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(engine.ready.ws, 'arqonbus.v1.json', { headers })
    socket.on('unexpected-response', (_request, response) => {
      resolve(`http ${response.statusCode}`)
      socket.terminate()
    })
    socket.on('open', () => socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'event', topic: 'a.b' })))
    socket.on('close', (code) => resolve(`closed ${code}`))
    socket.on('error', () => {})
  })
}

test('WN7 WN3 the code is exchanged once, leaves the address at once, and nothing is stored', async () => {
  const { page, policy } = await newPage()
  await page.goto(engine.ready.ui)
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  // The code is gone from it, and it is the link of what is shown.
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/w\/[0-9a-f-]{36}\/overview$/)
  expect(await page.context().cookies()).toEqual([])
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie)
  expect(kept).not.toMatch(/ey[A-Za-z0-9_-]{10,}|token|code/i)
  expect(policy()).toEqual([])
  await page.context().close()
})

test('WN7 a code works once', async () => {
  const address = await freshAddress()
  const [first, second] = [await newPage(), await newPage()]
  await first.page.goto(address)
  await expect(first.page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  await second.page.goto(address)
  await expect(second.page.getByRole('alert')).toContainText('auth/bad-code')
  await expect(second.page.getByRole('alert')).toContainText('vbus ui')
  await first.page.context().close()
  await second.page.context().close()
})

test('WN23 every view of the served window is without an axe violation, light and dark', async () => {
  const { page, policy } = await newPage()
  await page.goto(await freshAddress())
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const view of RAIL) {
      await goTo(page, view)
      expect(await axeFindings(page), `${view} ${scheme}`).toEqual([])
    }
  }
  expect(policy()).toEqual([])
  await page.context().close()
})

test('WN3 every answer carries the policy, and no CORS header', async () => {
  const { host } = new URL(engine.ready.http)
  for (const path of ['/', '/assets/nothing.js', '/session']) {
    const { headers } = await ask(path, { headers: { host } })
    expect(headers['content-security-policy'], path).toMatch(/default-src 'none'/)
    expect(headers['content-security-policy'], path).not.toMatch(/unsafe/)
    expect(
      Object.keys(headers).filter((name) => name.startsWith('access-control')),
      path,
    ).toEqual([])
  }
})

test('WN7 another Host or Origin is refused, for pages, sessions and the bus', async () => {
  const { host, port } = new URL(engine.ready.http)
  const code = new URL(await freshAddress()).hash.slice('#code='.length)
  for (const foreign of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    expect((await ask('/', { headers: { host: foreign } })).status, foreign).toBe(403)
  }
  const session = (origin: string) =>
    ask('/session', { method: 'POST', headers: { host, origin, 'content-type': 'application/json' }, body: JSON.stringify({ code }) })
  for (const origin of ['http://evil.example', 'null', `http://localhost:${port}`, `https://${host}`]) {
    expect((await session(origin)).status, origin).toBe(403)
    expect(await knock({ origin }), origin).toBe('http 403')
  }
  expect(await knock({ host: `evil.example:${port}` })).toBe('http 403')
  // The code was used by none of them.
  const own = await session(`http://${host}`)
  expect(own.status).toBe(200)
  expect(JSON.parse(own.body)).toEqual({ token: expect.any(String) })
})

test('WN7 without a token nothing is read from the bus', async () => {
  const { host } = new URL(engine.ready.http)
  expect(await knock({ origin: `http://${host}` })).toBe('closed 4401')
  expect(await knock({})).toBe('closed 4401')
})

test('WN7 a hostile page on this machine gets nothing', async () => {
  await using hostile = await serveFolder(`${ROOT}/e2e/harness`)
  const context = await browser.newContext()
  const page = await context.newPage()
  // The hostile page is served without our policy: it may try whatever a browser lets it.
  await page.route(`${hostile.url}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>hostile</title>' }),
  )
  await page.goto(hostile.url)
  const code = new URL(await freshAddress()).hash.slice('#code='.length)
  const got = await page.evaluate(
    async ({ http, ws, stolen }) => {
      const settle = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          (value) => `got ${String(value)}`,
          () => 'refused',
        )
      const read = settle(fetch(http).then((response) => response.text()))
      const steal = settle(
        fetch(`${http}session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: stolen }),
        }).then((response) => response.text()),
      )
      const bus = new Promise<string>((done) => {
        const socket = new WebSocket(ws, 'arqonbus.v1.proto')
        socket.onopen = () => done('open')
        socket.onerror = () => done('refused')
      })
      const frame = document.createElement('iframe')
      frame.src = http
      document.body.append(frame)
      await new Promise((done) => frame.addEventListener('load', done))
      const framed = (() => {
        try {
          return `${frame.contentDocument?.body.innerText ?? 'unreadable'}`
        } catch {
          return 'unreadable'
        }
      })()
      return { read: await read, steal: await steal, bus: await bus, framed }
    },
    { http: engine.ready.http, ws: engine.ready.ws, stolen: code },
  )
  expect(got).toEqual({ read: 'refused', steal: 'refused', bus: 'refused', framed: 'unreadable' })
  await context.close()
})

test('WN24 a browser shows the command, for it holds no person key', async () => {
  const { page } = await newPage()
  await page.goto(await freshAddress())
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'About' }).click()
  await expect(page.getByRole('main')).toContainText('browser, over a WebSocket')
  await page.context().close()
})

test('WN8 code of a view that did not come is told as that, and fetched when it is shown again', async () => {
  const { page } = await newPage()
  const chart = /\/assets\/chart-[^/]*\.js$/
  await page.route(chart, (route) => route.abort())
  await page.goto(await freshAddress())
  await expect(page.getByRole('status', { name: 'Rig state' })).toContainText('Ready')
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Telemetry' }).click()
  const failed = page.getByRole('alert').filter({ hasText: 'This view could not be fetched' })
  await expect(failed).toContainText('Show it again once the engine is back')
  await page.unroute(chart)
  await failed.getByRole('button', { name: 'Show it again' }).click()
  await expect(page.getByRole('img', { name: /^Event-loop delay: p50/ })).toBeVisible()
  await expect(failed).toHaveCount(0)
  await page.context().close()
})

test('WN46 an engine that stands still is told, with since when; when it goes on that is over', async () => {
  const { page } = await newPage()
  await page.goto(await freshAddress())
  const rig = page.getByRole('status', { name: 'Rig state' })
  await expect(rig).toContainText('Ready')
  // The first of its seconds was heard: the chart has a point.
  await goTo(page, 'Telemetry')
  await expect(page.getByRole('img', { name: /^Event-loop delay: p50/ })).toBeVisible()
  const silent = page.getByRole('alert').filter({ hasText: 'The engine is silent' })
  process.kill(engine.ready.pid, 'SIGSTOP')
  try {
    await expect(silent).toContainText(/It was heard last at \d\d:\d\d:\d\d/)
    await expect(rig).toContainText('No answer')
    expect(await axeFindings(page)).toEqual([])
  } finally {
    process.kill(engine.ready.pid, 'SIGCONT')
  }
  await expect(silent).toHaveCount(0)
  await expect(rig).toContainText('Ready')
  await page.context().close()
})

test('WN8 the window says that the engine went away', async () => {
  const { page } = await newPage()
  await page.goto(await freshAddress())
  await expect(page.getByRole('heading', { name: 'The rig is ready' })).toBeVisible()
  await engine.stop()
  const banner = page.getByRole('alert').filter({ hasText: 'Disconnected from the engine' })
  await expect(banner).toContainText('what you see is the last known state')
  expect(await axeFindings(page)).toEqual([])
  await page.context().close()
})
