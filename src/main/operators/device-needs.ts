import { existsSync, readdirSync } from 'node:fs'

/** What a device's host sees of the machine beside what every operator sees. */
export interface DeviceNeeds {
  /** Bound with their device numbers. */
  readonly devicePaths: readonly string[]
  /** Bound read-only where they exist. */
  readonly systemPaths: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Nodes of graphics and compute drivers: DRM, NVIDIA, AMD, WSL. */
const DRIVER_NODES = /^(dri|nvidia.*|kfd|dxg)$/
/** Where drivers are found: PCI devices, the Vulkan loader's own list. */
const SYSTEM_PATHS = ['/sys', '/etc/vulkan']
/** Variables by which a person tells the Vulkan loader and CUDA where to look; a host has them as the engine has. */
const VARIABLES = ['VK_DRIVER_FILES', 'VK_ADD_DRIVER_FILES', 'CUDA_VISIBLE_DEVICES', 'LD_LIBRARY_PATH']

/** @param kind of the device; a simulated one needs nothing. */
export function deviceNeeds(kind: string, environment: Readonly<Record<string, string | undefined>> = process.env): DeviceNeeds {
  if (kind === 'simulated') return { devicePaths: [], systemPaths: [], env: {} }
  const nodes = existsSync('/dev') ? readdirSync('/dev').filter((name) => DRIVER_NODES.test(name)) : []
  const given = VARIABLES.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : []))
  const named = given.flatMap(([name, value]) =>
    name === 'CUDA_VISIBLE_DEVICES' ? [] : value.split(':').filter((path) => path.startsWith('/')),
  )
  return { devicePaths: nodes.map((name) => `/dev/${name}`), systemPaths: [...SYSTEM_PATHS, ...named], env: Object.fromEntries(given) }
}
