import { Fault } from '../base/index.ts'
import type { DeviceKind, TensorBackend } from './backend.ts'
import { DEVICE_JOB_SCHEMA } from './device-schema.ts'

/** What a device host advertises of itself (docs/reference/wire.md, operators). */
export function deviceCapabilities(identity: string, backend: TensorBackend | Fault, kind: DeviceKind): object {
  const found = (open: TensorBackend): object => {
    const { simulated, software, adapter } = open
    return { kind, simulated, software, backend: open.backend, adapter }
  }
  return {
    operator_id: identity,
    operator_type: 'generic',
    supported_schemas: [DEVICE_JOB_SCHEMA],
    resource_limits: { jobs: 1 },
    hardware_profile: backend instanceof Fault ? { kind, missing: backend.message } : found(backend),
    supports_delta_only_topics: false,
    engine_modes: ['pass'],
    churn_metrics: {},
  }
}
