import type { Job } from './job.ts'

const PRIORITIES = 10
/** Namespaces whose share is remembered; one more and all begin again. */
const NAMESPACES_REMEMBERED_MAX = 1_024

/** The jobs that wait on one topic of one namespace, by priority, each list in order of arrival. */
interface Line {
  readonly namespace: string
  readonly topic: string
  readonly byPriority: readonly Job[][]
  size: number
}

/** Which jobs of this line may the operator that asks take: any, only such as are bound to it, none? */
export type MayTake = (line: { readonly namespace: string; readonly topic: string }) => 'any' | 'bound' | 'none'
/** Who asks for a job. */
export interface Asking {
  readonly type: string
  readonly identity: string
}

const keyOf = (namespace: string, topic: string): string => `${namespace}\n${topic}`

/**
 * Jobs that wait for a place. Whoever has one gets the job of the highest priority; between namespaces that have such jobs, fairly by weight
 * (stride scheduling, Waldspurger and Weihl 1995); then the one that came first.
 */
export class WaitingJobs {
  readonly #lines = new Map<string, Line>()
  readonly #weight: (namespace: string) => number
  /** How much each namespace has been served, by its weight, and where the last one served stood. */
  readonly #served = new Map<string, number>()
  #present = 0
  #size = 0

  constructor(weight: (namespace: string) => number) {
    this.#weight = weight
  }

  get size(): number {
    return this.#size
  }

  sizeOf(namespace: string, topic: string): number {
    return this.#lines.get(keyOf(namespace, topic))?.size ?? 0
  }

  jobsOn(namespace: string, topic: string): Job[] {
    return (this.#lines.get(keyOf(namespace, topic))?.byPriority ?? []).flat()
  }

  /** Puts a job in its place in the order of arrival: one that comes back goes before those that came after it. */
  push(job: Job): void {
    const { namespace } = job.submitter
    const key = keyOf(namespace, job.topic)
    let line = this.#lines.get(key)
    if (line === undefined) {
      // A namespace that had nothing to do saves nothing up.
      if (![...this.#lines.values()].some((other) => other.namespace === namespace)) this.#catchUp(namespace)
      line = { namespace, topic: job.topic, byPriority: Array.from({ length: PRIORITIES }, () => []), size: 0 }
      this.#lines.set(key, line)
    }
    const list = line.byPriority[job.priority] as Job[]
    let at = list.length
    while (at > 0 && (list[at - 1] as Job).order > job.order) at--
    list.splice(at, 0, job)
    line.size++
    this.#size++
  }

  /** @returns false when it does not wait here */
  remove(job: Job): boolean {
    const line = this.#lines.get(keyOf(job.submitter.namespace, job.topic))
    const list = line?.byPriority[job.priority] ?? []
    const at = list.indexOf(job)
    if (line === undefined || at < 0) return false
    list.splice(at, 1)
    this.#size--
    if (--line.size === 0) this.#lines.delete(keyOf(line.namespace, line.topic))
    return true
  }

  /** Takes out the next job for an operator, or undefined. */
  next(asking: Asking, mayTake: MayTake): Job | undefined {
    let best: Job | undefined
    for (const line of this.#lines.values()) {
      const head = headOf(line, asking, mayTake(line))
      if (head !== undefined && (best === undefined || this.#isBefore(head, best))) best = head
    }
    if (best === undefined) return undefined
    this.remove(best)
    const { namespace } = best.submitter
    const at = this.#servedOf(namespace)
    this.#present = Math.max(this.#present, at)
    this.#served.set(namespace, at + 1 / Math.max(this.#weight(namespace), 1))
    return best
  }

  #isBefore(a: Job, b: Job): boolean {
    if (a.priority !== b.priority) return a.priority > b.priority
    const [servedA, servedB] = [this.#servedOf(a.submitter.namespace), this.#servedOf(b.submitter.namespace)]
    return servedA === servedB ? a.order < b.order : servedA < servedB
  }

  #servedOf(namespace: string): number {
    return this.#served.get(namespace) ?? this.#present
  }

  #catchUp(namespace: string): void {
    if (this.#served.size >= NAMESPACES_REMEMBERED_MAX) this.#served.clear()
    this.#served.set(namespace, Math.max(this.#servedOf(namespace), this.#present))
  }
}

function headOf(line: Line, { type, identity }: Asking, may: ReturnType<MayTake>): Job | undefined {
  if (may === 'none') return undefined
  const isFor = ({ boundTo, types }: Job): boolean => (boundTo === undefined ? may === 'any' : boundTo === identity) && types.includes(type)
  for (let priority = PRIORITIES - 1; priority >= 0; priority--) {
    const found = line.byPriority[priority]?.find(isFor)
    if (found !== undefined) return found
  }
  return undefined
}
