import type { Spine } from '../../spine/index.ts'
import type { StreamLogs } from '../stream-logs.ts'
import { type Service, text } from './service.ts'

export interface ConsumerServicesDeps {
  readonly consumers: Spine['consumers']
  readonly logs: StreamLogs
}

/** `system.consumers.*`: the durable consumers of the caller's namespace. */
export function consumerServices({ consumers, logs }: ConsumerServicesDeps): Readonly<Record<string, Service>> {
  const view = async (consumer: ReturnType<typeof consumers.list>[number]): Promise<object> => {
    const { namespace, name, patterns, fromPos, pos, owner, isHeld } = consumer
    const log = logs.logOf(namespace)
    const isGone = log !== undefined && pos < log.gonePos
    const behind = log === undefined ? 0 : log.size - (isGone ? log.first : await log.find({ pos: BigInt(pos + 1) }))
    return { name, patterns, from_pos: String(fromPos), pos: String(pos), owner, connected: isHeld, lag: behind, gone: isGone }
  }
  return {
    'system.consumers.list': async (_body, caller) => ({ consumers: await Promise.all(consumers.list(caller.namespace).map(view)) }),
    'system.consumers.get': async (body, { namespace }) => await view(consumers.get(namespace, text(body, 'name'))),
    'system.consumers.remove': (body, { namespace }) => {
      consumers.remove(namespace, text(body, 'name'))
      return { ok: true }
    },
  }
}
