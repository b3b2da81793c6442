import { Fault } from '../../../shared/base/index.ts'
import type { Bus } from '../../../shared/client/index.ts'

export interface Caller {
  readonly id: string
  readonly kind: 'human' | 'machine'
  readonly namespace: string
  /** Its connection, where it still has one. */
  readonly inbox: string
}

export type Body = Readonly<Record<string, unknown>>

/** One service of docs/reference/services.md. `part` sends an answer before the last. */
export type Service = (body: Body, caller: Caller, part: (answer: object) => void) => Promise<object> | object

/** Serves every entry on the engine's own port. A thrown fault becomes the answer's `error`; anything else is a bug and says so. */
export async function serveAll(
  bus: Bus,
  services: Readonly<Record<string, Service>>,
  callerOf: (identity: string) => Pick<Caller, 'id' | 'kind'>,
): Promise<void> {
  for (const [topic, service] of Object.entries(services)) {
    await bus.serve(topic, async (body, message, reply) => {
      try {
        const { delivery, envelope } = message
        const caller = { ...callerOf(delivery.from), namespace: delivery.namespace, inbox: envelope.replyTo ?? '' }
        return await service(toBody(body), caller, (answer) => reply({ ...answer, more: true }))
      } catch (error) {
        return { error: Fault.from(error).toView() }
      }
    })
  }
}

function toBody(body: unknown): Body {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  throw new Fault('wire/bad-payload', 'a request is a JSON object')
}

const wrong = (name: string, expected: string): Fault => new Fault('wire/bad-payload', `${name} must be ${expected}`, { member: name })

/** @throws Fault `wire/bad-payload` */
export function text(body: Body, name: string, fallback?: string): string {
  const value = body[name] ?? fallback
  if (typeof value !== 'string') throw wrong(name, 'text')
  return value
}

/** @throws Fault `wire/bad-payload` */
export function whole(body: Body, name: string, range: { readonly fallback?: number; readonly min: number; readonly max: number }): number {
  const value = body[name] ?? range.fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < range.min || value > range.max)
    throw wrong(name, `a whole number from ${range.min} to ${range.max}`)
  return value
}

/** @throws Fault `wire/bad-payload` */
export function optionalText(body: Body, name: string): string | undefined {
  return body[name] === undefined || body[name] === null ? undefined : text(body, name)
}

/** @throws Fault `wire/bad-payload` */
export function textList(body: Body, name: string, most: number): string[] {
  const value = body[name] ?? []
  if (!Array.isArray(value) || value.length > most || value.some((item) => typeof item !== 'string'))
    throw wrong(name, `a list of at most ${most} texts`)
  return value as string[]
}
