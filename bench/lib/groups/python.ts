import { alternate, type Bench, type BenchGroup } from '../group.ts'
import { LIVE_TOPIC } from '../peer.ts'
import { type BenchRow, missingRow, ratioRow } from '../report.ts'
import { NATS_PY_VERSION } from '../tools.ts'

const PUBLISH = { id: 'python_publish_256', goal: 1, unit: 'msg/s', better: 'higher' } as const
const RECEIVE = { id: 'python_receive_256', goal: 1, unit: 'msg/s', better: 'higher' } as const
const PEER = `nats-py ${NATS_PY_VERSION}`

/** Python on one side, Node on the other, which is faster: what is measured is Python's. */
async function measure(bench: Bench): Promise<BenchRow[]> {
  const { address } = await bench.engine()
  const common = { address, topic: LIVE_TOPIC, isDurable: false }
  const oursOut = await bench.lane({ ...common, publisher: 'vbus-py', subscriber: 'vbus' })
  const oursIn = await bench.lane({ ...common, publisher: 'vbus', subscriber: 'vbus-py' })
  const mine = { oursOut: () => oursOut.rate(256), oursIn: () => oursIn.rate(256) }
  if (!bench.has('natsPy')) {
    const got = await alternate(bench, mine)
    return [missingRow(PUBLISH, got.oursOut, PEER), missingRow(RECEIVE, got.oursIn, PEER)]
  }
  const theirs = { ...common, address: (await bench.nats({})).address }
  const natsOut = await bench.lane({ ...theirs, publisher: 'nats-py', subscriber: 'nats' })
  const natsIn = await bench.lane({ ...theirs, publisher: 'nats', subscriber: 'nats-py' })
  const got = await alternate(bench, { ...mine, natsOut: () => natsOut.rate(256), natsIn: () => natsIn.rate(256) })
  return [ratioRow(PUBLISH, got.oursOut, PEER, got.natsOut), ratioRow(RECEIVE, got.oursIn, PEER, got.natsIn)]
}

/** The Python SDK beside nats-py. */
export const python: BenchGroup = { rows: [PUBLISH.id, RECEIVE.id], measure }
