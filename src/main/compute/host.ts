/** The device host's process: `node host.ts --socket PATH --kind simulated --name sim0`, token on standard input (docs/spec/device.md). */
import { openBackend } from './backend.ts'
import { runDeviceHost } from './device-host.ts'

await runDeviceHost(openBackend)
