import { readWorkspace } from '../../../main/workspace/open.ts'
import { Fault } from '../../../shared/base/index.ts'
import { findEngine, openSession } from '../../engine-access.ts'
import { EXIT } from '../../exit-code.ts'
import { foldLog } from '../../read-log.ts'
import type { Verb, VerbContext } from '../../verb.ts'

interface StatusRow {
  readonly name: string
  readonly state: string
  readonly version: number
  readonly running?: boolean
  readonly binding: string
  readonly by: string
  readonly record: number
  readonly counts: Readonly<Record<string, number>>
  readonly versions: readonly { readonly version: number; readonly by: string; readonly record: number; readonly binding: string }[]
  readonly serves?: readonly {
    readonly node: string
    readonly operator: string
    readonly simulated: boolean
    readonly connected: boolean
  }[]
}

export const circuitStatusVerb: Verb = {
  name: 'circuit status',
  summary: 'show which circuits run, which version, and what they took',
  synopsis: '[NAME]',
  description: [
    'Of each circuit: state, version, who applied it, who serves its nodes, counts, earlier versions. The running engine says; without one, the record does.',
  ],
  positionals: ['NAME?'],
  options: [],
  exits: [
    ['0', 'shown'],
    ['4', 'no such circuit was applied'],
  ],
  examples: [['vbus circuit status bowls --json', 'one circuit, for a script']],
  async run(context) {
    const [name] = context.args.positionals
    const view = await statusOf(context, name)
    const { circuits } = view
    if (name !== undefined && circuits.length === 0) throw new Fault('circuit/not-applied', `no circuit ${name} was applied`)
    context.out.result(
      view,
      circuits.length === 0 ? ['no circuit was applied'] : circuits.flatMap((each) => linesOf(each, name !== undefined)),
    )
    return EXIT.done
  },
}

async function statusOf(
  context: VerbContext,
  name: string | undefined,
): Promise<{ readonly source: string; readonly circuits: readonly StatusRow[] }> {
  if (context.args.text('url') !== undefined || findEngine(readWorkspace(context.args.workspaceDir)) !== undefined) {
    await using session = await openSession(context, 'running')
    return {
      source: 'engine',
      ...((await session.bus.request('system.circuit.status', name === undefined ? {} : { name })) as { circuits: StatusRow[] }),
    }
  }
  const { circuits } = foldLog(readWorkspace(context.args.workspaceDir).layout.auditDir).circuits
  const rows = Object.entries(circuits).map(([each, { state, version, versions, by, record, counts }]) => ({
    ...{ name: each, state, version, running: false, by, record, counts },
    binding: versions.find((one) => one.version === version)?.binding ?? '',
    versions: versions.map((one) => ({
      ...{ version: one.version, circuit_sha256: one.circuitSha256, expanded_sha256: one.expandedSha256 },
      ...{ binding: one.binding, binding_sha256: one.bindingSha256, by: one.by, record: one.record },
    })),
  }))
  return { source: 'log', circuits: rows.filter((row) => name === undefined || row.name === name) }
}

function linesOf(
  { name, state, version, running, binding, by, record, counts, versions, serves = [] }: StatusRow,
  isLong: boolean,
): string[] {
  const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`)
  return [
    `${name}  version ${version}, ${state}${running === true ? ', running' : ''}${binding === '' ? '' : `, binding ${binding}`}; by ${by}, record ${record}`,
    ...(told.length === 0 ? [] : [`  ${told.join(', ')}`]),
    ...serves.map((one) => `  ${one.node}: ${one.operator}${one.simulated ? ' (simulated)' : ''}${one.connected ? '' : ', not here'}`),
    ...(isLong
      ? versions.map(
          (one) => `  version ${one.version}: by ${one.by}, record ${one.record}${one.binding === '' ? '' : `, binding ${one.binding}`}`,
        )
      : []),
  ]
}
