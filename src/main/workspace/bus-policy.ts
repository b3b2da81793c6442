import { type Check, type Checked, decimal, flag, list, oneOf, optional, record, shape, text, whole } from './schema.ts'

/** Limits of policy.yaml's bus part. */
export const TOPIC_POLICIES_MAX = 256
export const NAMESPACES_MAX = 64
export const CROSSINGS_MAX = 64
export const ROLES_MAX = 64
export const IDENTITIES_MAX = 1_024
export const QUOTAS_MAX = 256
export const SCHEMAS_MAX = 256

/** What a job may ask for at most, or an identity may use in a window. Absent: unlimited. */
export interface Amounts {
  readonly wallS?: number
  readonly cpuS?: number
  readonly runs?: number
  readonly energyJ?: number
  readonly bytes?: number
  readonly messages?: number
}

export interface TopicPolicy {
  readonly pattern: string
  /** Undefined: every namespace. */
  readonly namespace?: string
  readonly durable: boolean
  readonly deltaOnly: boolean
  /** Payloads of registered schemas: `warn` records what does not hold, `enforce` refuses it. `allow`: no other schema. */
  readonly schemas: { readonly check: 'off' | 'warn' | 'enforce'; readonly allow?: readonly string[] }
  /** What happens to jobs here. `redeliver`: further attempts after a lost lease. */
  readonly jobs: { readonly leaseS: number; readonly redeliver: number; readonly queue: number; readonly deadLetter?: string }
}

export interface NamespacePolicy {
  /** Whole sealed segments of the stream log go when all they hold is beyond any of these. */
  readonly retention: { readonly ageS?: number; readonly bytes?: number; readonly messages?: number }
  readonly blobs: { readonly ageS?: number; readonly bytes?: number; readonly blobBytes?: number }
  /** Share of an operator that several namespaces use. */
  readonly weight: number
}

/** Messages of `from` that match appear in `to` too, under their own topic. */
export interface Crossing {
  readonly from: string
  readonly to: string
  readonly pattern: string
}

export interface PatternLists {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  readonly execute: readonly string[]
}

/** Per identity and second; connections and subscriptions in all. Absent: the engine's own limits alone. */
export interface Rates {
  readonly messagesPerS?: number
  readonly bytesPerS?: number
  readonly connections?: number
  readonly subscriptions?: number
}

export interface RolePolicy extends PatternLists {
  /** Wins over every grant, also one in a token. */
  readonly deny: PatternLists
  /** By operator type: what one job may ask for. */
  readonly caps: Readonly<Record<string, Amounts>>
  readonly rates: Rates
}

export interface IdentityPolicy {
  readonly roles: readonly string[]
}

/** An outside issuer of JWTs: its public keys lie in a JWKS file below the workspace, which is watched. */
export interface IssuerPolicy {
  readonly issuer: string
  readonly audience: string
  readonly file: string
  readonly algorithms: readonly ('EdDSA' | 'ES256' | 'RS256')[]
  readonly roles: readonly string[]
  readonly namespace: string
}

/** Who a client certificate belongs to, by its subject as `CN=rig-7,O=lab`. */
export interface CertificateRule {
  readonly subject: string
  readonly identity: string
  readonly roles: readonly string[]
  readonly namespace: string
}

export interface QuotaPolicy {
  /** Exactly one of the three is given. */
  readonly identity?: string
  readonly role?: string
  readonly namespace?: string
  readonly per: 'hour' | 'day' | 'total'
  readonly limits: Amounts
}

export interface SchemaPolicy {
  readonly name: string
  readonly kind: 'json' | 'protobuf'
  /** Below the workspace: a JSON Schema, or a FileDescriptorSet. */
  readonly file: string
  readonly sha256: string
  /** Full name of the message; protobuf only. */
  readonly message?: string
}

/** A Wasm module that is asked per connection and per (identity, topic, schema). */
export interface HookPolicy {
  readonly file: string
  readonly sha256: string
  readonly timeoutMs: number
  readonly memoryPages: number
}

/** What policy.yaml says about the bus, checked. */
export interface BusPolicy {
  readonly topics: readonly TopicPolicy[]
  readonly namespaces: Readonly<Record<string, NamespacePolicy>>
  readonly crossings: readonly Crossing[]
  readonly roles: Readonly<Record<string, RolePolicy>>
  readonly identities: Readonly<Record<string, IdentityPolicy>>
  readonly rates: Rates
  readonly issuers: readonly IssuerPolicy[]
  readonly certificates: readonly CertificateRule[]
  readonly quotas: readonly QuotaPolicy[]
  readonly schemas: readonly SchemaPolicy[]
  readonly hook?: HookPolicy
}

