import { connect as connectTo, createServer, type Socket } from 'node:net'
import type { PartyAnswer, PartyCommand, PeerName } from './party-messages.ts'
import type { Peer, Publisher } from './peer.ts'

/** One publisher or subscriber of a bench, in a process of its own: told what to do over IPC. */

async function peerOf(name: PeerName): Promise<Peer> {
  if (name === 'vbus') return (await import('./peer-vbus.ts')).vbus
  const nats = await import('./peer-nats.ts')
  return name === 'nats' ? nats.natsWebSocket : name === 'nats-tcp' ? nats.natsTcp : nats.jetStream
}

const nowUs = (): number => Number(process.hrtime.bigint()) / 1e3
/** Publishes in one turn of the event loop. */
const BURST = 256

let received = 0
let every = 1024
let progress: Socket | undefined
let publisher: Publisher | undefined
/** How far the subscriber has come, as it told the publisher. */
let seen = 0
let wake = (): void => {}

function onMessage(): void {
  if (++received % every !== 0 || !progress) return
  const word = Buffer.alloc(4)
  word.writeUInt32LE(received)
  progress.write(word)
}

function listenForProgress(path: string): Promise<void> {
  const server = createServer((socket) => {
    let rest = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      const whole = rest.length - (rest.length % 4)
      if (whole > 0) seen = rest.readUInt32LE(whole - 4)
      rest = rest.subarray(whole)
      wake()
    })
  })
  return new Promise((resolve) => void server.listen(path, () => resolve()))
}

/** Sends for a while, never more than `window` messages ahead of the subscriber (and of the acknowledgements). */
async function flood(command: Extract<PartyCommand, { do: 'flood' }>, by: Publisher): Promise<number> {
  const { bytes, forMs, window, isDurable } = command
  const end = nowUs() + forMs * 1e3
  seen = 0
  let sent = 0
  let waiting = 0
  let isScheduled = false
  await new Promise<void>((resolve) => {
    const schedule = (): void => {
      if (isScheduled) return
      isScheduled = true
      setImmediate(go)
    }
    const acknowledged = (): void => {
      waiting--
      schedule()
    }
    const failed = (error: unknown): void => {
      process.stderr.write(`publish: ${String(error)}\n`)
      process.exit(1)
    }
    const go = (): void => {
      isScheduled = false
      if (nowUs() >= end) {
        if (waiting === 0) return resolve()
        setTimeout(schedule, 2)
        return
      }
      let done = 0
      for (; done < BURST && sent - seen < window && waiting < window / 2; done++) {
        const payload = Buffer.allocUnsafe(bytes)
        payload.writeDoubleLE(end, 0)
        if (isDurable && by.sendDurable) {
          waiting++
          by.sendDurable(payload).then(acknowledged, failed)
        } else if (by.send(payload) === 'full') break
        sent++
      }
      if (done > 0) schedule()
    }
    wake = schedule
    const poll = setInterval(() => {
      if (nowUs() >= end) clearInterval(poll)
      schedule()
    }, 20)
    schedule()
  })
  wake = () => {}
  return sent
}

async function obey(command: PartyCommand): Promise<PartyAnswer> {
  switch (command.do) {
    case 'subscribe': {
      await (await peerOf(command.peer)).subscribe(command.address, onMessage)
      const socket = connectTo(command.progressPath)
      socket.setNoDelay(true)
      await new Promise((resolve) => socket.on('connect', resolve))
      progress = socket
      return {}
    }
    case 'publish':
      publisher = await (await peerOf(command.peer)).publisher(command.address)
      await listenForProgress(command.progressPath)
      return {}
    case 'arm':
      received = 0
      every = command.every
      return {}
    case 'count':
      return { count: received, atUs: nowUs() }
    case 'flood':
      if (!publisher) throw new Error('not a publisher')
      return { sent: await flood(command, publisher) }
  }
}

process.on('disconnect', () => process.exit())
process.on('message', (command: PartyCommand) => {
  obey(command).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
