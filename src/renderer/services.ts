import { createContext, useContext } from 'react'
import type { Clock } from '../shared/base/index.ts'
import { Access } from './data/access.ts'
import { Connection } from './data/connection.ts'
import { Engine } from './data/engine.ts'
import { Rig } from './data/rig.ts'
import { Audit } from './features/audit/audit.ts'
import { Runs } from './features/runs/runs.ts'
import { SettingsModel, type TextStore } from './features/settings/model.ts'
import { Topics } from './features/topics/topics.ts'
import type { Host } from './hosts/host.ts'
import type { ViewName } from './place/views.ts'
import { Navigation } from './shell/navigation.ts'
import { Notices } from './shell/notices.ts'
import { TimeCursor } from './time/time-cursor.ts'

/** Everything the views use. One of these is one window. */
export interface Services {
  readonly host: Host
  readonly clock: Clock
  readonly connection: Connection
  readonly rig: Rig
  readonly runs: Runs
  readonly topics: Topics
  readonly audit: Audit
  readonly settings: SettingsModel
  readonly notices: Notices
  readonly navigation: Navigation
  /** The one time cursor. */
  readonly time: TimeCursor
  readonly access: Access
  /** The engine of the present connection. */
  readonly engine: () => Engine | undefined
}

export function createServices(host: Host, clock: Clock, texts: TextStore): Services {
  const notices = new Notices()
  const access = new Access()
  const time = new TimeCursor()
  const rig = new Rig(clock)
  const runs = new Runs(clock)
  const topics = new Topics(clock)
  const audit = new Audit(clock)
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
      access.clear()
      await Promise.all([
        part('overview', rig.attach(opened, trouble)),
        part('runs', runs.attach(opened, trouble)),
        part('topics', topics.attach(opened, trouble)),
        part('audit', audit.attach(opened, trouble)),
      ])
    },
    onFault: (fault) => {
      if (fault.code === 'spine/dropped') topics.countEngineDrops(fault.evidence)
    },
  })
  runs.onTurn = () => rig.refresh()
  rig.store.subscribe(({ auditSize, status }) => {
    if (status !== undefined && auditSize > 0) time.setHead({ record: auditSize - 1, pos: status.pos })
  })
  return {
    host,
    clock,
    connection,
    rig,
    runs,
    topics,
    audit,
    settings: new SettingsModel(texts),
    notices,
    navigation: new Navigation(),
    time,
    access,
    engine: () => (connection.bus === undefined ? undefined : engine),
  }
}

const ServicesContext = createContext<Services | undefined>(undefined)
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === undefined) throw new Error('useServices outside of a ServicesProvider')
  return services
}
