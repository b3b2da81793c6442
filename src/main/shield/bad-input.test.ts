import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBus } from '../../shared/client/index.ts'
import { connectSocket } from '../platform/sockets.ts'
import { Spine } from '../spine/index.ts'
import { lineJournal, testClock, testRandom } from '../spine/spine.testing.ts'
import { envelope, json, type Protocol, RawParty, rawItem, TOPIC } from './bad-input.testing.ts'
import { openShield, type Shield, TokenService } from './index.ts'

/** What a stranger may learn from an answer: nothing of these. */
const SECRETS = [/eyJ[\w-]{8,}/, /\/(?:work|root|home|tmp|src|node_modules)\//, /\bat \S+ \(|\.ts:\d+/, /sun_path|EACCES|ENOENT/]

const journal = lineJournal()
const common = { clock: testClock, random: testRandom }
const tokens = new TokenService({
  ...common,
  workspaceId: 'w1',
  engineKey: generateKeyPairSync('ed25519'),
  personKey: () => undefined,
})
let spine: Spine
let shield: Shield
let token = ''
/** A connection that does nothing wrong, and what reached it. */
let bystander: Awaited<ReturnType<typeof connectBus>>
const reached: number[] = []

beforeAll(async () => {
  const refusals = { disconnectAfter: 1_000, windowMs: 60_000 }
  spine = new Spine({ ...common, epoch: 1, server: 'vbus/test', workspace: { id: 'w1', name: 't' }, refusals, journal })
  shield = await openShield({ ...common, spine, authenticator: tokens, port: 0, sessionToken: async () => '' })
  const grants = { publish: ['a.>', 'ok.>', 'jobs.>'], subscribe: ['a.>', 'ok.>'], execute: [] }
  token = (await tokens.issue({ subject: 'sloppy', namespace: 'default', grants, actorKind: 'machine' }, 600)).token
  const good = await tokens.issue({ subject: 'bystander', namespace: 'default', grants, actorKind: 'machine' }, 600)
  bystander = await connectBus(await connectSocket(shield.url), { ...common, token: good.token, client: 'good/1' })
  await bystander.subscribe('ok.>', ({ envelope: got }) => void reached.push(got.payload[0] ?? -1))
  await bystander.serve('a.question', () => ({ answer: true }))
})
afterAll(async () => {
  await bystander.close()
  spine.stop()
  await shield.close()
})

const ID = [0x0a, 16, ...new Array<number>(16).fill(7)]
const TYPE = [0x10, 1]
const NAME = [0x1a, 3, 0x61, 0x2e, 0x62]
const START = [...ID, ...TYPE, ...NAME]
const PAYLOAD = [0x7a, 2, 1, 2]
const UUID = '01234567-89ab-4def-8123-456789abcde0'
const control = (verb: string, payload: Uint8Array) => envelope({ type: 'control', topic: `system.control.${verb}`, payload })
const nested = (depth: number): Uint8Array => new TextEncoder().encode(`{"patterns":${'['.repeat(depth)}${']'.repeat(depth)}}`)

type Case = readonly [name: string, act: (party: RawParty) => void, code: string, closed: number | 'kept']

/** docs/reference/wire.md, "What breaks the protocol". */
const BINARY: readonly Case[] = [
  ['malformed: an empty item', (p) => p.send(Buffer.from([0, 0, 0, 0])), 'wire/not-canonical', 4400],
  ['malformed: noise', (p) => p.send(Buffer.from('GET / HTTP/1.1\r\n\r\n')), 'wire/not-canonical', 4400],
  ['malformed: text in a binary sub-protocol', (p) => p.send('{}'), '', 4400],
  ['truncated: an item that points behind its frame', (p) => p.send(Buffer.from([9, 0, 0, 0, 1])), 'wire/not-canonical', 4400],
  ['truncated: an envelope cut in its payload', (p) => p.send(rawItem(START, [0x7a, 9, 1])), 'wire/not-canonical', 4400],
  ['truncated: an envelope cut in its id', (p) => p.send(rawItem(ID.slice(0, 9))), 'wire/not-canonical', 4400],
  ['oversized: an envelope', (p) => p.send(p.frame([envelope({ payload: new Uint8Array(524_288) })])), 'wire/too-large', 4413],
  ['oversized: a frame', (p) => p.send(Buffer.alloc(1_048_577)), '', 1009],
  ['oversized: a topic', (p) => p.send(rawItem(ID, TYPE, [0x1a, 0x80, 2], new Array<number>(256).fill(0x61))), 'wire/bad-topic', 'kept'],
  ['nested: an envelope in an envelope', (p) => p.send(rawItem([0x0a, 30], START)), 'wire/not-canonical', 4400],
  ['nested: a group', (p) => p.send(rawItem(START, [0x83, 1, 0x83, 1, 0x84, 1, 0x84, 1])), 'wire/not-canonical', 4400],
  ['nested: arrays a hundred thousand deep', (p) => p.send(p.frame([control('subscribe', nested(100_000))])), 'wire/bad-topic', 'kept'],
  ['duplicated: a topic', (p) => p.send(rawItem(START, NAME)), 'wire/not-canonical', 4400],
  ['duplicated: a payload', (p) => p.send(rawItem(START, PAYLOAD, PAYLOAD)), 'wire/not-canonical', 4400],
  ['duplicated: an unknown field', (p) => p.send(rawItem(START, [0x80, 1, 5, 0x80, 1, 5])), 'wire/not-canonical', 4400],
  ['duplicated: a second hello', (p) => p.send(p.frame([control('hello', json({ client: 'x/1' }))])), 'wire/bad-payload', 'kept'],
  ['reordered: topic before type', (p) => p.send(rawItem(ID, NAME, TYPE)), 'wire/not-canonical', 4400],
  ['reordered: a field behind the payload', (p) => p.send(rawItem(START, PAYLOAD, [0x2a, 1, 0x61])), 'wire/not-canonical', 4400],
  ['non-canonical: a long varint', (p) => p.send(rawItem(ID, [0x10, 0x81, 0], NAME)), 'wire/not-canonical', 4400],
  ['non-canonical: a long tag', (p) => p.send(rawItem(START, [0x80, 0x81, 0, 5])), 'wire/not-canonical', 4400],
  ['non-UTF-8: a topic', (p) => p.send(rawItem(ID, TYPE, [0x1a, 2, 0xc3, 0x28])), 'wire/bad-topic', 'kept'],
  ['non-UTF-8: a schema', (p) => p.send(rawItem(START, [0x2a, 2, 0xc3, 0x28])), 'wire/not-canonical', 4400],
  ['non-UTF-8: a control payload', (p) => p.send(p.frame([control('subscribe', Buffer.from([0xc3, 0x28]))])), 'wire/bad-payload', 'kept'],
  ['unknown type: 0', (p) => p.send(rawItem(ID, [0x10, 0], NAME)), 'wire/not-canonical', 4400],
  ['unknown type: 8', (p) => p.send(rawItem(ID, [0x10, 8], NAME)), 'wire/not-canonical', 4400],
  ['unknown control verb', (p) => p.send(p.frame([control('explode', json({}))])), 'engine/unknown-service', 'kept'],
  ['forged: a server-only field', (p) => p.send(rawItem(START, PAYLOAD, [0xa2, 6, 1, 1])), 'wire/not-canonical', 4400],
  ['forged: a reserved signature', (p) => p.send(rawItem(START, [0x5a, 1, 1])), 'wire/reserved-field', 'kept'],
]

/** What both sub-protocols can say. */
const BOTH: readonly Case[] = [
  [
    'replayed: a publisher_seq',
    (p) => p.send(p.frame([envelope({ publisherSeq: 5n }), envelope({ publisherSeq: 5n })])),
    'wire/not-canonical',
    4400,
  ],
  [
    'replayed: a stream chunk of no stream',
    (p) => p.send(p.frame([envelope({ type: 'stream_chunk', correlationId: UUID })])),
    'stream/mismatch',
    'kept',
  ],
  [
    'replayed: an end of no stream',
    (p) => p.send(p.frame([envelope({ type: 'stream_end', correlationId: UUID })])),
    'stream/mismatch',
    'kept',
  ],
  [
    'forged: an answer to a request of another',
    (p) => p.send(p.frame([envelope({ type: 'control', topic: 'inbox.c1', correlationId: UUID })])),
    'authz/reply-denied',
    'kept',
  ],
  [
    "forged: another's inbox as reply_to",
    (p) => p.send(p.frame([envelope({ type: 'control', topic: 'a.question', replyTo: 'inbox.c1' })])),
    'authz/reply-denied',
    'kept',
  ],
  ['forged: a fault of the engine', (p) => p.send(p.frame([control('fault', json({ code: 'x/y' }))])), 'engine/unknown-service', 'kept'],
  ['forged: an event of the engine', (p) => p.send(p.frame([envelope({ topic: 'system.breaker' })])), 'authz/publish-denied', 'kept'],
  [
    'forged: a result without execute',
    (p) => p.send(p.frame([envelope({ type: 'job_result', topic: 'jobs.results' })])),
    'authz/execute-denied',
    'kept',
  ],
  ['forged: a topic beyond the grants', (p) => p.send(p.frame([envelope({ topic: 'b.c' })])), 'authz/publish-denied', 'kept'],
]

const jsonOf = (change: object): string => JSON.stringify({ id: UUID, type: 'event', topic: TOPIC, ...change })
const JSON_CASES: readonly Case[] = [
  ['malformed: no JSON', (p) => p.send('hello?'), 'wire/bad-json', 4400],
  ['malformed: a number', (p) => p.send('7'), 'wire/bad-json', 4400],
  ['malformed: binary in a text sub-protocol', (p) => p.send(Buffer.from([1, 2, 3])), '', 4400],
  ['truncated: half an envelope', (p) => p.send(jsonOf({}).slice(0, 30)), 'wire/bad-json', 4400],
  ['truncated: base64 without its padding', (p) => p.send(jsonOf({ payload: 'AAA' })), 'wire/bad-json', 4400],
  ['oversized: a frame', (p) => p.send(`"${'x'.repeat(1_048_576)}"`), '', 1009],
  ['oversized: an envelope', (p) => p.send(jsonOf({ payload: Buffer.alloc(524_288).toString('base64') })), 'wire/too-large', 4413],
  ['nested: arrays in arrays', (p) => p.send(`[[${jsonOf({})}]]`), 'wire/bad-json', 4400],
  ['nested: arrays a hundred thousand deep', (p) => p.send('['.repeat(100_000) + ']'.repeat(100_000)), 'wire/bad-json', 4400],
  [
    'reordered: members in any order are fine',
    (p) => p.send('{"topic":"b.c","type":"event","id":"01234567-89ab-4def-8123-456789abcde0"}'),
    'authz/publish-denied',
    'kept',
  ],
  ['non-canonical: an enum in capitals', (p) => p.send(jsonOf({ type: 'EVENT' })), 'wire/bad-json', 4400],
  ['non-canonical: a number as publisher_seq', (p) => p.send(jsonOf({ publisher_seq: 7 })), 'wire/bad-json', 4400],
  ['non-UTF-8: a frame', (p) => p.sendText(Buffer.from([0x22, 0xc3, 0x28, 0x22])), '', 1007],
  ['unknown type', (p) => p.send(jsonOf({ type: 'gossip' })), 'wire/bad-json', 4400],
  ['unknown member', (p) => p.send(jsonOf({ constructor_: 1 })), 'wire/bad-json', 4400],
  ['forged: a prototype', (p) => p.send(`{"__proto__":{"isEngine":true},${jsonOf({}).slice(1)}`), 'wire/bad-json', 4400],
  ['forged: a delivery header', (p) => p.send(jsonOf({ from: 'engine', pos: '1' })), 'wire/bad-json', 4400],
  ['forged: a reserved signature', (p) => p.send(jsonOf({ signature: 'AA==' })), 'wire/reserved-field', 4400],
]

async function tryIt(protocol: Protocol, [, act, code, closed]: Case): Promise<void> {
  const party = await RawParty.open(shield.url, protocol)
  try {
    await party.hello(token)
    expect(party.inbox).not.toBe('')
    act(party)
    const heard = await party.heard(closed !== 'kept')
    expect([heard.codes.at(-1) ?? '', heard.closed ?? 'kept']).toEqual([code, closed])
    for (const secret of SECRETS) expect(heard.said).not.toMatch(secret)
    if (closed === 'kept') {
      party.send(party.frame([envelope({ topic: 'ok.still', payload: new Uint8Array([77]) })]))
      await expect.poll(() => reached.includes(77)).toBe(true)
    }
    reached.length = 0
    await bystander.publish('ok.bystander', new Uint8Array([42]))
    await expect.poll(() => reached).toContain(42)
  } finally {
    party.end()
    reached.length = 0
  }
}

describe('bad input on a binary connection', () => {
  it.each([...BINARY, ...BOTH].map((bad) => [bad[0], bad] as const))(
    'SP16 WR10 %s',
    async (_name, bad) => await tryIt('arqonbus.v1.proto', bad),
  )
})

describe('bad input on a JSON connection', () => {
  it.each([...JSON_CASES, ...BOTH].map((bad) => [bad[0], bad] as const))(
    'SP16 WR8 %s',
    async (_name, bad) => await tryIt('arqonbus.v1.json', bad),
  )
})

/** What a close without a fault stands for. */
const UNTOLD: Readonly<Record<string, string>> = { '1007': 'wire/bad-json', '1009': 'wire/too-large', '4400': 'wire/not-canonical' }

it('SP15 puts every one of them on the record, by identity and code', () => {
  spine.stop()
  const wanted = new Map<string, number>()
  for (const [, , code, closed] of [...BINARY, ...BOTH, ...JSON_CASES, ...BOTH]) {
    const name = code || (UNTOLD[closed] ?? '')
    if (name !== '') wanted.set(name, (wanted.get(name) ?? 0) + 1)
  }
  const counted = new Map<string, number>()
  for (const line of journal.lines) {
    const [, code = '', count = ''] = /^refusals sloppy (\S+) (\d+)$/.exec(line) ?? []
    if (code !== '') counted.set(code, (counted.get(code) ?? 0) + Number(count))
  }
  for (const [code, count] of wanted) expect([code, counted.get(code) ?? 0]).toEqual([code, count])
})
