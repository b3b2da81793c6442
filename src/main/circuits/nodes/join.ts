import type { FaultCode, Result } from '../../../shared/base/index.ts'
import { ok } from '../../../shared/base/index.ts'
import type { JoinNode } from '../../../shared/circuit/index.ts'
import type { Cell, NodeWork } from '../cell.ts'
import { DueQueue } from '../due-queue.ts'
import type { Flow } from '../flow.ts'
import type { Waiting } from '../inside.ts'
import { objectOf } from '../joined-payload.ts'
import { Judge } from '../judge.ts'
import { JOIN_GROUPS_MAX } from '../limits.ts'
import type { Parcel } from '../parcel.ts'

interface Member {
  readonly port: string
  readonly parcel: Parcel
  readonly waiting: Waiting
  /** Of `latest`: it went into what left, and whether it was what made that leave. */
  use: 'none' | 'joined' | 'out'
}

/** Messages that belong together. */
interface Group {
  readonly key: string
  members: Member[]
  /** It has left: what still comes for it is surplus. */
  isDone: boolean
  /** What `DueQueue` holds of it; a new object each time. */
  alarm: { readonly group: Group }
}

/** What the mode of a join decides when one more message has come. */
type Take = (group: Group, member: Member) => void

/** Puts together what belongs together (docs/spec/circuit-runtime.md, CR20 to CR25). */
export class JoinNodeWork implements NodeWork {
  readonly #cell: Cell
  readonly #flow: Flow
  readonly #node: JoinNode
  readonly #ports: readonly string[]
  readonly #by: Judge | undefined
  readonly #groups = new Map<string, Group>()
  readonly #due: DueQueue<{ readonly group: Group }>
  readonly #take: Take

  /** @param ports its inputs, in the order of the edges */
  constructor(cell: Cell, flow: Flow, setting: { readonly node: JoinNode; readonly ports: readonly string[] }) {
    this.#cell = cell
    this.#flow = flow
    this.#node = setting.node
    this.#ports = setting.ports
    const { by, mode } = setting.node
    this.#by = by === 'correlation' ? undefined : new Judge(by, 'any')
    this.#take = { zip: this.#zip, quorum: this.#quorum, any: this.#any, latest: this.#latest }[mode]
    this.#due = new DueQueue(flow.clock, (due) => flow.enter(() => this.#overdue(due.map(({ group }) => group))))
  }

  take(batch: readonly Parcel[], port: string): void {
    for (const parcel of batch) this.#came(parcel, port)
  }

  abandon(): readonly Parcel[] {
    const members = [...this.#groups.values()].flatMap((group) => group.members)
    this.#groups.clear()
    this.#due.clear()
    return members.filter((member) => this.#letGo(member)).map(({ parcel }) => parcel)
  }

  #came(parcel: Parcel, port: string): void {
    const key = this.#keyOf(parcel, port)
    if (!key.ok) return this.#flow.drop(this.#cell, parcel, key.error)
    if (this.#node.mode !== 'any') {
      try {
        parcel.json()
      } catch {
        return this.#flow.drop(this.#cell, parcel, 'circuit/not-json')
      }
    }
    const known = this.#groups.get(key.value)
    if (known?.isDone === true) return this.#flow.drop(this.#cell, parcel, 'surplus')
    const waiting = this.#flow.wait(this.#cell, parcel, () => this.#forget(key.value, waiting))
    if (waiting === undefined) return
    const member: Member = { port, parcel, waiting, use: 'none' }
    // Making room may have ended the group that was there.
    const group = this.#groups.get(key.value) ?? this.#open(key.value)
    group.members.push(member)
    this.#take(group, member)
  }

  #keyOf(parcel: Parcel, port: string): Result<string, FaultCode> {
    if (this.#by === undefined) return ok(parcel.correlation)
    const value = this.#by.value(parcel, port)
    return value.ok ? ok(JSON.stringify(value.value)) : value
  }

  #open(key: string): Group {
    if (this.#groups.size >= JOIN_GROUPS_MAX) {
      const [oldest] = this.#groups.values()
      if (oldest !== undefined) this.#close(oldest)
    }
    const group: Group = { key, members: [], isDone: false, alarm: undefined as never }
    this.#groups.set(key, group)
    this.#setAlarm(group, this.#flow.clock.monotonicMs() + this.#node.withinMs)
    return group
  }