const pattern = text(/^[a-z0-9_*>.-]{1,255}$/, 'Write a topic or a pattern.')
const topic = text(/^[a-z0-9_.-]{1,255}$/, 'Write a topic.')
const namespace = text(/^[a-z0-9_-]{1,63}$/, 'Use 1 to 63 of a-z 0-9 _ -.')
const roleName = text(/^[a-z][a-z0-9_-]{0,63}$/, 'Name a role.')
const identity = text(/^[\w.@-]{1,100}$/, 'Use 1 to 100 of A-Z a-z 0-9 _ . @ -.')
const operatorType = text(/^[a-z][a-z0-9-]{0,63}$/, 'Name an operator type.')
const schemaName = text(/^[!-~]{1,255}$/, 'Use 1 to 255 printable ASCII characters.')
const hash = text(/^[0-9a-f]{64}$/, 'Write the SHA-256 of the file: sha256sum FILE.')
const file: Check<string> = text(
  /^(?!\/)(?!(.*\/)?\.{1,2}(\/|$))(?!\.vbus\/)[^\0\\]{1,512}$/,
  'Write a path below the workspace, without . or ..',
)
const count = whole(0, Number.MAX_SAFE_INTEGER)
const amount = decimal(0, 1e15)
const amounts = shape({
  wall_s: optional(amount),
  cpu_s: optional(amount),
  runs: optional(count),
  energy_j: optional(amount),
  bytes: optional(count),
  messages: optional(count),
})
const rates = shape({
  messages_per_s: optional(whole(1, 100_000_000)),
  bytes_per_s: optional(whole(1, 100_000_000_000)),
  connections: optional(whole(1, 100_000)),
  subscriptions: optional(whole(1, 1_000_000)),
})
const patternLists = {
  publish: optional(list(pattern, 256)),
  subscribe: optional(list(pattern, 256)),
  execute: optional(list(operatorType, 64)),
}
const AGE_S_MAX = 100 * 366 * 86_400
const roles = optional(list(roleName, 16))

/** Members of policy.yaml that concern the bus; all may be left out. */
export const busPolicyFields = {
  topics: optional(
    list(
      shape({
        pattern,
        namespace: optional(namespace),
        durable: optional(flag),
        delta_only: optional(flag),
        schemas: optional(shape({ check: oneOf('off', 'warn', 'enforce'), allow: optional(list(schemaName, 64)) })),
        jobs: optional(
          shape({
            lease_s: optional(whole(1, 3_600)),
            redeliver: optional(whole(0, 100)),
            queue: optional(whole(1, 65_536)),
            dead_letter: optional(topic),
          }),
        ),
      }),
      TOPIC_POLICIES_MAX,
    ),
  ),
  namespaces: optional(
    record(
      /^[a-z0-9_-]{1,63}$/,
      shape({
        retention: optional(shape({ age_s: optional(whole(1, AGE_S_MAX)), bytes: optional(count), messages: optional(count) })),
        blobs: optional(shape({ age_s: optional(whole(1, AGE_S_MAX)), bytes: optional(count), blob_bytes: optional(count) })),
        weight: optional(whole(1, 1_000)),
      }),
      NAMESPACES_MAX,
    ),
  ),
  crossings: optional(list(shape({ from: namespace, to: namespace, pattern }), CROSSINGS_MAX)),
  roles: optional(
    record(
      /^[a-z][a-z0-9_-]{0,63}$/,
      shape({
        ...patternLists,
        deny: optional(shape(patternLists)),
        caps: optional(record(/^[a-z][a-z0-9-]{0,63}$/, amounts, 64)),
        rates: optional(rates),
      }),
      ROLES_MAX,
    ),
  ),
  identities: optional(record(/^[\w.@-]{1,100}$/, shape({ roles: list(roleName, 16) }), IDENTITIES_MAX)),
  rates: optional(rates),
  issuers: optional(
    list(
      shape({
        issuer: text(/^[!-~]{1,255}$/, 'Write the `iss` of its tokens.'),
        audience: text(/^[!-~]{1,255}$/, 'Write the `aud` of its tokens.'),
        file,
        algorithms: list(oneOf('EdDSA', 'ES256', 'RS256'), 3),
        roles,
        namespace: optional(namespace),
      }),
      16,
    ),
  ),
  certificates: optional(
    list(
      shape({ subject: text(/^[ -~]{1,512}$/, 'Write a subject: CN=rig-7,O=lab.'), identity, roles, namespace: optional(namespace) }),
      256,
    ),
  ),
  quotas: optional(
    list(
      shape({
        identity: optional(identity),
        role: optional(roleName),
        namespace: optional(namespace),
        per: oneOf('hour', 'day', 'total'),
        limits: amounts,
      }),
      QUOTAS_MAX,
    ),
  ),
  schemas: optional(
    list(shape({ name: schemaName, kind: oneOf('json', 'protobuf'), file, sha256: hash, message: optional(schemaName) }), SCHEMAS_MAX),
  ),
  hook: optional(shape({ file, sha256: hash, timeout_ms: optional(whole(1, 1_000)), memory_pages: optional(whole(1, 1_024)) })),
}
const busPolicyShape = shape(busPolicyFields)
type BusPolicyFile = Checked<typeof busPolicyShape>
type Lists = { readonly [K in keyof PatternLists]?: readonly string[] }
type AmountsFile = Checked<typeof amounts>
type RatesFile = Checked<typeof rates>

