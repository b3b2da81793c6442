import { openSession } from '../engine-access.ts'
import { toTable } from '../issued-view.ts'
import type { Verb } from '../verb.ts'

interface NamespaceRow {
  readonly namespace: string
  readonly declared: boolean
  readonly weight: number
  readonly connections: number
  readonly topics: number
  readonly messages: string
  readonly bytes: string
  readonly crossings: readonly { readonly to: string; readonly pattern: string }[]
}

export const namespaceListVerb: Verb = {
  name: 'namespace list',
  summary: 'list the namespaces there are',
  synopsis: '[--json]',
  description: [
    'Lists the namespaces that the policy declares, that somebody holds a credential for, or that carried something, with what they carried since the ' +
      'engine started and what crosses from them to others by the policy.',
  ],
  positionals: [],
  options: [],
  exits: [['0', 'listed']],
  examples: [['vbus namespace list', 'all namespaces']],
  async run(context) {
    await using session = await openSession(context, 'any')
    const { namespaces } = (await session.bus.request('system.namespaces.list', {})) as { namespaces: readonly NamespaceRow[] }
    const rows = namespaces.map(({ namespace, weight, connections, topics, messages, bytes, crossings }) => {
      const crossing = crossings.map(({ to, pattern }) => `${pattern} to ${to}`).join(', ')
      return [namespace, String(weight), String(connections), String(topics), messages, bytes, crossing]
    })
    context.out.result({ namespaces }, toTable([['NAMESPACE', 'WEIGHT', 'CONNECTIONS', 'TOPICS', 'MESSAGES', 'BYTES', 'CROSSES'], ...rows]))
    return 0
  },
}
