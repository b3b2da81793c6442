import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/base/index.ts'
import { BrokerRig, itemOf } from './broker.testing.ts'
import { CANCEL_GRACE_MS, OPEN_JOBS_BYTES_MAX, SERVED_TOPICS_MAX } from './limits.ts'

const ended = (rig: BrokerRig, id: string): string | undefined => rig.events.findLast((line) => line.startsWith(id))?.slice(id.length + 1)

describe('who gets a job', () => {
  it('JB1 goes to one operator with a free place, to all listeners only where nobody ever advertised', () => {
    const rig = new BrokerRig()
    const alice = rig.party('alice')
    expect(rig.submit(alice)).toBe('pass')
    const [one, two] = [rig.operator('one', 'nvm.jobs', { places: 2 }), rig.operator('two')]
    rig.listen(rig.party('watcher'), 'nvm.jobs')
    const ids = [rig.submit(alice), rig.submit(alice), rig.submit(alice), rig.submit(alice)]
    expect(rig.delivered.map((line) => line.split(' ')[0]).sort()).toEqual([one.inbox, one.inbox, two.inbox].sort())
    expect(rig.stateOf(ids[3] as string)).toBe('accepted')
    const [inbox, first = ''] = (rig.delivered[0] ?? '').split(' ')
    expect(rig.result(inbox === one.inbox ? one : two, first)).toBeUndefined()
    expect(rig.delivered.length).toBe(4)
    expect(rig.records.filter((line) => line.includes(first))).toEqual([
      `submitted ${first}`,
      expect.stringMatching(/^leased /),
      `finished ${first}`,
    ])
  })

  it("JB1 goes to a run's own party where one serves, whoever else has more free places", () => {
    const rig = new BrokerRig()
    rig.operator('rival', 'nvm.jobs', { places: 64 })
    const fabric = rig.operator('fabric', 'nvm.jobs', { party: { isRunParty: true } })
    const id = rig.submit(rig.party('controller'))
    expect(rig.delivered).toEqual([`${fabric.inbox} ${id}`])
  })

  it('JB25 goes to the operator that its submitter is bound to, and to nobody else, also while that is not there', () => {
    const rig = new BrokerRig({ bound: { 'circuit nvm.jobs': { operator: 'bench', type: 'nvm' } } })
    const circuit = rig.party('circuit')
    rig.listen(rig.party('watcher'), 'nvm.jobs')
    const early = rig.submit(circuit)
    expect(rig.delivered).toEqual([])
    const rival = rig.operator('rival', 'nvm.jobs', { places: 8 })
    const free = rig.submit(rig.party('alice'))
    rig.clock.pass(200)
    expect([rig.stateOf(early), rig.stateOf(free)]).toEqual(['accepted', 'leased'])
    const bench = rig.operator('bench', 'nvm.jobs', { places: 2 })
    const late = rig.submit(circuit)
    expect(rig.delivered.sort()).toEqual([`${rival.inbox} ${free}`, `${bench.inbox} ${early}`, `${bench.inbox} ${late}`].sort())
    rig.leave(bench)
    expect(rig.stateOf(late)).toBe('failed')
    const waiting = rig.submit(circuit)
    rig.clock.pass(200)
    expect(rig.stateOf(waiting)).toBe('accepted')
  })

  it("JB25 goes to whom it is bound to also where a run's own party serves, which gets none of them", () => {
    const rig = new BrokerRig({ bound: { 'circuit nvm.jobs': { operator: 'bench', type: 'nvm' } } })
    const bench = rig.operator('bench')
    const fabric = rig.operator('fabric', 'nvm.jobs', { places: 64, party: { isRunParty: true } })
    const ids = [rig.submit(rig.party('circuit')), rig.submit(rig.party('alice'))]
    expect(rig.delivered.sort()).toEqual([`${bench.inbox} ${ids[0]}`, `${fabric.inbox} ${ids[1]}`].sort())
  })

  it('JB2 waits when all operators have gone, and is done by the next one', () => {
    const rig = new BrokerRig()
    const alice = rig.party('alice')
    const gone = rig.operator('one')
    rig.result(gone, rig.submit(alice))
    rig.leave(gone)
    const id = rig.submit(alice)
    expect(rig.stateOf(id)).toBe('accepted')
    rig.operator('two')
    expect(rig.stateOf(id)).toBe('leased')
  })

  it('JB2 finds an operator that subscribes after it advertised', () => {
    const rig = new BrokerRig()
    const alice = rig.party('alice')
    const gone = rig.operator('one')
    rig.result(gone, rig.submit(alice))
    rig.leave(gone)
    const id = rig.submit(alice)
    const late = rig.party('late')
    rig.advertise(late, { operator_id: 'late', operator_type: 'nvm' })
    expect(rig.stateOf(id)).toBe('accepted')
    rig.listen(late, 'nvm.jobs')
    rig.clock.pass(200)
    expect(rig.stateOf(id)).toBe('leased')
  })

  it('JB3 refuses who may not execute the type, as submitter and as operator, also where a role denies it', () => {
    const rig = new BrokerRig()
    rig.operator('one')
    expect(rig.submit(rig.party('bob', { grants: { execute: ['qml'] } }))).toBe('authz/execute-denied')
    expect(rig.submit(rig.party('bob', { denied: { execute: ['nvm'] } }))).toBe('authz/execute-denied')
    const eve = rig.party('eve', { grants: { execute: [] } })
    expect(() => rig.advertise(eve, { operator_id: 'e', operator_type: 'nvm' })).toThrow(
      expect.objectContaining({ code: 'authz/execute-denied' }),
    )
  })

  it('JB4 refuses before any work what caps or quotas refuse', () => {
    const rig = new BrokerRig({
      refuse: (_type, { energyUj = 0 }) => (energyUj > 50e6 ? new Fault('authz/cap-exceeded', 'too much') : undefined),
    })
    rig.operator('one')
    const alice = rig.party('alice')
    expect(rig.submit(alice, { constraints: { max_energy_joules: 51 } })).toBe('authz/cap-exceeded')
    expect(rig.delivered).toEqual([])
    expect(rig.stateOf(rig.submit(alice, { constraints: { max_energy_joules: 50 } }))).toBe('leased')
    expect(rig.submit(alice, { constraints: { max_energy_joules: -1 } })).toBe('wire/bad-payload')
    expect(rig.submit(alice, { priority: 10 })).toBe('wire/bad-payload')
  })

  it('JB5 keeps at most what the policy lets wait on a topic', () => {
    const rig = new BrokerRig({ policy: { queue: 2 } })
    const alice = rig.party('alice')
    rig.operator('one')
    for (let i = 0; i < 3; i++) expect(rig.submit(alice)).toMatch(/^0000/)
    expect(rig.submit(alice)).toBe('job/queue-full')
    const other = new BrokerRig()
    other.operator('one')
    other.broker.book.bytes = OPEN_JOBS_BYTES_MAX
    expect(other.submit(other.party('alice'))).toBe('job/queue-full')
  })

  it('JB14 takes no new job while it drains, finishes its own, and goes on when it says so', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const first = rig.submit(alice)
    expect(rig.advertise(one, { draining: true })).toEqual({ ok: true, lease_ms: 30_000, heartbeat_ms: 10_000 })
    const second = rig.submit(alice)
    rig.result(one, first)
    expect([ended(rig, first), rig.stateOf(second)]).toEqual(['ok', 'accepted'])
    rig.advertise(one, { draining: false })
    expect(rig.stateOf(second)).toBe('leased')
  })
})

