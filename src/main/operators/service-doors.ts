import { join } from 'node:path'
import type { Clock } from '../../shared/base/index.ts'
import { type Door, openRelayDoor } from '../platform/index.ts'

export interface ServiceDoors {
  /** `HOST:PORT` as declared -> the Unix socket that leads there. */
  readonly paths: ReadonlyMap<string, string>
  close(): Promise<void>
}

export interface ServiceDoorOptions {
  /** Only this user may look into it. */
  readonly folder: string
  /** Told at most once in `TOLD_EVERY_MS`, whatever the operator tries. */
  readonly onRefused: (service: string, reason: string) => void
  readonly clock: Clock
}

const TOLD_EVERY_MS = 1_000

let opened = 0

/** One door for each service that an operator's component declares (`network`): its only ways out beside the bus. */
export async function openServiceDoors(
  services: readonly string[],
  { folder, onRefused, clock }: ServiceDoorOptions,
): Promise<ServiceDoors> {
  const doors = new Map<string, Door>()
  let toldMs = Number.NEGATIVE_INFINITY
  const tell = (service: string, reason: string): void => {
    if (clock.monotonicMs() - toldMs < TOLD_EVERY_MS) return
    toldMs = clock.monotonicMs()
    onRefused(service, reason)
  }
  const close = async (): Promise<void> => void (await Promise.all([...doors.values()].map((door) => door.close())))
  try {
    for (const service of services) {
      const split = service.lastIndexOf(':')
      const host = service.slice(0, split).replace(/^\[|\]$/g, '')
      const path = join(folder, `d${opened++}.sock`)
      const options = { host, port: Number(service.slice(split + 1)), path, onRefused: (reason: string) => tell(service, reason) }
      doors.set(service, await openRelayDoor(options))
    }
  } catch (error) {
    await close()
    throw error
  }
  return { paths: new Map([...doors].map(([service, { path }]) => [service, path])), close }
}
