import { join } from 'node:path'
import type { Bus } from '../../shared/client/index.ts'
import { refusalFault } from '../workspace/config.ts'
import { parseWorkspacePolicy } from '../workspace/policy.ts'
import type { PresentContent } from './configuration.ts'
import type { EngineCore } from './engine-core.ts'
import { joinInMemory } from './internal-parties.ts'
import { auditServices } from './services/audit-services.ts'
import { consumerServices } from './services/consumer-services.ts'
import { deviceServices } from './services/device-services.ts'
import { messageServices } from './services/message-services.ts'
import { personServices } from './services/person-services.ts'
import { releaseServices } from './services/release-services.ts'
import { replayServices } from './services/replay-services.ts'
import { rigServices } from './services/rig-services.ts'
import { runServices } from './services/run-services.ts'
import { schemaServices } from './services/schema-services.ts'
import { type Service, serveAll } from './services/service.ts'
import { topologyServices } from './services/topology-services.ts'
import { StandingOperators } from './standing-operators.ts'
import { verifyTopology } from './topology/wire-topology.ts'
import { wireHistory } from './wire-history.ts'
import { identityServices } from './wire-identity.ts'
import { runViewServices } from './wire-runs.ts'
import { settingsServicesOf } from './wire-settings.ts'
import { startWitnesses } from './wire-witness.ts'

/** A record that was appended is told at most this often. */
const APPENDED_EVERY_MS = 250

/** Serves every service of docs/reference/services.md on the engine's own port. */
export async function serveEngine(core: EngineCore, bus: Bus): Promise<void> {
  const { recorder, audit, desk } = core
  const { layout, config } = core.files
  const toAbsolute = (path: string): string => join(layout.root, path)
  const services = {
    ...consumerServices({ consumers: core.spine.consumers, logs: core.streams }),
    ...messageServices({ logs: core.streams, anchors: core.anchors, audit, parties: () => core.spine.parties() }),
    ...replayServices({
      logs: core.streams,
      recorder,
      clock: core.clock,
      random: core.random,
      join: (spec) => joinInMemory(core.spine, spec, { clock: core.clock, random: core.random, client: 'replay' }),
    }),
    ...runServices({
      desk,
      state: () => recorder.state,
      workspace: layout.root,
      toAbsolute,
      auditVerdict: async () => {
        const { ok, records, root } = await audit.verify()
        return { records, root, verified: ok }
      },
    }),
    ...personServices({
      recorder,
      workspaceId: config.id,
      person: core.configuration.trust.person,
      acceptsUnattendedAck: () => core.files.policy.review.unattendedAck === 'accept',
      trusted: () => core.configuration.trust,
      present: async () => {
        const found = core.configuration.present()
        await core.admission.prepare(found.files.policy.bus)
        return { content: found.content, adopt: () => adopt(core, found) }
      },
      takeData: (name) => core.takeData(name),
      applyPolicy: async (source) => await applyPolicy(core, source),
      tell: core.tell,
    }),
    ...rigServices({
      recorder,
      config: () => core.files.config,
      root: layout.root,
      auditDir: layout.auditDir,
      vkey: audit.vkey,
      toAbsolute,
      running: () => desk.runId,
      pos: () => core.spine.pos,
      epoch: core.epoch,
      head: () => audit.head(),
      engine: () => ({ ws: core.shield.url, pid: process.pid, socket: core.shield.socketPath }),
      devices: () => core.devices.desk.views,
      operators: () => core.operators.views,
      logs: () => core.streams.views(),
      mintUiUrl: () => core.mintUiUrl(),
    }),
    ...topologyServices({
      spine: core.spine,
      policy: () => core.files.policy.bus,
      advertised: (inbox) => core.jobs.advertised(inbox),
      supervised: () => core.operators.views,
      circuits: () => core.circuits.views(),
      isSimulated: (identity) => core.circuits.isSimulated(identity),
      devices: core.files.config.devices,
    }),
    ...wiredServices(core),
  }
  await serveAll(bus, services, core.callerOf)
  begin(core)
}

/** Of the parts that bring their own. */
function wiredServices(core: EngineCore): Record<string, Service> {
  return {
    ...identityServices(core),
    ...settingsServicesOf(core),
    ...wireHistory(core),
    ...auditServices({
      reader: core.audit.reader,
      verify: (work) => core.audit.verify(work),
      isHere: (inbox) => core.spine.partyAt(inbox) !== undefined,
    }),
    ...core.jobs.services(),
    ...deviceServices(core.devices),
    ...core.blobs.services(),
    ...core.cache.services(),
    ...core.telemetry.services(() => Object.keys(core.recorder.state.runs)),
    ...core.memory.services(),
    ...runViewServices(core),
    ...verifyTopology(core),
    ...core.circuits.services(),
    ...schemaServices(() => core.admission.control.schemas),
    ...releaseServices({
      recorder: core.recorder,
      desk: core.desk,
      workspaceId: core.files.config.id,
      person: core.configuration.trust.person,
      personIdentity: core.admissions.ownerIdentity,
      acceptsUnattended: () => core.files.policy.review.unattendedRelease === 'accept',
    }),
  }
}

/** What goes on by itself once the services are there. */
function begin(core: EngineCore): void {
  tellAppended(core)
  startStanding(core)
  core.circuits.begin()
  startWitnesses(core)
}

/** Operators that run as long as the engine does; an engine that a verb starts for a moment has none. */
function startStanding(core: EngineCore): void {
  if (core.options.isStanding !== true) return
  new StandingOperators({
    config: core.files.config,
    desk: core.operators,
    folder: core.files.layout.hbmDir,
    clock: core.clock,
    checked: (identity) => core.configuration.findAltered(identity) ?? core.memory.whyNotRun(identity),
    log: core.options.log ?? (() => undefined),
  }).begin()
}

function adopt(core: EngineCore, found: PresentContent): void {
  core.configuration.adopt(found)
  core.admission.take()
  core.admissions.policyChanged()
}

async function applyPolicy(core: EngineCore, source: string): Promise<{ sha256: string; previous: string }> {
  const { files } = core
  const parsed = parseWorkspacePolicy(source, files.config)
  if (!parsed.ok) throw refusalFault(parsed.error)
  await core.admission.prepare(parsed.value.bus)
  const replaced = core.configuration.replacePolicy(source, parsed.value)
  core.admission.take()
  core.admissions.policyChanged()
  return replaced
}

/** Tells of new records at most four times a second, the last one always. */
function tellAppended(core: EngineCore): void {
  let isWaiting = false
  let last = -1
  core.recorder.onCommitted((number) => {
    last = number
    if (isWaiting) return
    isWaiting = true
    core.clock.after(APPENDED_EVERY_MS, () => {
      isWaiting = false
      core.tell('system.audit.appended', { size: core.recorder.state.size, last })
    })
  })
}
