import { Fault } from '../../shared/base/index.ts'
import { isUuid } from '../../shared/wire/index.ts'

/** Features that a client may say it has. */
const FEATURES: readonly string[] = ['delta']

/** A hello that was read before the party was attached; `session` and `features` as they stood there. */
export interface ReceivedHello {
  readonly id: string
  readonly client: string
  readonly session?: unknown
  readonly features?: unknown
}

/** @throws Fault `wire/bad-payload` */
export function readSession({ session }: ReceivedHello): string | undefined {
  if (session === undefined || session === null) return undefined
  if (typeof session === 'string' && isUuid(session)) return session.toLowerCase()
  throw new Fault('wire/bad-payload', 'session must be a UUID')
}

/** Those of the client's features that this engine knows. @throws Fault `wire/bad-payload` */
export function readFeatures({ features }: ReceivedHello): readonly string[] {
  if (features === undefined || features === null) return []
  if (Array.isArray(features)) return FEATURES.filter((feature) => features.includes(feature))
  throw new Fault('wire/bad-payload', 'features must be an array of names')
}