  #setAlarm(group: Group, dueMs: number): void {
    group.alarm = { group }
    this.#due.add(group.alarm, dueMs)
  }

  readonly #zip: Take = (group) => {
    const firsts = this.#ports.map((port) => group.members.find((member) => member.port === port))
    if (firsts.some((member) => member === undefined)) return
    const chosen = firsts as Member[]
    group.members = group.members.filter((member) => !chosen.includes(member))
    if (group.members.length === 0) this.#end(group)
    this.#leave(chosen)
  }

  /** One of each input counts; a second one of the same input takes the place of the first. */
  readonly #quorum: Take = (group, member) => {
    this.#replace(group, member)
    if (group.members.length < (this.#node.of ?? this.#ports.length)) return
    const chosen = group.members
    group.members = []
    group.isDone = true
    this.#leave(chosen)
  }

  readonly #any: Take = (group, member) => {
    group.members = []
    group.isDone = true
    this.#flow.goOn(this.#cell, member.waiting)
    this.#flow.emit(this.#cell, 'out', [member.parcel])
  }

  /** Each message that comes goes on with the newest of the other inputs, once there is one of each. */
  readonly #latest: Take = (group, member) => {
    this.#replace(group, member)
    if (group.members.length < this.#ports.length) return
    const payload = objectOf(this.#byPort(group.members))
    if (payload === undefined) {
      group.members = group.members.filter((each) => each !== member)
      this.#flow.goOn(this.#cell, member.waiting)
      return this.#flow.drop(this.#cell, member.parcel, 'wire/too-large')
    }
    for (const other of group.members) if (other.use === 'none') other.use = 'joined'
    member.use = 'out'
    this.#flow.goOn(this.#cell, member.waiting)
    const { parcel } = member
    this.#flow.emit(this.#cell, 'out', [parcel.with({ payload, schema: '' })])
  }

  #replace(group: Group, member: Member): void {
    const before = group.members.find(({ port }) => port === member.port)
    if (before === undefined || before === member) return
    group.members = group.members.filter((each) => each !== before)
    this.#giveUp(before, 'replaced')
  }

  #byPort(members: readonly Member[]): Map<string, Parcel> {
    return new Map(this.#ports.flatMap((port) => members.filter((member) => member.port === port).map(({ parcel }) => [port, parcel])))
  }

  /** What was chosen leaves as one message: the path of the last to come goes on, those of the others end in it. */
  #leave(chosen: readonly Member[]): void {
    for (const { waiting } of chosen) this.#flow.goOn(this.#cell, waiting)
    const byAge = chosen.map(({ parcel }) => parcel)
    const payload = objectOf(this.#byPort(chosen))
    if (payload === undefined) return this.#flow.dropAll(this.#cell, byAge, 'wire/too-large')
    const last = chosen.reduce((newest, member) => (member.waiting.order > newest.waiting.order ? member : newest))
    for (const member of chosen) if (member !== last) this.#flow.join(this.#cell, member.parcel)
    const { parcel } = last
    this.#flow.emit(this.#cell, 'out', [parcel.with({ payload, schema: '' })])
  }

  #overdue(groups: readonly Group[]): void {
    for (const group of groups) if (this.#groups.get(group.key) === group) this.#age(group)
  }

  /** What came more than `withinMs` ago has waited in vain; a zip and a latest go on with what is younger. */
  #age(group: Group): void {
    const { mode, withinMs } = this.#node
    const oldestMs = this.#flow.clock.monotonicMs() - withinMs
    const young = mode === 'zip' || mode === 'latest' ? group.members.filter(({ waiting }) => waiting.sinceMs > oldestMs) : []
    const [oldest] = young
    if (oldest === undefined) return this.#close(group)
    const old = group.members.filter((member) => !young.includes(member))
    group.members = young
    this.#setAlarm(group, oldest.waiting.sinceMs + withinMs)
    for (const member of old) this.#giveUp(member, 'incomplete')
  }

  #close(group: Group): void {
    this.#end(group)
    const { members } = group
    group.members = []
    for (const member of members) this.#giveUp(member, 'incomplete')
  }

  #end(group: Group): void {
    this.#groups.delete(group.key)
    this.#due.remove(group.alarm)
  }

  #giveUp(member: Member, cause: string): void {
    if (!this.#letGo(member)) return
    if (member.use === 'joined') this.#flow.join(this.#cell, member.parcel)
    else this.#flow.drop(this.#cell, member.parcel, cause)
  }

  /** @returns false for one that went on already, which is kept for the others only */
  #letGo(member: Member): boolean {
    if (member.use === 'out') return false
    this.#flow.goOn(this.#cell, member.waiting)
    return true
  }

  /** Made room for another message. */
  #forget(key: string, waiting: Waiting | undefined): void {
    const group = this.#groups.get(key)
    if (group === undefined) return
    group.members = group.members.filter((member) => member.waiting !== waiting)
    if (group.members.length === 0 && !group.isDone) this.#end(group)
  }
}
