import { createContext, useContext } from 'react'
import { type Clock, Fault, type FaultCode } from '../shared/base/index.ts'
import { Commands } from './commands/commands.ts'
import { Keymap } from './commands/keymap.ts'
import { COMMANDS } from './commands/registry.ts'
import { Access } from './data/access.ts'
import { Connection } from './data/connection.ts'
import { Engine } from './data/engine.ts'
import { JobList } from './data/jobs.ts'
import { Parties } from './data/parties.ts'
import { Pulse } from './data/pulse.ts'
import { Rig } from './data/rig.ts'
import { Audit } from './features/audit/audit.ts'
import { CacheModel } from './features/cache/cache.ts'
import { CircuitBindings } from './features/circuits/desk/bindings.ts'
import { CircuitDesk } from './features/circuits/desk/circuit-desk.ts'
import { TestRuns } from './features/circuits/desk/test-runs.ts'
import { Breakpoints } from './features/circuits/live/breakpoints.ts'
import { PathList } from './features/circuits/live/path-list.ts'
import { CircuitsModel } from './features/circuits/model/circuits.ts'
import { JobDesk } from './features/operators/job-desk.ts'
import { OperatorsModel } from './features/operators/operators.ts'
import { ReplayModel } from './features/replay/replay.ts'
import { Runs } from './features/runs/runs.ts'
import { Law } from './features/settings/law.ts'
import { SettingsModel, type TextStore } from './features/settings/model.ts'
import { Telemetry } from './features/telemetry/telemetry.ts'
import { Topics } from './features/topics/topics.ts'
import type { Host } from './hosts/host.ts'
import { openWorker } from './hosts/own-worker.ts'
import type { ViewName } from './place/views.ts'
import { BundleChecks } from './record/bundle-checks.ts'
import { Proofs } from './record/proofs.ts'
import { Arrangement } from './shell/arrangement.ts'
import { Focus } from './shell/focus.ts'
import { Navigation } from './shell/navigation.ts'
import { Notices } from './shell/notices.ts'
import { Panels } from './shell/panels.ts'
import { Problems } from './shell/problems.ts'
import { History } from './time/history.ts'
import { TimeCursor } from './time/time-cursor.ts'
import { TimeTravel } from './time/time-travel.ts'
import { WORDS } from './words/shell.ts'

/** Everything the views use. One of these is one window. */
export interface Services {
  readonly host: Host
  readonly clock: Clock
  readonly connection: Connection
  readonly rig: Rig
  readonly runs: Runs
  readonly topics: Topics
  readonly audit: Audit
  /** Records and heads that this window has verified. */
  readonly proofs: Proofs
  /** Bundles that somebody gave. */
  readonly bundles: BundleChecks
  readonly cache: CacheModel
  /** Circuits as they are edited. */
  readonly circuits: CircuitsModel
  /** What runs of them, and what is done about it. */
  readonly circuitDesk: CircuitDesk
  readonly circuitBindings: CircuitBindings
  /** Tries of them on given messages. */
  readonly circuitTests: TestRuns
  readonly breakpoints: Breakpoints
  /** Ways of messages through them. */
  readonly circuitWays: PathList
  readonly telemetry: Telemetry
  readonly replay: ReplayModel
  readonly settings: SettingsModel
  readonly notices: Notices
  readonly navigation: Navigation
  /** The one time cursor. */
  readonly time: TimeCursor
  /** What moves it. */
  readonly travel: TimeTravel
  /** The state at any moment, from the log alone. */
  readonly history: History
  readonly access: Access
  readonly jobs: JobList
  /** Who is on the bus, on which devices and within which limits. */
  readonly parties: Parties
  readonly operators: OperatorsModel
  readonly jobDesk: JobDesk
  /** What is in force, and a person's change of it. */
  readonly law: Law
  readonly problems: Problems
  readonly panels: Panels
  readonly arrangement: Arrangement
  readonly commands: Commands
  readonly keymap: Keymap
  readonly focus: Focus
  /** Ends the present connection and opens another one: with other grants, perhaps. */
  readonly reconnect: () => void
  /** The engine of the present connection. */
  readonly engine: () => Engine | undefined
}

/** One model of each part. */
function createParts(host: Host, clock: Clock, texts: TextStore) {
  const circuits = new CircuitsModel()
  const circuitDesk = new CircuitDesk(clock)
  return {
    rig: new Rig(clock),
    runs: new Runs(clock),
    topics: new Topics({ captureLink: () => host.captureLink() }),
    audit: new Audit(clock),
    proofs: new Proofs(clock, texts),
    bundles: new BundleChecks({ clock, texts, openWorker: () => openWorker('bundle') }),
    cache: new CacheModel(clock),
    circuits,
    circuitDesk,
    circuitBindings: new CircuitBindings(circuits.files),
    circuitTests: new TestRuns(circuitDesk),
    breakpoints: new Breakpoints(circuitDesk, clock),
    circuitWays: new PathList(),
    telemetry: new Telemetry(clock),
    replay: new ReplayModel(clock),
    settings: new SettingsModel(texts),
    operators: new OperatorsModel(),
    law: new Law(host),
    jobDesk: new JobDesk(() => crypto.randomUUID()),
    parties: new Parties(clock),
    jobs: new JobList(clock),
    history: new History(),
    time: new TimeCursor(),
    access: new Access(),
    navigation: new Navigation(),
    panels: new Panels(),
    arrangement: new Arrangement(texts),
    keymap: new Keymap(texts),
    focus: new Focus(() => document),
  }
}
type PartsOfWindow = ReturnType<typeof createParts>

