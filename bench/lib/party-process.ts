import { connect as connectTo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { askAll, flood, nowUs, Progress, pace } from './flood.ts'
import type { NodePeerName, PartyAnswer, PartyCommand } from './party-messages.ts'
import type { Peer, Publisher } from './peer.ts'
import { percentiles } from './percentiles.ts'

/** One party of a bench, in a process of its own: commands come as JSON lines on stdin (party-messages.ts). */

async function peerOf(name: NodePeerName): Promise<Peer> {
  if (name === 'vbus') return (await import('./peer-vbus.ts')).vbus
  if (name === 'redis') return (await import('./peer-others.ts')).redisStreams
  if (name === 'node-red') return (await import('./peer-node-red.ts')).nodeRed
  if (name === 'mosquitto') return (await import('./peer-others.ts')).mosquitto
  const nats = await import('./peer-nats.ts')
  return { nats: nats.natsTcp, 'nats-ws': nats.natsWebSocket, jetstream: nats.jetStream, 'jetstream-api': nats.jetStreamApi }[name]
}

const fromPublisher = new Progress()
let received = 0
let every = 1024
let tookUs: number[] | undefined
let toPublisher: Socket | undefined
let publisher: Publisher | undefined
let ask: (() => Promise<unknown>) | undefined
let opened: { readonly peer: Peer; readonly command: Extract<PartyCommand, { do: 'open' }> } | undefined

function onMessage(payload: Uint8Array): void {
  received++
  if (tookUs !== undefined) tookUs.push(nowUs() - new DataView(payload.buffer, payload.byteOffset, 8).getFloat64(0, true))
  if (received % every !== 0 || !toPublisher) return
  const word = Buffer.alloc(4)
  word.writeUInt32LE(received)
  toPublisher.write(word)
}

function listenForProgress(path: string): Promise<void> {
  const server = createServer((socket) => {
    let rest = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      const whole = rest.length - (rest.length % 4)
      if (whole > 0) fromPublisher.seen = rest.readUInt32LE(whole - 4)
      rest = rest.subarray(whole)
      fromPublisher.onMoved()
    })
  })
  return new Promise((resolve) => void server.listen(path, () => resolve()))
}

async function tellProgress(path: string): Promise<Socket> {
  const socket = connectTo(path)
  socket.setNoDelay(true)
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
}

async function open(command: Extract<PartyCommand, { do: 'open' }>): Promise<PartyAnswer> {
  const { role, address, topic, progressPath, connections } = command
  const peer = await peerOf(command.peer as NodePeerName)
  opened = { peer, command }
  if (role === 'publish') {
    publisher = await peer.publisher(address, topic)
    await listenForProgress(progressPath)
  } else if (role === 'subscribe') {
    await peer.subscribe(address, topic, onMessage)
    for (let more = 1; more < connections; more++) await peer.subscribe(address, topic, () => undefined)
    toPublisher = await tellProgress(progressPath)
  } else if (role === 'respond') await peer.respond?.(address, topic)
  else ask = await peer.requester?.(address, topic)
  return {}
}

/** Messages per second from the first one to the last. */
async function replay(count: number): Promise<PartyAnswer> {
  if (opened?.peer.replay === undefined) throw new Error('this peer has no replay')
  const { peer, command } = opened
  let first = 0
  let got = 0
  const all = Promise.withResolvers<number>()
  await peer.replay?.(command.address, command.topic, () => {
    if (got++ === 0) first = nowUs()
    if (got === count) all.resolve(nowUs())
  })
  const last = await all.promise
  return { count: got, perS: got / ((last - first) / 1e6) }
}

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('this party was not opened for that')
  return value
}

async function obey(command: PartyCommand): Promise<PartyAnswer> {
  switch (command.do) {
    case 'open':
      return await open(command)
    case 'arm':
      received = 0
      every = command.every
      tookUs = command.isTimed ? [] : undefined
      return {}
    case 'count':
      return { count: received, atUs: nowUs() }
    case 'latency':
      return { count: received, ...percentiles(tookUs ?? []) }
    case 'flood':
      return await flood(command, must(publisher), fromPublisher)
    case 'pace':
      return await pace(command, must(publisher))
    case 'ask':
      return await askAll(command, must(ask))
    case 'stall': {
      const { peer, command: made } = must(opened)
      await peer.stall?.(made.address, made.topic)
      return {}
    }
    case 'replay':
      return await replay(command.count)
  }
}

const answer = (body: PartyAnswer): void => void process.stdout.write(`${JSON.stringify(body)}\n`)
createInterface({ input: process.stdin })
  .on('line', (line) => {
    obey(JSON.parse(line) as PartyCommand).then(answer, (error: unknown) =>
      answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  .on('close', () => process.exit())
