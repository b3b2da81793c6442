import { connect } from 'arqonbus'

const open = () => connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const [bus, one, two] = [await open(), await open(), await open()]

// Each message goes to one member of the group, to the next in turn.
const worked = { one: 0, two: 0 }
await one.subscribe('lab.work', () => void worked.one++, { group: 'workers' })
await two.subscribe('lab.work', () => void worked.two++, { group: 'workers' })
for (let i = 0; i < 10; i++) await bus.publish('lab.work', { i })
await Promise.all([one, two].map((worker) => worker.request('system.topics.list', {})))
console.log(worked)
for (const each of [bus, one, two]) await each.close()

// prints:
// { one: 5, two: 5 }
