import { createHash } from 'node:crypto'
import { canonicalJson, Fault } from '../../../shared/base/index.ts'
import { type Circuit, type CircuitPlan, type CircuitWorld, loopsAround, needsOf, planCircuit } from '../../../shared/circuit/index.ts'
import { CIRCUITS_MAX, type CircuitState } from '../../../shared/state/index.ts'
import { isTestNamespace } from '../../../shared/topic/index.ts'
import type { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import type { DrainOutcome } from '../../circuits/index.ts'
import { type Grants, isAllowed, maySubscribe } from '../../spine/index.ts'
import type { ContentStore } from '../../workspace/content-store.ts'
import type { Recorder } from '../recorder.ts'
import { CIRCUIT_IDENTITY } from '../reserved-names.ts'
import type { Caller } from '../services/service.ts'
import type { AppliedCircuit, CircuitBook, Served } from './circuit-book.ts'
import {
  type ExaminedCircuit,
  examineCircuit,
  type GivenCircuit,
  requireWhole,
  type Surroundings,
  type WholeCircuit,
} from './circuit-files.ts'
import type { CircuitLives, CircuitVersion, MadeCircuit } from './circuit-lives.ts'

/** Who asks, as far as it matters here. */
export interface Asking {
  readonly caller: Caller
  readonly grants: Grants
  readonly denied: Grants | undefined
}

export interface CircuitDeskOptions {
  readonly recorder: Recorder
  readonly book: CircuitBook
  /** It is there once the engine has started. */
  readonly store: () => Pick<ContentStore, 'offer' | 'settle' | 'withdraw' | 'offered' | 'read'>
  readonly lives: CircuitLives
  /** What this engine knows beyond the files, for this circuit. */
  readonly around: (circuit: Pick<Circuit, 'name' | 'namespace'>) => Surroundings
  readonly isComponent: (identity: string) => boolean
  /** Circuits run here; an engine that a verb starts for a moment only records. */
  readonly isStanding: boolean
}

/** A circuit that may be applied, beside what runs under its name now. */
export interface PlannedCircuit {
  readonly whole: WholeCircuit
  readonly before: AppliedCircuit | undefined
  readonly plan: CircuitPlan
  readonly planSha256: string
  readonly grants: Grants
  readonly serves: readonly Served[]
  /** Rights that whoever asks has not. */
  readonly notHeld: readonly string[]
  readonly isUnchanged: boolean
}

/** What became of an act. */
export interface Switched {
  readonly name: string
  readonly version: number
  readonly record: number
  readonly running: boolean
  readonly fault: Fault | undefined
  readonly drained: DrainOutcome | undefined
}

/** Applies circuits, brings back earlier versions and stops them. A record decides; what runs follows it (docs/spec/circuit-desk.md). */
export class CircuitDesk {
  readonly #options: CircuitDeskOptions
  /** Names that an act is under way for. */
  readonly #busy = new Set<string>()
  /** Ends with the last act on the content store: two circuits may have a file in common. */
  #storing: Promise<unknown> = Promise.resolve()

  constructor(options: CircuitDeskOptions) {
    this.#options = options
  }

  /** Everything that is wrong with it; with what this engine knows, and what whoever asks may do. */
  examine(given: GivenCircuit, asking: Asking | undefined): ExaminedCircuit {
    const alone = examineCircuit(given)
    if (alone.whole === undefined) return alone
    const { world, components } = this.#options.around(alone.whole.circuit)
    const withGrants: CircuitWorld = asking === undefined ? world : { ...world, grants: asking.grants }
    return examineCircuit(given, { world: withGrants, components })
  }

  /** @throws Fault `circuit/has-errors` */
  async plan(given: GivenCircuit, asking: Asking): Promise<PlannedCircuit> {
    return await this.#planOf(requireWhole(this.examine(given, undefined)), asking)
  }

  async #planOf(whole: WholeCircuit, asking: Asking): Promise<PlannedCircuit> {
    const { circuit } = whole
    const before = this.#running(circuit.name)
    // What cannot be read any more is no reason to keep it: everything is new beside it, and the same files bring it back.
    const beforeCircuit = before === undefined ? undefined : await this.circuitOf(before).catch(() => undefined)
    const plan = planCircuit(beforeCircuit, circuit, this.#options.around(circuit).world)
    const grants = grantsOf(circuit)
    return {
      whole,
      before,
      plan,
      planSha256: createHash('sha256')
        .update(canonicalJson(plain(plan)))
        .digest('hex'),
      grants,
      serves: servesOf(whole),
      notHeld: missingOf(grants, asking, [circuit.namespace, ...(before === undefined ? [] : [before.namespace])]),
      isUnchanged:
        beforeCircuit !== undefined && before?.expandedSha256 === whole.expandedSha256 && before.bindingSha256 === whole.bindingSha256,
    }
  }

  /**
   * One act: files into the content store, one record on the disk, then the switch. Killed anywhere in between, the record decides.
   * @param asPlanned hash of the plan that a person saw: it must still be that
   * @returns undefined where exactly this runs already
   * @throws Fault `circuit/has-errors`, `circuit/grant-not-held`, `circuit/switching`, `circuit/too-big`, `spine/limit`
   */
  async apply(
    given: GivenCircuit,
    asking: Asking,
    asPlanned?: string,
  ): Promise<{ readonly planned: PlannedCircuit; readonly switched: Switched | undefined }> {
    const whole = requireWhole(this.examine(given, undefined))
    const { circuit } = whole
    this.#admit(circuit.name)
    // No other act may come between the plan and what is done.
    return await this.#alone(circuit.name, async () => {
      const planned = await this.#planOf(whole, asking)
      if (asPlanned !== undefined && asPlanned !== planned.planSha256)
        throw new Fault('circuit/file-changed', 'what applying would change is another thing than was planned', {
          plan_sha256: planned.planSha256,
        })
      requireHeld(planned)
      const run = this.#options.lives.runOf(circuit.name)
      if (planned.isUnchanged && run?.fault === undefined && (run !== undefined) === this.#options.isStanding)
        return { planned, switched: undefined }
      const version = (this.#stateOf(circuit.name)?.versionsTotal ?? 0) + 1
      const made = await this.#make({ name: circuit.name, version, circuit, serves: planned.serves })
      let record: number
      try {
        record = await this.#inTurn(() => this.#keep(planned, version, asking))
      } catch (error) {
        if (made !== undefined) await this.#options.lives.discard(made)
        throw error
      }
      const drained = made === undefined ? undefined : await this.#options.lives.takeOver(made)
      return { planned, switched: this.#switched(circuit.name, { version, record, drained }) }
    })
  }

  /** What may be tried: as what may be applied. @throws Fault `circuit/has-errors`, `circuit/grant-not-held` */
  async admitTry(given: GivenCircuit, asking: Asking): Promise<PlannedCircuit> {
    const planned = await this.plan(given, asking)
    requireHeld(planned)
    return planned
  }

  /**
   * Exactly the bytes, binding and grants of an earlier version run again.
   * @param to undefined: the version before the one that runs
   * @throws Fault `circuit/not-applied`, `circuit/no-version`, `circuit/grant-not-held`, `data/checksum`
   */
  async rollback(
    name: string,
    to: number | undefined,
    asking: Asking,
  ): Promise<Switched & { readonly from: number; readonly target: AppliedCircuit }> {
    const state = this.#known(name)
    const target = this.#version(
      name,
      to ?? this.#options.book.versionsOf(name).findLast(({ version }) => version < state.version)?.version,
    )
    requireHeld({ notHeld: missingOf(target.grants, asking, [target.namespace, ...this.#homeOf(name)]) })
    return await this.#alone(name, async () => {
      const circuit = await this.circuitOf(target)
      this.#requireBounded(circuit)
      const from = this.#known(name).version
      const made = await this.#make({ name, version: target.version, circuit, serves: target.serves })
      const body = {
        name,
        from,
        to: target.version,
        circuitSha256: bytesOf(target.circuitSha256),
        bindingSha256: bytesOf(target.bindingSha256),
      }
      let record: number
      try {
        record = await this.#commit({ circuitRolledBack: body }, asking)
      } catch (error) {
        if (made !== undefined) await this.#options.lives.discard(made)
        throw error
      }
      const drained = made === undefined ? undefined : await this.#options.lives.takeOver(made)
      return { from, target, ...this.#switched(name, { version: target.version, record, drained }) }
    })
  }

  /** Stops a circuit: nothing more comes in, what is inside ends by its rules. @throws Fault `circuit/not-applied` */
  async drain(name: string, reason: string, asking: Asking): Promise<Switched> {
    const { version, state } = this.#known(name)
    if (state === 'drained') throw new Fault('circuit/not-applied', `${name} has been drained`, { name })
    requireHeld({ notHeld: missingOf(NO_GRANTS, asking, this.#homeOf(name)) })
    return await this.#alone(name, async () => {
      await this.#commit({ circuitDrained: { name, version, state: 'draining', reason } }, asking)
      const drained = await this.#options.lives.drain(name)
      const unfinished = drained?.dropped ?? 0
      const record = await this.#commit({ circuitDrained: { name, version, state: 'drained', unfinished, reason } }, asking)
      return this.#switched(name, { version, record, drained })
    })
  }

  /** Starts what the record says runs; ends what an engine before did not get to end. @throws Fault `run/io` */
  async begin(): Promise<void> {
    const { recorder, lives, isStanding, store } = this.#options
    const orphans = await store().offered()
    if (orphans.length > 0) await this.#inTurn(() => this.#letGo(orphans))
    for (const [name, { state, version }] of Object.entries(recorder.state.circuits.circuits)) {
      if (state === 'draining')
        recorder.append({
          actor: ENGINE,
          circuitDrained: { name, version, state: 'drained', reason: 'the engine ended before it had drained' },
        })
      if (state !== 'active' || !isStanding) continue
      try {
        const applied = this.#version(name, version)
        const circuit = await this.circuitOf(applied)
        this.#requireBounded(circuit)
        await lives.takeOver(await lives.make({ name, version, circuit, serves: applied.serves }))
      } catch (error) {
        lives.failed(name, version, Fault.from(error))
      }
    }
  }

  /** The circuit of a version, from the bytes that it was applied with. @throws Fault `data/missing`, `data/checksum` */
  async circuitOf(applied: AppliedCircuit): Promise<Circuit> {
    return requireWhole(examineCircuit(await this.filesOf(applied))).circuit
  }

  /** @throws Fault `data/missing`, `data/checksum` */
  async filesOf({ files, bindingSha256 }: AppliedCircuit): Promise<GivenCircuit> {
    const texts = new Map<string, string>()
    for (const { path, sha256 } of files) texts.set(path, new TextDecoder().decode(await this.#options.store().read(sha256)))
    const last = files.at(-1)
    const isBound = bindingSha256 !== '' && last?.sha256 === bindingSha256
    return {
      file: files[0]?.path ?? '',
      files: texts,
      binding: isBound ? { path: last.path, text: texts.get(last.path) ?? '' } : undefined,
    }
  }

  /** The files, then the record that names them; without the record none of them stays that nothing else names. */
  async #keep(planned: PlannedCircuit, version: number, asking: Asking): Promise<number> {
    const store = this.#options.store()
    const offered = new Set<string>()
    try {
      for (const { bytes } of planned.whole.files) offered.add((await store.offer(bytes)).sha256)
      const record = await this.#commit({ circuitApplied: toRecord(planned, version) }, asking)
      for (const sha256 of offered) await store.settle(sha256)
      return record
    } catch (error) {
      await this.#letGo(offered)
      throw error
    }
  }

  /** Of what was offered that which no version is made of: an engine before was killed, or refused the record. */
  async #letGo(offered: Iterable<string>): Promise<void> {
    const { book } = this.#options
    const store = this.#options.store()
    const named = book.contents
    for (const sha256 of offered) await (named.has(sha256) ? store.settle(sha256) : store.withdraw(sha256))
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#storing.then(act, act)
    this.#storing = turn
    return await turn
  }

  /** Undefined where nothing runs: an engine that only records. */
  async #make(version: CircuitVersion): Promise<MadeCircuit | undefined> {
    return this.#options.isStanding ? await this.#options.lives.make(version) : undefined
  }

  #version(name: string, version: number | undefined): AppliedCircuit {
    const found = version === undefined ? undefined : this.#options.book.version(name, version)
    if (found !== undefined) return found
    throw new Fault('circuit/no-version', `${name} has no ${version === undefined ? 'earlier version' : `version ${version}`}`, { name })
  }

  /** What runs now, or would in a standing engine. */
  #running(name: string): AppliedCircuit | undefined {
    const state = this.#stateOf(name)
    return state?.state === 'active' ? this.#options.book.version(name, state.version) : undefined
  }

  /** Namespace of the version that runs or ran last. */
  #homeOf(name: string): readonly string[] {
    const found = this.#options.book.version(name, this.#known(name).version)
    return found === undefined ? [] : [found.namespace]
  }

  /** Applying looks at this with all else; what ran before may have become a loop through what came after it. @throws Fault `circuit/has-errors` */
  #requireBounded(circuit: Circuit): void {
    const [loop] = loopsAround(circuit, this.#options.lives.beside(circuit))
    if (loop === undefined) return
    const through = loop.circuits.join(', ')
    throw new Fault('circuit/has-errors', `what ${loop.node} gives would come back without end, through ${through}`, { name: circuit.name })
  }

  #stateOf(name: string): CircuitState | undefined {
    const { circuits } = this.#options.recorder.state.circuits
    return Object.hasOwn(circuits, name) ? circuits[name] : undefined
  }

  #known(name: string): CircuitState {
    const state = this.#stateOf(name)
    if (state === undefined) throw new Fault('circuit/not-applied', `no circuit ${name} was applied`, { name })
    return state
  }

  #admit(name: string): void {
    const { circuits } = this.#options.recorder.state.circuits
    if (!Object.hasOwn(circuits, name) && Object.keys(circuits).length >= CIRCUITS_MAX)
      throw new Fault('spine/limit', `a workspace has at most ${CIRCUITS_MAX} circuits`)
    if (this.#options.isComponent(`${CIRCUIT_IDENTITY}${name}`))
      throw new Fault('request/refused', `${CIRCUIT_IDENTITY}${name} is a component of workspace.yaml: give one of them another name`)
  }

  async #alone<T>(name: string, act: () => Promise<T>): Promise<T> {
    if (this.#busy.has(name)) throw new Fault('circuit/switching', `another act on ${name} is under way`, { name })
    this.#busy.add(name)
    try {
      return await act()
    } catch (error) {
      // Both its connection and what it is made of are one record each.
      if (Fault.from(error).code !== 'audit/too-large') throw error
      throw new Fault('circuit/too-big', 'what this circuit is made of and may do does not fit one record', {}, { cause: error })
    } finally {
      this.#busy.delete(name)
    }
  }

  /** Resolves once the record is on the disk: from there on it is so. */
  async #commit(body: Partial<arqonbus.v1.IRecord>, { caller }: Asking): Promise<number> {
    return await this.#options.recorder.appendDurable({ actor: { id: caller.id, kind: caller.kind === 'human' ? 1 : 2 }, ...body })
  }

  #switched(name: string, act: Pick<Switched, 'version' | 'record' | 'drained'>): Switched {
    const run = this.#options.lives.runOf(name)
    return { name, ...act, running: run?.stats?.state === 'running', fault: run?.fault }
  }
}

