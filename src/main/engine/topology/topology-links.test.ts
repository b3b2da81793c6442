import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LinkWay, linkWays } from './link-ways.testing.ts'
import { type ChannelClaim, type Done, LinkingRig } from './linking.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'vbus-links-'))
const WAYS = Object.entries(linkWays(folder))
const LEFT_OPEN = join(folder, 'left-open')
const DESCRIPTORS = "say = [os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd') if os.path.islink(f'/proc/self/fd/{n}')]"
const LOCKS = 'import fcntl; f = open(arqonbus.__file__); fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB); keep(f)'

/** @returns what each step said, the last one being that of `first` again */
async function take(rig: LinkingRig, way: LinkWay): Promise<readonly Done[]> {
  const first = await rig.act('first', way.first)
  const second = await rig.act('second', way.second, first.said)
  return [first, second, ...(way.last === undefined ? [] : [await rig.act('first', way.last)])]
}

function isNamed({ evidence }: ChannelClaim, { what, at, held }: LinkWay, steps: readonly Done[]): boolean {
  const place = at.replace(/\$(\d)/, (_, step: string) => String(steps[Number(step) - 1]?.said))
  return evidence.channels.some(
    (channel) =>
      channel.what === what &&
      channel.at.includes(place) &&
      channel.held_by.every((who) => /^(first|second) \d+ \/\S+$/.test(who)) &&
      held.every((identity) => channel.held_by.some((who) => who.startsWith(`${identity} `))),
  )
}

/** A service beside the bus, which `first` is granted. */
async function openService(): Promise<{ server: Server; place: string }> {
  const server = createServer((socket) => void socket.on('error', () => undefined).end('served'))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { server, place: `127.0.0.1:${(server.address() as { port: number }).port}` }
}

describe.each([
  ['nothing holds', false],
  ['are confined', true],
] as const)('two operators that %s', (_how, isConfined) => {
  let rig: LinkingRig
  let service: Awaited<ReturnType<typeof openService>>
  const taken = new Map<string, readonly Done[]>()
  let before: ChannelClaim
  let claim: ChannelClaim
  beforeAll(async () => {
    service = await openService()
    rig = new LinkingRig(tmpdir(), [service.place])
    await rig.serve({ isConfined, leftOpen: LEFT_OPEN })
    before = await rig.verify()
    for (const [name, way] of WAYS) taken.set(name, await take(rig, way))
    claim = await rig.verify()
    await rig.letGo()
  }, 90_000)
  afterAll(() => {
    rig[Symbol.dispose]()
    service.server.close()
    if (isConfined) rmSync(folder, { recursive: true })
  })

  it('OP3 get nothing of what the engine was started with; between them nothing is open', async () => {
    for (const who of ['first', 'second'] as const) {
      const { said } = await rig.act(who, DESCRIPTORS)
      expect(said).toContain('/dev/null')
      expect(said).not.toContain(LEFT_OPEN)
    }
    expect(before).toMatchObject({
      ok: true,
      evidence: { channels: [], closed: [], pairs: true, unconfined: isConfined ? [] : expect.arrayContaining(['first', 'second']) },
    })
  })

  it.each(WAYS)(
    isConfined ? 'CD22 cannot reach each other by %s, and nothing is found' : 'CD21 that are linked by %s are named with process and place',
    (name, way) => {
      const steps = taken.get(name) ?? []
      const isLinked = steps.every(({ done }) => done)
      expect(isLinked || (!isConfined && way.mayBeDenied === true), JSON.stringify(steps)).toBe(!isConfined)
      expect(isNamed(claim, way, steps), JSON.stringify(claim.evidence.channels)).toBe(isLinked)
    },
  )

  it('CD20 CD21 CD22 are found in order when nothing is shared, and only then', () => {
    expect([claim.ok, claim.evidence.channels.length === 0]).toEqual([isConfined, isConfined])
  })

  it('CD21 that ask for a lock on the same file are named, also where neither may write it', async () => {
    expect(await rig.act('first', LOCKS)).toMatchObject({ done: true })
    expect(await rig.act('second', LOCKS)).toMatchObject({ done: false })
    const { ok, evidence } = await rig.verify()
    await rig.letGo()
    expect(ok).toBe(false)
    expect(evidence.channels).toEqual([
      { what: 'file', at: expect.stringMatching(/arqonbus\/__init__\.py$/), held_by: [expect.stringMatching(/^first \d+ \//)] },
    ])
  })

  it('CD21 CD22 OP14 may reach a service that is granted, and no other that way', async () => {
    const [host, port] = service.place.split(':')
    const door = `import json; s = socket.socket(socket.AF_UNIX); s.connect(json.loads(os.environ['ARQONBUS_DOORS'])['${service.place}']); keep(s); say = s.recv(100).decode()`
    expect(await rig.act('first', door)).toEqual(expect.objectContaining({ done: true, said: 'served' }))
    const direct = `keep(socket.create_connection(('${host}', ${port}), 2))`
    const steps = [await rig.act('first', direct), await rig.act('second', direct)]
    const { evidence } = await rig.verify()
    await rig.letGo()
    expect(steps.map(({ done }) => done)).toEqual([!isConfined, !isConfined])
    const named = evidence.channels.map(({ what, held_by: held }) => [what, held.map((who) => who.split(' ')[0])])
    expect(named).toEqual(isConfined ? [] : [['tcp', ['second']]])
  })

  it('CD18 CD21 CD22 the verb says so: 13 with the place, or that both claims hold', async () => {
    const [, way] = WAYS.find(([name]) => name === 'a Unix socket') as (typeof WAYS)[number]
    const verify = (): unknown => rig.rig.vbus('topology', 'verify', '--workspace', rig.rig.workspace)
    await rig.act('first', way.first)
    if (isConfined) expect(verify()).toMatchObject({ ok: true })
    else expect(verify).toThrow(/ended 13:.*topology\/unproven.*link\.sock/s)
    await rig.letGo()
    expect(verify()).toMatchObject({ ok: true })
  }, 30_000)
})