/** Hands a new connection to each part. One that the grants do not reach leaves the others whole: its view says so. */
async function attachParts(parts: PartsOfWindow, engine: Engine, onTrouble: (error: unknown) => void): Promise<void> {
  const { access, arrangement, jobDesk, proofs } = parts
  const part = async (view: ViewName, attach: Promise<void>): Promise<void> => {
    try {
      await attach
    } catch (error) {
      if (!access.takeDenied(view, error)) throw error
    }
  }
  access.clear()
  proofs.attach(engine)
  jobDesk.attach(engine.bus)
  parts.circuitWays.attach(engine)
  arrangement.open(engine.bus.session.workspace.id)
  await Promise.all([
    part('overview', parts.rig.attach(engine, onTrouble)),
    part('runs', parts.runs.attach(engine, onTrouble)),
    part('topics', parts.topics.attach(engine, onTrouble)),
    part('audit', parts.audit.attach(engine, onTrouble)),
    part('cache', parts.cache.attach(engine)),
    part('circuits', parts.circuits.attach(engine)),
    part('circuits', parts.circuitDesk.attach(engine)),
    part('telemetry', parts.telemetry.attach(engine)),
    part('replay', parts.replay.attach(engine)),
    parts.history.attach(engine),
    parts.jobs.attach(engine),
    parts.parties.attach(engine),
    parts.operators.attach(engine),
    parts.law.attach(engine),
  ])
}

/** What one part tells another. */
function joinParts({ rig, runs, audit, time, topics, navigation, panels, arrangement }: PartsOfWindow): void {
  runs.onTurn = () => rig.refresh()
  rig.store.subscribe(({ recent: [newest] }) => {
    if (newest !== undefined) time.setHead({ record: newest.record, pos: String(newest.pos), time: newest.time })
  })
  // A view that is paused stands still; what it captures goes on.
  time.store.subscribe((state) => topics.setTime(state))
  // What is open is a part of the arrangement.
  panels.store.subscribe(({ dock, hasInspector }, before) => {
    if (dock !== before.dock || hasInspector !== before.hasInspector) arrangement.change({ dock, hasInspector })
  })
  arrangement.store.subscribe(({ dock, hasInspector }, before) => {
    if (dock !== before.dock || hasInspector !== before.hasInspector) panels.store.setState({ dock, hasInspector })
  })
  audit.onReveal = (record) => navigation.select({ kind: 'record', id: String(record) })
}

/** What stops the rig stands among the problems, also one that is older than this window. */
function tellBreaches(rig: Rig, problems: Problems): void {
  rig.store.subscribe(({ status }, before) => {
    const breach = status?.breach ?? undefined
    const record = breach?.records[0]
    if (breach === undefined || record === undefined || record === before.status?.breach?.records[0]) return
    const { mode, phase, code, message, remedy } = breach
    problems.add({
      source: 'rig',
      severity: 'breach',
      title: WORDS.breached(mode, phase),
      fault: { code: code as FaultCode, message, remedy },
      selection: { kind: 'record', id: String(record) },
    })
  })
}

export function createServices(host: Host, clock: Clock, texts: TextStore): Services {
  const parts = createParts(host, clock, texts)
  joinParts(parts)
  const problems = new Problems(() => Number(clock.wallNs() / 1_000_000n))
  const notices = new Notices((title, fault) => problems.add({ source: 'window', severity: 'failure', title, fault }))
  tellBreaches(parts.rig, problems)
  let engine: Engine | undefined
  const connection = new Connection({
    host,
    clock,
    onOpen: async (bus) => {
      engine = new Engine(bus)
      // The first to listen, so that it hears what any other part hears. Whoever may not hear it has no pulse.
      const hasPulse = pulse.attach(bus).catch(() => {})
      await attachParts(parts, engine, (error) => {
        // What fails because the connection went is told once, by the banner.
        const isGone = connection.bus === undefined || Fault.from(error).code === 'transport/closed'
        if (!isGone) notices.failed(WORDS.refusedIt, error)
      })
      await hasPulse
    },
    onFault: () => {},
    onEnd: () => pulse.detach(),
  })
  const pulse = new Pulse(clock, (sinceMs) => connection.setSilent(sinceMs))
  const { time, history } = parts
  const services: Services = {
    ...parts,
    host,
    clock,
    connection,
    notices,
    problems,
    travel: new TimeTravel({ cursor: time, history, clock, onTrouble: (error) => notices.failed(WORDS.time.notThere, error) }),
    commands: new Commands(COMMANDS, () => services),
    reconnect: () => void connection.reconnect(),
    engine: () => (connection.bus === undefined ? undefined : engine),
  }
  return services
}

const ServicesContext = createContext<Services | undefined>(undefined)
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === undefined) throw new Error('useServices outside of a ServicesProvider')
  return services
}
