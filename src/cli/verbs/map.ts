import { verifyAudit } from '../../main/audit/index.ts'
import { checkWorkspaceMap, type NamedInLog } from '../../main/engine/map-check.ts'
import { toMapView } from '../../main/engine/map-view.ts'
import { nodeDisk } from '../../main/platform/index.ts'
import { loadLogVkey } from '../../main/workspace/keys.ts'
import { readWorkspace } from '../../main/workspace/open.ts'
import { Fault } from '../../shared/base/index.ts'
import { toHex } from '../../shared/chain/index.ts'
import { findEngine, openSession } from '../engine-access.ts'
import { EXIT, exitCodeOfBreach } from '../exit-code.ts'
import { foldLog, readLog } from '../read-log.ts'
import { recordedManifest } from '../recorded-manifest.ts'
import type { Verb, VerbContext } from '../verb.ts'

interface RegionView {
  readonly address: string
  readonly name: string
  readonly medium: string
  readonly device: string | null
  readonly bytes: number
  readonly rights: Readonly<Record<string, string>>
  readonly counters: Readonly<Record<string, number>>
}

interface MapView {
  readonly map: { readonly sha256: string; readonly record: number | null }
  readonly spaces: readonly { readonly space: string; readonly name: string; readonly regions: readonly RegionView[] }[]
  readonly leases: readonly (Readonly<Record<'lease' | 'identity' | 'region' | 'rights' | 'run', string>> &
    Readonly<Record<'bytes' | 'used', number>>)[]
  readonly refused: number
}

/** Bytes of a lease that has no budget: all that an address can name, which is nothing to tell. */
const NO_BUDGET = 2 ** 48 - 1

export const mapVerb: Verb = {
  name: 'map',
  summary: 'show the memory map: spaces, regions, rights, leases; or check that nothing else is there',
  synopsis: '[--check]',
  description: [
    'Shows the six address spaces, their regions with size, rights by kind of party and the folder that is their device, the leases in force and what ' +
      'passed each region: from the running engine, else from the record.',
    'With --check it compares the workspace as it is with the map: every file of .vbus and outputs (name, mode, links, size, content), the audit log, ' +
      'every process that has a file of the workspace open, what the engine started, and where that listens. It changes nothing, and works with and without ' +
      'an engine. Whatever is not on the map is listed, and the verb ends with 13. What lies in the workspace beside its devices is nobody’s but yours: ' +
      'nothing reads it.',
  ],
  positionals: [],
  options: [{ name: 'check', help: 'compare the folders, processes, open files and sockets with the map' }],
  exits: [
    ['0', 'shown; with --check: nothing is there that is not on the map'],
    ['13', 'something is'],
  ],
  examples: [
    ['vbus map', 'what there is, and who may use it'],
    ['vbus map --check --json', 'for a script'],
  ],
  async run(context) {
    if (context.args.flag('check')) return await check(context)
    const view = await viewOf(context)
    context.out.result(view, view.spaces.flatMap(spaceLines).concat(leaseLines(view)))
    return EXIT.done
  },
}

async function viewOf(context: VerbContext): Promise<MapView> {
  const isRemote = context.args.text('url') !== undefined
  if (isRemote || findEngine(readWorkspace(context.args.workspaceDir)) !== undefined) {
    await using session = await openSession(context, 'running')
    return (await session.bus.request('system.memory.map', {})) as MapView
  }
  return toMapView(foldLog(readWorkspace(context.args.workspaceDir).layout.auditDir).memory) as MapView
}

