import { Fault } from '../../shared/base/index.ts'
import type { HostAnswer, HostBridge, HostRequest } from '../../shared/host/index.ts'

/** Asks the app. Rejects with the fault that it answered. */
export async function ask(bridge: HostBridge, request: HostRequest): Promise<Extract<HostAnswer, { ok: true }>> {
  const answer = await bridge.invoke(request)
  if (answer.ok) return answer
  const code = Fault.isCode(answer.error.code) ? answer.error.code : 'internal/unexpected'
  throw new Fault(code, answer.error.message)
}
