import type { arqonbus } from '../wire/generated/arqonbus.js'
import { toNumber } from './values.ts'

/** Devices that are kept; a workspace declares no more. */
export const DEVICES_FOLDED_MAX = 16

/** What the record says last of a declared device whose host this engine started. */
export interface DeviceState {
  readonly kind: string
  readonly state: string
  readonly backend: string
  readonly adapter: string
  readonly vendor: string
  readonly simulated: boolean
  readonly software: boolean
  readonly budgetBytes: number
  readonly reason: string
  readonly record: number
}

/** By its name in workspace.yaml. */
export type DevicesState = Readonly<Record<string, DeviceState>>

/** Devices after one record: hosts end with their engine, however that ended; records of other kinds change nothing. */
export function applyDevices(devices: DevicesState, record: arqonbus.v1.IRecord, number: number): DevicesState {
  if (record.engineStarted || record.engineClosed) return Object.keys(devices).length === 0 ? devices : {}
  const { deviceState: body } = record
  if (!body) return devices
  const name = body.device ?? ''
  if (!Object.hasOwn(devices, name) && Object.keys(devices).length >= DEVICES_FOLDED_MAX) return devices
  const entry = {
    kind: body.kind ?? '',
    state: body.state ?? '',
    backend: body.backend ?? '',
    adapter: body.adapter ?? '',
    vendor: body.vendor ?? '',
    simulated: body.simulated ?? false,
    software: body.software ?? false,
    budgetBytes: toNumber(body.memoryBudgetBytes),
    reason: body.reason ?? '',
    record: number,
  }
  return { ...devices, [name]: entry }
}
