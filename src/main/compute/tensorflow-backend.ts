import { createRequire } from 'node:module'
import util from 'node:util'
import { Fault } from '../../shared/base/index.ts'
import { type TensorBackend, type TensorFlow, tensorBackend } from '../../shared/device/index.ts'
import { readGpuName } from './gpu-readings.ts'
import { processorName } from './simulated-backend.ts'

/** The part of @tensorflow/tfjs-node-gpu that is used. An optional dependency: it is looked for when a device asks for it. */
interface TensorflowNode extends TensorFlow {
  readonly version: { readonly 'tfjs-core': string }
  enableProdMode(): void
  ready(): Promise<void>
  getBackend(): string
  backend(): { readonly isUsingGpuDevice?: boolean }
}

const PACKAGE = '@tensorflow/tfjs-node-gpu'

/**
 * TensorFlow's own library on an NVIDIA GPU.
 * @throws Fault `device/missing` when the package or its binding is not installed, or TensorFlow sees no GPU: it never computes on the processor then.
 */
export async function openCudaBackend(): Promise<TensorBackend> {
  const tf = await loadTensorflow()
  if (tf.backend().isUsingGpuDevice !== true)
    throw new Fault('device/missing', `${PACKAGE} is here, and TensorFlow sees no GPU: cuda needs one`, { backend: describe(tf) })
  return tensorBackend(tf, {
    kind: 'cuda',
    simulated: false,
    software: false,
    backend: describe(tf),
    adapter: (await readGpuName()) ?? 'CUDA device 0',
    vendor: 'nvidia',
  })
}

/** The same library on the processor: a simulated device, whatever it computes with. @throws Fault `device/missing` */
export async function openTensorflowOnCpu(): Promise<TensorBackend> {
  const tf = await loadTensorflow()
  const adapter = processorName()
  return tensorBackend(tf, { kind: 'simulated', simulated: true, software: false, backend: describe(tf), adapter, vendor: '' })
}

const describe = (tf: TensorflowNode): string => `tfjs-node ${tf.version['tfjs-core']} ${tf.getBackend()}`

async function loadTensorflow(): Promise<TensorflowNode> {
  lendUtil()
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2' // an operator's output is evidence
  try {
    const tf = createRequire(import.meta.url)(PACKAGE) as TensorflowNode
    tf.enableProdMode()
    await tf.ready()
    return tf
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]
    throw new Fault(
      'device/missing',
      `${PACKAGE} cannot be loaded: ${why} (npm rebuild --ignore-scripts=false ${PACKAGE})`,
      {},
      { cause: error },
    )
  }
}

/** Two functions that the package calls and that Node 23 took out of `util`. */
function lendUtil(): void {
  const lent = util as unknown as Record<string, unknown>
  lent['isNullOrUndefined'] ??= (value: unknown): boolean => value === null || value === undefined
  lent['isArray'] ??= Array.isArray
}