it('JB20 forgets the topic that was served first: its jobs go to whoever listens again', () => {
  const rig = new BrokerRig()
  const [alice, one] = [rig.party('alice'), rig.operator('one', 'first.jobs', { places: 1_000 })]
  rig.result(one, rig.submit(alice, {}, { topic: 'first.jobs' }))
  rig.leave(one)
  const two = rig.operator('two', 'more.jobs')
  for (let i = 0; i < SERVED_TOPICS_MAX; i++) {
    rig.listen(two, `t${i}.jobs`)
    rig.submit(alice, { priority: 99 }, { topic: `t${i}.jobs` })
  }
  expect(rig.submit(alice, {}, { topic: 'first.jobs' })).toBe('pass')
})

describe('how a job ends', () => {
  it('JB6 runs from its first heartbeat on, and lives by them', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const id = rig.submit(alice)
    for (let i = 0; i < 5; i++) {
      rig.clock.pass(20_000)
      rig.broker.heard(one, id)
    }
    expect(rig.stateOf(id)).toBe('running')
    rig.clock.pass(31_000)
    expect(ended(rig, id)).toBe('failed job/lease-lost')
    expect(rig.records).toContain('lost one one silent')
  })

  it('JB7 is given to another operator as often as the policy redelivers, and then fails into the dead letters', () => {
    const rig = new BrokerRig({ policy: { redeliver: 1, deadLetter: 'nvm.dead' } })
    const alice = rig.party('alice')
    const one = rig.operator('one')
    const two = rig.operator('two')
    const id = rig.submit(alice, { job: 'x' })
    const holder = rig.delivered[0]?.startsWith(one.inbox) ? one : two
    const other = holder === one ? two : one
    rig.leave(holder)
    expect(rig.stateOf(id)).toBe('leased')
    expect(rig.delivered.at(-1)).toBe(`${other.inbox} ${id}`)
    rig.leave(other)
    expect(rig.buried).toEqual([{ topic: 'nvm.dead', jobId: id, text: '{"job":"x"}' }])
    expect(rig.events.filter((line) => line.startsWith(id)).map((line) => line.slice(37))).toEqual([
      'accepted',
      'leased',
      'requeued job/lease-lost',
      'leased',
      'failed job/lease-lost',
      'dead_lettered job/lease-lost',
    ])
  })

  it('JB7 gives a silent operator nothing until it is heard again', () => {
    const rig = new BrokerRig({ policy: { leaseS: 1 } })
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    rig.submit(alice)
    const next = rig.submit(alice)
    rig.clock.pass(1_500)
    expect(rig.stateOf(next)).toBe('accepted')
    rig.broker.heard(one, undefined)
    expect(rig.stateOf(next)).toBe('leased')
  })

  it("JB8 never redelivers a run's job, and leaves none to the operator of a later run", () => {
    const rig = new BrokerRig({ policy: { redeliver: 5 } })
    const controller = rig.party('controller')
    const fabric = rig.operator('fabric', 'nvm.jobs', { party: { isRunParty: true } })
    const [first, second] = [rig.submit(controller, { run_id: 'run-1' }), rig.submit(controller, { run_id: 'run-1' })]
    rig.leave(fabric)
    expect([ended(rig, first), ended(rig, second)]).toEqual(['failed job/lease-lost', 'failed job/lease-lost'])
    rig.operator('fabric', 'nvm.jobs', { party: { isRunParty: true } })
    expect(rig.delivered.length).toBe(1)
  })

  it('JB9 expires at its deadline, waiting or not, and tells who works on it', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const ids = [rig.submit(alice, {}, { deadlineMs: 1_000 }), rig.submit(alice, {}, { deadlineMs: 500 })]
    rig.clock.pass(700)
    expect(ended(rig, ids[1] as string)).toBe('expired job/expired')
    rig.clock.pass(700)
    expect(ended(rig, ids[0] as string)).toBe('expired job/expired')
    expect(rig.said.map(({ inbox, id }) => [inbox, id])).toEqual([[one.inbox, ids[0]]])
    expect(rig.result(one, ids[0] as string)).toBe('job/expired')
  })

  it('JB10 is cancelled at once while it waits; whoever works on it has five seconds', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const [working, waiting, third] = [rig.submit(alice), rig.submit(alice), rig.submit(alice)]
    rig.broker.cancel(waiting, 'no need')
    expect(ended(rig, waiting)).toBe('cancelled no need')
    rig.broker.cancel(working, 'enough')
    expect(rig.said).toEqual([{ inbox: one.inbox, id: working, body: { cancel: 'enough' } }])
    rig.result(one, working, { status: 'failed', error: { code: 'job/cancelled' } })
    expect(ended(rig, working)).toBe('cancelled enough')
    rig.broker.cancel(third, 'enough')
    rig.clock.pass(CANCEL_GRACE_MS + 200)
    expect(ended(rig, third)).toBe('cancelled enough')
    expect(() => rig.broker.cancel(third, 'again')).toThrow(expect.objectContaining({ code: 'job/unknown' }))
  })

  it('JB11 takes a result from who holds the lease alone', () => {
    const rig = new BrokerRig({ policy: { redeliver: 1, leaseS: 1 } })
    const alice = rig.party('alice')
    const one = rig.operator('one')
    const id = rig.submit(alice)
    const two = rig.operator('two')
    expect(rig.result(two, id)).toBe('job/not-leased')
    expect(rig.result(two, '00000000-0000-4000-8000-00000000dead')).toBe('job/not-leased')
    expect(rig.result(rig.party('stranger'), '00000000-0000-4000-8000-00000000dead')).toBeUndefined()
    rig.clock.pass(1_200)
    expect(rig.result(one, id)).toBe('job/lease-lost')
    expect(rig.result(two, id)).toBeUndefined()
    expect(ended(rig, id)).toBe('ok')
  })

  it('JB11 tells a late result that its job expired, also when that went to the dead letters', () => {
    const rig = new BrokerRig({ policy: { deadLetter: 'nvm.dead' } })
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const id = rig.submit(alice, {}, { deadlineMs: 500 })
    rig.clock.pass(700)
    expect(rig.result(one, id)).toBe('job/expired')
  })

  it('JB12 answers a job that it knows with what became of it, and refuses the id for another', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const id = rig.submit(alice, { n: 1 })
    expect(rig.submit(alice, { n: 1 }, { id })).toBe('known')
    rig.result(one, id)
    expect(rig.submit(alice, { n: 1 }, { id })).toBe('known')
    expect(rig.said.map(({ body }) => body['state'])).toEqual(['leased', 'ok'])
    expect(rig.submit(alice, { n: 2 }, { id })).toBe('job/not-idempotent')
    expect(rig.submit(rig.party('bob'), { n: 1 }, { id })).toBe('job/not-idempotent')
    expect(rig.delivered.length).toBe(1)
  })

  it('JB13 hands over a durable job once it is on disk, and never one that the log lost', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one', 'nvm.jobs', { places: 2 })]
    const id = rig.submit(alice, {}, { isHeld: true })
    const pos = rig.pos
    expect(rig.delivered).toEqual([])
    rig.broker.durable(pos, itemOf(id, 'nvm.jobs', new Uint8Array()))
    expect(rig.delivered).toEqual([`${one.inbox} ${id}`])
    const lost = rig.submit(alice, {}, { isHeld: true })
    rig.broker.voided(rig.pos)
    expect(ended(rig, lost)).toBe('failed log/io')
  })

  it('JB15 charges what the operator tells, and the reservation for what it does not', () => {
    const rig = new BrokerRig()
    const [alice, one] = [rig.party('alice'), rig.operator('one')]
    const asked = { constraints: { max_runtime_ms: 9_000, max_energy_joules: 3, max_runs: 7 } }
    const told = rig.submit(alice, asked)
    rig.result(one, told, { status: 'ok', resources: { wall_ms: 12, energy_joules: 0.5, runs: 2, cpu_ms: 11.2 } })
    const silent = rig.submit(alice, asked)
    rig.clock.pass(40)
    rig.result(one, silent)
    const never = [rig.submit(alice, asked), rig.submit(alice, asked)][1] as string
    rig.broker.cancel(never, '')
    const used = (id: string): unknown => rig.settled.find(({ jobId }) => jobId === id)?.used
    expect(used(told)).toMatchObject({ wallMs: 12, energyUj: 500_000, runs: 2, cpuMs: 12 })
    expect(used(silent)).toMatchObject({ wallMs: 40, energyUj: 3_000_000, runs: 7, cpuMs: 0 })
    expect(used(never)).toMatchObject({ wallMs: 0, energyUj: 0, runs: 0 })
  })

  it('JB16 serves the jobs of a namespace that crosses into its own, and hands their results back', () => {
    const rig = new BrokerRig({ crossings: [{ from: 'guests', to: 'default' }] })
    const one = rig.operator('one')
    const guest = rig.party('guest', { namespace: 'guests' })
    const id = rig.submit(guest)
    expect(rig.stateOf(id)).toBe('leased')
    rig.result(one, id)
    expect(rig.handedOn).toEqual([`guests ${id}`])
  })

  it('JB17 ends what is open when the engine stops', () => {
    const rig = new BrokerRig()
    const alice = rig.party('alice')
    rig.operator('one')
    const ids = [rig.submit(alice), rig.submit(alice)]
    rig.broker.stop()
    expect(ids.map((id) => ended(rig, id))).toEqual(['failed spine/stopping', 'failed spine/stopping'])
    expect(rig.broker.book.open.size).toBe(0)
  })
})