const ENGINE = { id: 'engine', kind: 2 } as const
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
/** Absent members are left out, as in JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What the identity of an expanded circuit needs on the bus, and no more. */
export function grantsOf(circuit: Circuit): Grants {
  const needs = needsOf(circuit)
  const of = (wanted: string): string[] => needs.filter(({ right }) => right === wanted).map(({ what }) => what)
  return { publish: of('publish'), subscribe: of('subscribe'), execute: of('execute') }
}

function servesOf({ circuit, binding }: WholeCircuit): Served[] {
  return [...(binding?.serves ?? [])].flatMap(([node, { operator, simulated }]) => {
    const found = circuit.nodes.get(node)
    return found?.kind === 'operator' ? [{ node, topic: found.jobs, operator, simulated }] : []
  })
}

function mayDo({ grants, denied }: Asking, act: 'publish' | 'subscribe' | 'execute', what: string): boolean {
  if (act === 'execute') return grants.execute.includes(what) && denied?.execute.includes(what) !== true
  if (act === 'subscribe') return maySubscribe({ grants, ...(denied && { denied }) }, what)
  // A pattern to publish on meets what is denied as a pattern to subscribe to does.
  const asRead = { grants: { ...grants, subscribe: grants.publish }, ...(denied && { denied: { ...denied, subscribe: denied.publish } }) }
  return isAllowed(grants.publish, what) && maySubscribe(asRead, what)
}