async function check(context: VerbContext): Promise<number> {
  const { args, out } = context
  if (args.text('url') !== undefined)
    throw new Fault('cli/usage', '--check looks at folders and processes of this machine; leave out --url')
  const files = readWorkspace(args.workspaceDir)
  const { layout } = files
  const audit = await verifyAudit(layout.auditDir, { disk: nodeDisk, vkey: loadLogVkey(layout) })
  const named = (): NamedInLog => namedIn(layout.auditDir)
  const found = await checkWorkspaceMap(files, () => ({ engine: findEngine(files), state: foldLog(layout.auditDir), named }))
  const bad = audit.firstBad
  const altered = bad && {
    kind: 'content',
    where: `.vbus/audit/${bad.file}`,
    what: `the record does not verify from offset ${bad.offset} on: ${bad.reason}`,
  }
  const findings = altered === undefined ? found.findings : [altered, ...found.findings]
  const { canSee, processes, openFiles, sockets, closed } = found.processes
  const view = {
    findings,
    more: found.more,
    looked_at: { entries: found.entries, records: audit.records, processes, open_files: openFiles, sockets },
    /** Processes of others, which may not be looked into. */
    not_looked_into: closed,
    processes: canSee ? 'seen' : 'not told by this system',
    engine: findEngine(files)?.pid ?? null,
  }
  const lines = findings.map(({ kind, where, what }) => `${kind.padEnd(12)} ${where}: ${what}`)
  const seen = `${found.entries} files and folders, ${audit.records} records, ${processes} processes with ${openFiles} open files`
  if (findings.length === 0) {
    out.result(view, [`nothing that is not on the map; looked at ${seen}`])
    return EXIT.done
  }
  for (const line of lines) out.text(line)
  const count = findings.length + found.more
  out.failure(new Fault('memory/not-on-map', `${count} ${count === 1 ? 'finding' : 'findings'}; looked at ${seen}`), view)
  return exitCodeOfBreach('SECURITY_FAILURE')
}

function namedIn(auditDir: string): NamedInLog {
  const copies = new Set<string>()
  const manifests = new Map<string, string>()
  for (const { record } of readLog(auditDir)) {
    const { dataRegistered, input, phaseKept, circuitApplied } = record
    const ofCircuit = [circuitApplied?.bindingSha256, ...(circuitApplied?.files ?? []).map(({ sha256 }) => sha256)]
    for (const hash of [dataRegistered?.sha256, input?.sha256, phaseKept?.keptSha256, ...ofCircuit])
      if (hash?.length === 32) copies.add(toHex(hash))
    for (const address of phaseKept?.outputs ?? []) copies.add(address.slice('sha256:'.length))
    const manifest = recordedManifest(record)
    if (manifest !== undefined) manifests.set(record.run ?? '', manifest)
  }
  return { copies, manifests }
}

function spaceLines({ space, name, regions }: MapView['spaces'][number]): string[] {
  return [`${space} ${name}`, ...regions.map(regionLine), '']
}

function regionLine({ address, name, medium, device, rights, counters }: RegionView): string {
  const who = Object.entries(rights).flatMap(([kind, each]) => (each === '' ? [] : `${kind} ${each}`))
  const used = Object.entries(counters).flatMap(([what, count]) => (count === 0 ? [] : `${what.replaceAll('_', ' ')} ${count}`))
  const may = who.length === 0 ? 'the engine’s own' : who.join(', ')
  return `  ${address}  ${name.padEnd(14)} ${medium.padEnd(10)} ${(device ?? '-').padEnd(16)} ${may}${used.length === 0 ? '' : `; ${used.join(', ')}`}`
}

function leaseLines({ leases, refused, map }: MapView): string[] {
  return [
    `leases in force: ${leases.length}`,
    ...leases.map(
      ({ lease, identity, region, rights, used, bytes, run }) =>
        `  ${lease}  ${identity} ${rights} on ${region}: ${used}${bytes >= NO_BUDGET ? '' : ` of ${bytes}`} bytes${run === '' ? '' : `, until ${run} ends`}`,
    ),
    `refused: ${refused}`,
    `map ${map.sha256 === '' ? 'not on the record yet' : `${map.sha256}, record ${map.record}`}`,
  ]
}