/** Members that are given; an absent one stays absent. */
function given<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

const toLists = ({ publish = [], subscribe = [], execute = [] }: Lists): PatternLists => ({ publish, subscribe, execute })
const toAmounts = (from: AmountsFile): Amounts =>
  given<Amounts>({
    wallS: from.wall_s,
    cpuS: from.cpu_s,
    runs: from.runs,
    energyJ: from.energy_j,
    bytes: from.bytes,
    messages: from.messages,
  })
const toRates = (from: RatesFile = {}): Rates =>
  given<Rates>({
    messagesPerS: from.messages_per_s,
    bytesPerS: from.bytes_per_s,
    connections: from.connections,
    subscriptions: from.subscriptions,
  })
const mapValues = <T, U>(from: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]))

function toTopic(from: NonNullable<BusPolicyFile['topics']>[number]): TopicPolicy {
  const { jobs = {}, schemas } = from
  return {
    pattern: from.pattern,
    ...given<{ namespace?: string }>({ namespace: from.namespace }),
    durable: from.durable ?? false,
    deltaOnly: from.delta_only ?? false,
    schemas: { check: schemas?.check ?? 'off', ...given<{ allow?: readonly string[] }>({ allow: schemas?.allow }) },
    jobs: {
      leaseS: jobs.lease_s ?? 30,
      redeliver: jobs.redeliver ?? 0,
      queue: jobs.queue ?? 1_024,
      ...given<{ deadLetter?: string }>({ deadLetter: jobs.dead_letter }),
    },
  }
}

/** The policy that a topic without one has. */
export const DEFAULT_TOPIC_POLICY: TopicPolicy = toTopic({ pattern: '>' })

function toNamespace(from: NonNullable<BusPolicyFile['namespaces']>[string]): NamespacePolicy {
  const { retention = {}, blobs = {}, weight } = from
  return {
    retention: given({ ageS: retention.age_s, bytes: retention.bytes, messages: retention.messages }),
    blobs: given({ ageS: blobs.age_s, bytes: blobs.bytes, blobBytes: blobs.blob_bytes }),
    weight: weight ?? 1,
  }
}

export const DEFAULT_NAMESPACE_POLICY: NamespacePolicy = toNamespace({})

export function toBusPolicy(from: BusPolicyFile): BusPolicy {
  const { hook } = from
  return {
    topics: (from.topics ?? []).map(toTopic),
    namespaces: mapValues(from.namespaces ?? {}, toNamespace),
    crossings: from.crossings ?? [],
    roles: mapValues(from.roles ?? {}, ({ deny = {}, caps = {}, rates: ownRates, ...lists }) => ({
      ...toLists(lists),
      deny: toLists(deny),
      caps: mapValues(caps, toAmounts),
      rates: toRates(ownRates),
    })),
    identities: from.identities ?? {},
    rates: toRates(from.rates),
    issuers: (from.issuers ?? []).map((issuer) => ({
      ...issuer,
      roles: issuer.roles ?? [],
      namespace: issuer.namespace ?? 'default',
    })),
    certificates: (from.certificates ?? []).map((rule) => ({
      ...rule,
      roles: rule.roles ?? [],
      namespace: rule.namespace ?? 'default',
    })),
    quotas: (from.quotas ?? []).map((quota) => ({
      ...given<Pick<QuotaPolicy, 'identity' | 'role' | 'namespace'>>({
        identity: quota.identity,
        role: quota.role,
        namespace: quota.namespace,
      }),
      per: quota.per,
      limits: toAmounts(quota.limits),
    })),
    schemas: (from.schemas ?? []).map(({ name, kind, file: path, sha256, message }) => ({
      name,
      kind,
      file: path,
      sha256,
      ...given<{ message?: string }>({ message }),
    })),
    ...(hook && {
      hook: { file: hook.file, sha256: hook.sha256, timeoutMs: hook.timeout_ms ?? 10, memoryPages: hook.memory_pages ?? 16 },
    }),
  }
}
