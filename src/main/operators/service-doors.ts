import { join } from 'node:path'
import { type Door, openRelayDoor } from '../platform/index.ts'

export interface ServiceDoors {
  /** `HOST:PORT` as declared -> the Unix socket that leads there. */
  readonly paths: ReadonlyMap<string, string>
  close(): Promise<void>
}

export interface ServiceDoorOptions {
  /** Only this user may look into it. */
  readonly folder: string
  readonly onRefused: (service: string, reason: string) => void
}

let opened = 0

/** One door for each service that an operator's component declares (`network`): its only ways out beside the bus. */
export async function openServiceDoors(services: readonly string[], { folder, onRefused }: ServiceDoorOptions): Promise<ServiceDoors> {
  const doors = new Map<string, Door>()
  const close = async (): Promise<void> => void (await Promise.all([...doors.values()].map((door) => door.close())))
  try {
    for (const service of services) {
      const split = service.lastIndexOf(':')
      const host = service.slice(0, split).replace(/^\[|\]$/g, '')
      const path = join(folder, `d${opened++}.sock`)
      const options = { host, port: Number(service.slice(split + 1)), path, onRefused: (reason: string) => onRefused(service, reason) }
      doors.set(service, await openRelayDoor(options))
    }
  } catch (error) {
    await close()
    throw error
  }
  return { paths: new Map([...doors].map(([service, { path }]) => [service, path])), close }
}
