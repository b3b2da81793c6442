import { createHash } from 'node:crypto'
import { Fault } from '../../../shared/base/index.ts'
import { toBreachView } from '../../../shared/state/index.ts'
import { arqonbus } from '../../../shared/wire/generated/arqonbus.js'
import {
  ackStatement,
  checkSignature,
  dataStatement,
  policyStatement,
  type TrustContent,
  trustStatement,
} from '../../workspace/statements.ts'
import type { Recorder } from '../recorder.ts'
import { type Body, type Caller, optionalText, type Service, text } from './service.ts'

/** Data of a workspace as it is now, and as a person registers it. */
export interface PresentData {
  readonly name: string
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

export interface PersonServiceDeps {
  readonly recorder: Recorder
  readonly workspaceId: string
  /** Verifier key of the person who trusts this workspace. */
  readonly person: string
  readonly acceptsUnattendedAck: () => boolean
  /** What is trusted now. */
  readonly trusted: () => TrustContent
  /** What is on disk now, to be trusted; `adopt` takes it up. */
  readonly present: () => Promise<{ readonly content: TrustContent; readonly adopt: () => void }>
  readonly takeData: (name: string | undefined) => Promise<readonly PresentData[]>
  /** Writes the policy in one step and takes it up. Resolves with its hash. */
  readonly applyPolicy: (source: string) => Promise<{ readonly sha256: string; readonly previous: string }>
  readonly tell: (topic: string, body: object) => void
}

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
const toActor = ({ id, kind }: Caller): arqonbus.v1.IActor => ({
  id,
  kind: kind === 'human' ? arqonbus.v1.ActorKind.ACTOR_KIND_HUMAN : arqonbus.v1.ActorKind.ACTOR_KIND_MACHINE,
})

interface Signed {
  readonly person: string
  readonly signature: Uint8Array
}

/** What `body` brings as signature is of `owner`, who trusts this workspace, over this statement. @throws Fault `auth/person-key` */
export function requireSigned(owner: string, body: Body, statement: string): Signed {
  const person = text(body, 'person')
  if (person !== owner) throw new Fault('auth/person-key', 'not the person who trusts this workspace', { person })
  const signature = Buffer.from(text(body, 'signature'), 'base64')
  checkSignature(statement, person, signature)
  return { person, signature }
}

/** What only a person may do: each carries a signature of the person's key, which is checked and put on the record. */
export function personServices(deps: PersonServiceDeps): Record<string, Service> {
  const { recorder, workspaceId } = deps
  const signed = (body: Body, statement: string): Signed => requireSigned(deps.person, body, statement)
  return {
    'system.breach.ack': async (body, caller) => {
      const { breach } = recorder.state.breaker
      if (breach === undefined) throw new Fault('request/refused', 'the breaker is closed: there is nothing to acknowledge')
      const reason = text(body, 'reason')
      const attended = body['attended'] === true
      if (!attended && !deps.acceptsUnattendedAck())
        throw new Fault('policy/refused', 'the policy takes no acknowledgement without a terminal or window')
      const by = signed(body, ackStatement(workspaceId, breach.record, reason))
      const record = await recorder.appendDurable({
        actor: toActor(caller),
        breachAcknowledged: { breachRecord: breach.record, reason, attended, ...by },
      })
      deps.tell('system.breaker', { state: 'closed', breach: null })
      return { ok: true, record, acknowledged: toBreachView(breach) }
    },
    'system.trust': async (body, caller) => {
      const { content, adopt } = await deps.present()
      const { configSha256, policySha256 } = content
      if (text(body, 'config_sha256') !== configSha256 || text(body, 'policy_sha256') !== policySha256) {
        throw new Fault('workspace/untrusted', 'what was signed is not what is on disk now', { configSha256, policySha256 })
      }
      const by = signed(body, trustStatement(content))
      const workspaceTrusted = {
        configSha256: bytes(configSha256),
        policySha256: bytes(policySha256),
        ...by,
        protection: text(body, 'protection'),
      }
      const record = await recorder.appendDurable({ actor: toActor(caller), workspaceTrusted })
      adopt()
      return { record }
    },
    'system.data.register': async (body, caller) => {
      const present = await deps.takeData(optionalText(body, 'name'))
      signed(body, dataStatement(workspaceId, present))
      for (const { name, path, sha256, bytes: size } of present) {
        recorder.append({ actor: toActor(caller), dataRegistered: { name, path, sha256: bytes(sha256), bytes: size } })
      }
      await recorder.flush()
      return { registered: present.map(({ name, path, sha256 }) => ({ name, path, sha256 })) }
    },
    'system.policy.apply': async (body, caller) => {
      const source = text(body, 'policy')
      const next = createHash('sha256').update(source).digest('hex')
      const { policySha256 } = deps.trusted()
      const by = signed(body, policyStatement(workspaceId, next, policySha256))
      const { sha256, previous } = await deps.applyPolicy(source)
      await recorder.appendDurable({
        actor: toActor(caller),
        policyApplied: { sha256: bytes(sha256), previousSha256: bytes(previous), ...by },
      })
      return { sha256 }
    },
  }
}
