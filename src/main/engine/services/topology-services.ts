import type { Spine, TopicStatistics } from '../../spine/index.ts'
import type { BusPolicy } from '../../workspace/bus-policy.ts'
import type { WorkspaceConfig } from '../../workspace/config-types.ts'
import type { CircuitView } from '../circuits/circuit-views.ts'
import type { OperatorView } from '../operator-desk.ts'
import { type Service, whole } from './service.ts'

/** Topics in one answer. */
export const TOPICS_PAGE_MAX = 1_000

export interface TopologyServiceDeps {
  readonly spine: Spine
  readonly policy: () => BusPolicy
  /** What the operator at an inbox advertised; undefined when there is none. */
  readonly advertised: (inbox: string) => object | undefined
  /** Processes that the engine started. */
  readonly supervised: () => readonly OperatorView[]
  /** Circuits of the record. */
  readonly circuits: () => readonly CircuitView[]
  /** Whether workspace.yaml says that it stands for hardware that is not there. */
  readonly isSimulated: (identity: string) => boolean
  /** Devices by name, as the workspace declares them. */
  readonly devices: WorkspaceConfig['devices']
}

/** What topics there are, who is connected, and what they are bound to. */
export function topologyServices({
  spine,
  policy,
  advertised,
  supervised,
  circuits,
  isSimulated,
  devices,
}: TopologyServiceDeps): Record<string, Service> {
  return {
    'system.topics.list': (body, { namespace }) => {
      const from = whole(body, 'from', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER })
      const limit = whole(body, 'limit', { fallback: TOPICS_PAGE_MAX, min: 1, max: TOPICS_PAGE_MAX })
      const topics = spine.topicsOf(namespace, from, limit)
      return { topics: topics.map((topic) => topicView(spine, topic)), next: topics.length < limit ? null : from + limit }
    },
    'system.topology': () => {
      const connections = spine.connectionViews()
      const running = new Map(supervised().map((operator) => [operator.identity, operator]))
      return {
        connections: connections.map(({ party, subscriptions, queuedBytes }) => ({
          identity: party.identity,
          actor_kind: party.actorKind,
          namespace: party.namespace,
          transport: party.transport,
          client: party.client,
          inbox: party.inbox,
          credential: party.credential ?? null,
          roles: party.roles ?? [],
          grants: party.grants,
          subscriptions: subscriptions.map(({ pattern, group }) => (group === '' ? { pattern } : { pattern, group })),
          queued_bytes: queuedBytes,
        })),
        operators: connections.flatMap(({ party, subscriptions }) => {
          const capabilities = advertised(party.inbox)
          if (capabilities === undefined) return []
          const { pid = null, confinement = null } = running.get(party.identity) ?? {}
          const topics = subscriptions.map(({ pattern }) => pattern)
          return [
            {
              identity: party.identity,
              namespace: party.namespace,
              inbox: party.inbox,
              topics,
              capabilities,
              pid,
              confinement,
              simulated: isSimulated(party.identity),
            },
          ]
        }),
        bindings: [
          ...Object.entries(devices).map(([device, { kind, component }]) => ({
            device,
            kind,
            operator: component,
            connected: connections.some(({ party }) => party.identity === component),
          })),
          ...circuits().flatMap(({ name, state, serves }) =>
            state === 'active' ? serves.map((served) => ({ circuit: name, ...served })) : [],
          ),
        ],
        circuits: circuits()
          .filter(({ state }) => state !== 'drained')
          .map(({ files: _files, versions: _versions, counts: _counts, nodes: _nodes, edges: _edges, ...circuit }) => circuit),
        crossings: policy().crossings,
      }
    },
  }
}

function topicView(spine: Spine, { topic, namespace, durable, messages, bytes, lastPos, subscribers }: TopicStatistics): object {
  const delta = durable || namespace === '' ? undefined : spine.deltas.look(namespace, topic)
  const counts = { messages: String(messages), bytes: String(bytes), last_pos: String(lastPos), subscribers }
  return { topic, durable, delta_only: delta !== undefined, ...(delta && { base: String(delta.base) }), ...counts }
}
