import { Fault } from '../../../shared/base/index.ts'
import type { CredentialState, IssuedState } from '../../../shared/state/index.ts'
import { isPattern } from '../../../shared/topic/index.ts'
import type { Act, Verdict } from '../authority.ts'
import { type CredentialDesk, type CredentialRequest, TTL_S_MAX } from '../credential-desk.ts'
import { toMembers } from './quota-view.ts'
import { type Body, optionalText, type Service, text, textList, whole } from './service.ts'

/** Grants of one kind in one token or key. */
const GRANTS_MAX = 64
const ROLES_MAX = 16
const REASON_LENGTH_MAX = 500

export interface NamespaceView {
  readonly namespace: string
  readonly declared: boolean
  readonly weight: number
  readonly connections: number
  readonly topics: number
  readonly messages: string
  readonly bytes: string
  readonly crossings: readonly { readonly to: string; readonly pattern: string }[]
}

export interface CredentialServiceDeps {
  readonly desk: CredentialDesk
  readonly credentials: () => CredentialState
  /** Decides as the Spine would, for whatever credentials of `who` are known. */
  readonly explain: (who: string, namespace: string, question: { readonly act: Act; readonly what: string }) => Verdict
  readonly namespaces: () => readonly NamespaceView[]
}

/** Tokens, API keys, namespaces, and why somebody may or may not. */
export function credentialServices({ desk, credentials, explain, namespaces }: CredentialServiceDeps): Record<string, Service> {
  return {
    'system.token.issue': async (body, caller) => {
      const ttlS = whole(body, 'ttl_s', { fallback: 3600, min: 1, max: TTL_S_MAX })
      const { token, expires, id } = await desk.issueToken(readRequest(body), ttlS, caller)
      return { token, expires, token_id: id }
    },
    'system.token.list': () => {
      const { tokens, revoked } = credentials()
      return {
        tokens: Object.entries(tokens).map(([id, token]) => ({ token_id: id, ...toView(token) })),
        revoked: Object.entries(revoked).map(([key, { reason, at, until, record }]) => {
          const [kind = '', id = ''] = key.split(' ', 2)
          return { kind, id, reason, at: toTime(at), until: toTime(until), record }
        }),
      }
    },
    'system.token.revoke': async (body, caller) => {
      const [id, subject] = [optionalText(body, 'token_id'), optionalText(body, 'subject')]
      if ((id === undefined) === (subject === undefined)) throw new Fault('wire/bad-payload', 'give either token_id or subject')
      const named = id ?? subject ?? ''
      if (!/^[\w.@:-]{1,100}$/.test(named)) throw new Fault('wire/bad-payload', 'not a token id or subject')
      return {
        ok: true,
        ...(await desk.revoke({ kind: id === undefined ? 'subject' : 'token', id: named, reason: readReason(body) }, caller)),
      }
    },
    'system.key.create': async (body, caller) => {
      const ttlS = body['ttl_s'] === undefined ? undefined : whole(body, 'ttl_s', { min: 1, max: TTL_S_MAX })
      const roles = textList(body, 'roles', ROLES_MAX)
      const { key, id, expires } = await desk.createKey({ ...readRequest(body), roles }, ttlS, caller)
      return { key, key_id: id, expires }
    },
    'system.key.list': () => ({ keys: Object.entries(credentials().keys).map(([id, key]) => ({ key_id: id, ...toView(key) })) }),
    'system.key.revoke': async (body, caller) => ({
      ok: true,
      ...(await desk.revoke({ kind: 'key', id: text(body, 'key_id'), reason: readReason(body) }, caller)),
    }),
    'system.can': (body) => {
      const [who, what] = [text(body, 'who'), text(body, 'what')]
      const act = readAct(body)
      if (act === 'execute' ? !/^[a-z][a-z0-9-]{0,63}$/.test(what) : !isPattern(what))
        throw new Fault('wire/bad-payload', act === 'execute' ? 'what must be an operator type' : 'what must be a topic or a pattern')
      const namespace = text(body, 'namespace', 'default')
      const { allowed, code, reason, source, role, by, caps } = explain(who, namespace, { act, what })
      return {
        allowed,
        who,
        does: act,
        what,
        namespace,
        code: code ?? null,
        reason,
        source: source ?? null,
        role: role ?? null,
        by: by ?? null,
        caps: caps === undefined ? null : toMembers(caps),
      }
    },
    'system.namespaces.list': () => ({ namespaces: namespaces() }),
  }
}

function readAct(body: Body): Act {
  const act = text(body, 'does')
  if (act === 'publish' || act === 'subscribe' || act === 'execute') return act
  throw new Fault('wire/bad-payload', 'does must be publish, subscribe or execute')
}

function readRequest(body: Body): CredentialRequest {
  const namespace = text(body, 'namespace', 'default')
  if (!/^[a-z0-9_-]{1,63}$/.test(namespace)) throw new Fault('wire/bad-payload', 'a namespace is 1 to 63 of a-z 0-9 _ -', { namespace })
  const [publish, subscribe] = [textList(body, 'publish', GRANTS_MAX), textList(body, 'subscribe', GRANTS_MAX)]
  const wrong = [...publish, ...subscribe].find((pattern) => !isPattern(pattern))
  if (wrong !== undefined) throw new Fault('wire/bad-payload', `not a pattern: ${wrong.slice(0, 300)}`)
  return { subject: text(body, 'subject'), publish, subscribe, execute: textList(body, 'execute', GRANTS_MAX), namespace }
}

const readReason = (body: Body): string => text(body, 'reason', '').slice(0, REASON_LENGTH_MAX)
const toTime = (ms: number): string => new Date(ms).toISOString()

function toView({ subject, namespace, publish, subscribe, execute, roles, issued, expires, record }: IssuedState): object {
  const times = { issued: toTime(issued), expires: expires === 0 ? null : toTime(expires) }
  return { subject, namespace, publish, subscribe, execute, roles, ...times, record }
}