const NO_GRANTS: Grants = { publish: [], subscribe: [], execute: [] }

/** @param namespaces of what would run and of what runs: what a credential may do is of its own one, and of those for tests, where nothing matters */
function missingOf(grants: Grants, asking: Asking, namespaces: readonly string[]): string[] {
  const { kind, namespace } = asking.caller
  const abroad = [...new Set(namespaces)].filter((each) => kind !== 'human' && each !== namespace && !isTestNamespace(each))
  const missing = (['publish', 'subscribe', 'execute'] as const).flatMap((act) =>
    grants[act].filter((what) => !mayDo(asking, act, what)).map((what) => `${act} ${what}`),
  )
  return [...abroad.map((each) => `act in namespace ${each}`), ...missing]
}

/** Nobody gives what they do not have. @throws Fault `circuit/grant-not-held` */
function requireHeld({ notHeld }: { readonly notHeld: readonly string[] }): void {
  if (notHeld.length === 0) return
  const more = notHeld.length > 3 ? `, and ${notHeld.length - 3} more` : ''
  throw new Fault('circuit/grant-not-held', `you may not: ${notHeld.slice(0, 3).join(', ')}${more}`, { missing: notHeld.slice(0, 100) })
}

function toRecord({ whole, planSha256, grants, serves }: PlannedCircuit, version: number): arqonbus.v1.ICircuitApplied {
  const { circuit, binding, files, circuitSha256, expandedSha256, bindingSha256 } = whole
  return {
    name: circuit.name,
    version,
    namespace: circuit.namespace,
    circuitSha256: bytesOf(circuitSha256),
    expandedSha256: bytesOf(expandedSha256),
    binding: binding?.name ?? '',
    bindingSha256: bytesOf(bindingSha256),
    files: files.map(({ path, bytes, sha256 }) => ({ path, sha256: bytesOf(sha256), bytes: bytes.length })),
    serves: [...serves],
    publish: [...grants.publish],
    subscribe: [...grants.subscribe],
    execute: [...grants.execute],
    limits: canonicalJson(plain(circuit.limits)),
    planSha256: bytesOf(planSha256),
    nodes: circuit.nodes.size,
    edges: circuit.edges.length,
  }
}
