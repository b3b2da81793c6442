import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, say } from './lib/outcome.ts'
import { tensorflowBinding } from './lib/tensorflow-binding.ts'

/**
 * `npm run lab:devices`: the real back ends, each as a host on the bus of a real engine. WebGPU by Dawn over SwiftShader, TensorFlow's own library on
 * the processor as a simulated device, the same one asked for as cuda, and what the policy says of a software adapter.
 */
const ROOT = join(import.meta.dirname, '..')
const CHROMIUM = ['/usr/lib/chromium', '/usr/lib/chromium-browser'].find((folder) => existsSync(join(folder, 'vk_swiftshader_icd.json')))
const VERB_MS = 180_000
const DEVICES = ['gpu0', 'tf0', 'cuda0'] as const
const DECLARED: Readonly<Record<(typeof DEVICES)[number], string>> = {
  gpu0: 'kind: webgpu, proof_n: 2048',
  tf0: 'kind: simulated, proof_n: 512, backend: tensorflow',
  cuda0: 'kind: cuda, proof_n: 4096',
}

interface Ended {
  readonly status: number | null
  readonly result: Readonly<Record<string, unknown>>
}

const place = mkdtempSync(join(tmpdir(), 'vbus-lab-devices-'))
const rig = join(place, 'rig')
const env = { ...process.env, VBUS_CONFIG_DIR: join(place, 'config'), XDG_RUNTIME_DIR: place }
const failed: string[] = []

function vbus(args: readonly string[], more: Readonly<Record<string, string>> = {}): Ended {
  const command = [join(ROOT, 'src/cli/main.ts'), ...args, '--workspace', rig, '--json']
  const { status, stdout } = spawnSync(process.execPath, command, { env: { ...env, ...more }, encoding: 'utf8', timeout: VERB_MS })
  return { status, result: JSON.parse(stdout.trim().split('\n').at(-1) || '{}') as Ended['result'] }
}

/** Says and keeps whether a claim held. */
function claim(name: string, holds: boolean, seen: unknown): void {
  say(`${holds ? 'holds ' : 'FAILED'}  ${name}${holds ? '' : `: ${JSON.stringify(seen)}`}`)
  if (!holds) failed.push(name)
}

/** A member of nested objects, as text. */
const at = (value: unknown, ...names: readonly string[]): string =>
  String(names.reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], value))

function declare(): void {
  spawnSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'init', rig, '--from', 'movies'], { env, timeout: VERB_MS })
  const file = join(rig, 'workspace.yaml')
  const components = DEVICES.map(
    (name) => `
  device-${name}:
    kind: agent
    operator_type: generic
    runtime: node
    module: src/main/compute/host.ts
    limits: { memory_mb: 4096, heartbeat_s: 60, start_s: 60 }
    grants:
      publish: [device.results, device.progress, device.artifacts, pipeline.agents]
      subscribe: [device.jobs, device.uploads]
      execute: [generic]
`,
  )
  const devices = DEVICES.map((name) => `  ${name}: { ${DECLARED[name]}, component: device-${name} }\n`)
  const text = readFileSync(file, 'utf8').replace('\ndevices:\n', `${components.join('')}\ndevices:\n${devices.join('')}`)
  writeFileSync(file, text)
  claim('the workspace is trusted with three devices more', vbus(['trust']).status === 0, '')
}

function tryWebGpu(): void {
  if (CHROMIUM === undefined) {
    claim("SwiftShader is here (Debian's chromium)", false, 'no vk_swiftshader_icd.json')
    return
  }
  const swiftshader = { LD_LIBRARY_PATH: CHROMIUM, VK_DRIVER_FILES: join(CHROMIUM, 'vk_swiftshader_icd.json') }
  const checked = vbus(['devices', '--check', 'gpu0'], swiftshader)
  const isSoftware = at(checked.result, 'device', 'software') === 'true' && /swiftshader/i.test(at(checked.result, 'device', 'adapter'))
  claim('webgpu by Dawn proves its work, and is known as software', checked.status === 0 && isSoftware, checked.result)
  const without = vbus(['devices', '--check', 'gpu0'], { VK_DRIVER_FILES: '/nowhere.json' })
  const isMissing = without.status === 12 && at(without.result, 'error', 'code') === 'device/missing'
  claim('webgpu without a driver is missing, and nothing takes its place', isMissing, without.result)
  const policy = join(rig, 'policy.yaml')
  const strict = join(place, 'strict.yaml')
  writeFileSync(strict, readFileSync(policy, 'utf8').replace('software_adapter: accept', 'software_adapter: refuse'))
  claim('a policy that refuses software adapters is applied', vbus(['policy', 'apply', strict]).status === 0, '')
  const refused = vbus(['run', '--device', 'gpu0'], swiftshader)
  const isRefused = refused.status === 12 && at(refused.result, 'breach', 'code') === 'device/software-adapter'
  claim('a run on a software adapter is refused by that policy', isRefused, refused.result['breach'])
}

function tryTensorflow(): void {
  const how = tensorflowBinding(say)
  const simulated = vbus(['devices', '--check', 'tf0'])
  const isTensorflow = /^tfjs-node .* tensorflow$/.test(at(simulated.result, 'proof', 'backend'))
  const isSimulated = at(simulated.result, 'device', 'simulated') === 'true'
  claim(
    `TensorFlow's library (${how}) proves its work as a simulated device`,
    simulated.status === 0 && isTensorflow && isSimulated,
    simulated.result,
  )
  const cuda = vbus(['devices', '--check', 'cuda0'])
  const hasGpu = existsSync('/dev/nvidiactl')
  const isRefused = cuda.status === 12 && at(cuda.result, 'error', 'code') === 'device/missing'
  const isHardware = cuda.status === 0 && at(cuda.result, 'device', 'simulated') === 'false'
  claim(
    hasGpu ? 'cuda proves its work on the GPU' : 'cuda is refused where TensorFlow sees no GPU',
    hasGpu ? isHardware : isRefused,
    cuda.result,
  )
}

try {
  declare()
  tryWebGpu()
  tryTensorflow()
} catch (error) {
  claim('every part can be had here', false, error instanceof Error ? error.message : String(error))
} finally {
  rmSync(place, { recursive: true, force: true })
}
end({ ok: failed.length === 0, failed })
