import type { Port } from './port.ts'

/** A queue group of one namespace: of what its members subscribed to, each message goes to one of them. */
export class QueueGroup {
  readonly name: string
  /** Counts on from member to member, over all topics. */
  turn = 0
  readonly members = new Map<Port, GroupMember>()

  constructor(name: string) {
    this.name = name
  }

  /** One object for each port, so that it can be found again. */
  member(port: Port): GroupMember {
    const known = this.members.get(port)
    if (known) return known
    const member = { group: this, port, subscriptions: 0 }
    this.members.set(port, member)
    return member
  }
}

export interface GroupMember {
  readonly group: QueueGroup
  readonly port: Port
  subscriptions: number
}

/** The members of a group that subscribed to a topic. */
export interface MatchedGroup {
  readonly group: QueueGroup
  readonly members: readonly Port[]
}

/** The next member in turn whose queue has room; when none has, the next in turn. */
function nextMember({ group, members }: MatchedGroup): Port {
  const first = group.turn % members.length
  for (let i = 0; i < members.length; i++) {
    const at = (first + i) % members.length
    const member = members[at] as Port
    if (!member.outbox.hasRoom) continue
    group.turn = at + 1
    return member
  }
  group.turn = first + 1
  return members[first] as Port
}

/**
 * One member of each group, without those who get the message anyway: a connection gets it once.
 * @param into is emptied first
 */
export function pickMembers(groups: readonly MatchedGroup[], subscribers: readonly Port[], into: Port[]): void {
  into.length = 0
  for (let i = 0; i < groups.length; i++) {
    const port = nextMember(groups[i] as MatchedGroup)
    if (!subscribers.includes(port) && !into.includes(port)) into.push(port)
  }
}

/** The members of matched patterns by group; a member with two patterns counts once. */
export function groupMembers(members: readonly GroupMember[]): MatchedGroup[] {
  const byGroup = new Map<QueueGroup, Port[]>()
  for (const { group, port } of members) {
    const ports = byGroup.get(group)
    if (ports === undefined) byGroup.set(group, [port])
    else ports.push(port)
  }
  return [...byGroup].map(([group, ports]) => ({ group, members: ports }))
}
