import { createContext, useContext } from 'react'
import type { Clock } from '../shared/base/index.ts'
import { Commands } from './commands/commands.ts'
import { Keymap } from './commands/keymap.ts'
import { COMMANDS } from './commands/registry.ts'
import { Access } from './data/access.ts'
import { Connection } from './data/connection.ts'
import { Engine } from './data/engine.ts'
import { JobList } from './data/jobs.ts'
import { Parties } from './data/parties.ts'
import { Rig } from './data/rig.ts'
import { Audit } from './features/audit/audit.ts'
import { CacheModel } from './features/cache/cache.ts'
import { JobDesk } from './features/operators/job-desk.ts'
import { OperatorsModel } from './features/operators/operators.ts'
import { ReplayModel } from './features/replay/replay.ts'
import { Runs } from './features/runs/runs.ts'
import { SettingsModel, type TextStore } from './features/settings/model.ts'
import { Telemetry } from './features/telemetry/telemetry.ts'
import { Topics } from './features/topics/topics.ts'
import type { Host } from './hosts/host.ts'
import type { ViewName } from './place/views.ts'
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
  readonly cache: CacheModel
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

export function createServices(host: Host, clock: Clock, texts: TextStore): Services {
  const problems = new Problems(() => Number(clock.wallNs() / 1_000_000n))
  const notices = new Notices((title, fault) => problems.add({ source: 'window', severity: 'failure', title, fault }))
  const access = new Access()
  const time = new TimeCursor()
  const rig = new Rig(clock)
  const runs = new Runs(clock)
  const topics = new Topics({ captureLink: () => host.captureLink() })
  const audit = new Audit(clock)
  const proofs = new Proofs(clock, texts)
  const arrangement = new Arrangement(texts)
  const cache = new CacheModel(clock)
  const telemetry = new Telemetry(clock)
  const replay = new ReplayModel(clock)
  const history = new History()
  const jobs = new JobList(clock)
  const parties = new Parties(clock)
  const operators = new OperatorsModel()
  const jobDesk = new JobDesk(() => crypto.randomUUID())
  let engine: Engine | undefined
  const trouble = (error: unknown): void => {
    // What fails because the connection went is told once, by the banner.
    if (connection.bus !== undefined) notices.failed('The engine did not answer', error)
  }
  /** A part that the grants do not reach leaves the others whole. */
  const part = async (view: ViewName, attach: Promise<void>): Promise<void> => {
    try {
      await attach
    } catch (error) {
      if (!access.takeDenied(view, error)) throw error
    }
  }
  const connection = new Connection({
    host,
    clock,
    onOpen: async (bus) => {
      const opened = new Engine(bus)
      engine = opened
      proofs.attach(opened)
      access.clear()
      jobDesk.attach(bus)
      arrangement.open(bus.session.workspace.id)
      await Promise.all([
        part('overview', rig.attach(opened, trouble)),
        part('runs', runs.attach(opened, trouble)),
        part('topics', topics.attach(opened, trouble)),
        part('audit', audit.attach(opened, trouble)),
        part('cache', cache.attach(opened)),
        part('telemetry', telemetry.attach(opened)),
        part('replay', replay.attach(opened)),
        history.attach(opened),
        jobs.attach(opened),
        parties.attach(opened),
        operators.attach(opened),
      ])
    },
    onFault: () => {},
  })
  runs.onTurn = () => rig.refresh()
  rig.store.subscribe(({ recent: [newest] }) => {
    if (newest !== undefined) time.setHead({ record: newest.record, pos: String(newest.pos), time: newest.time })
  })
  // A view that is paused stands still; what it captures goes on.
  time.store.subscribe(({ mode }, before) => {
    if ((mode === 'live') !== (before.mode === 'live')) topics.setLive(mode === 'live')
  })
  const services: Services = {
    host,
    clock,
    connection,
    rig,
    runs,
    topics,
    audit,
    proofs,
    cache,
    telemetry,
    replay,
    settings: new SettingsModel(texts),
    notices,
    navigation: new Navigation(),
    time,
    travel: new TimeTravel({ cursor: time, history, clock, onTrouble: (error) => notices.failed(WORDS.time.notThere, error) }),
    history,
    access,
    jobs,
    parties,
    operators,
    jobDesk,
    problems,
    panels: new Panels(),
    arrangement,
    commands: new Commands(COMMANDS, () => services),
    keymap: new Keymap(texts),
    focus: new Focus(() => document),
    reconnect: () => void connection.reconnect(),
    engine: () => (connection.bus === undefined ? undefined : engine),
  }
  audit.onReveal = (record) => services.navigation.select({ kind: 'record', id: String(record) })
  return services
}

const ServicesContext = createContext<Services | undefined>(undefined)
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === undefined) throw new Error('useServices outside of a ServicesProvider')
  return services
}
