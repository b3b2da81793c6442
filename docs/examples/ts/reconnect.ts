import { connect } from 'arqonbus'

const bus = await connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', {
  token: process.env['VBUS_TOKEN'],
  backoff: { minMs: 100, maxMs: 5_000 },
})

// Both are for the program's own information: publishes are kept and sent again, subscriptions are restored.
bus.onDisconnected((fault) => console.log('lost:', fault.code))
bus.onReconnected((isResumed) => console.log(isResumed ? 'back, nothing was lost' : 'back, in a new session'))
// The end of it all: closed here, or refused in a way that would repeat itself.
bus.onClose = (code, reason) => console.log('closed:', code, reason)

await bus.publish('lab.notes', { text: 'once' })
await bus.close()

// prints:
// closed: 1000 done
