import type { DeviceWiring } from '../wire-devices.ts'
import { type Service, text } from './service.ts'

/** Declared devices: what is known of them, and a check of one. */
export function deviceServices(devices: DeviceWiring): Record<string, Service> {
  return {
    'system.devices.list': () => ({ devices: devices.desk.views }),
    'system.devices.check': async (body) => {
      const name = text(body, 'device')
      const { proof, device } = await devices.check(name)
      const { n, rounds, verdict, durationMs, commitmentMs, backend, adapter, deviceClass, classMsMax } = proof
      const held = { n, rounds, verdict, duration_ms: durationMs, commitment_ms: commitmentMs, backend, adapter }
      return {
        device,
        proof: { ...held, class: deviceClass, class_ms_max: classMsMax },
      }
    },
  }
}
