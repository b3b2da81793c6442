import { Worker } from 'node:worker_threads'
import { Fault } from '../../shared/base/index.ts'
import { threadEnvironment } from '../platform/index.ts'
import type { LogIdentity, LogWriterOptions } from './log-options.ts'
import type { WorkerConfig, WorkerMessage } from './messages.ts'

export const SEGMENT_BYTES = 33_554_432
export const RING_BYTES = 8_388_608
const HEAD_MS = 1_000

export type Opened = Extract<WorkerMessage, { type: 'opened' }>
export type Refused = Extract<WorkerMessage, { type: 'bad' }>

/** A started log worker and what it said first. */
export interface Started {
  readonly worker: Worker
  readonly message: Opened | Refused
}

/** Starts a worker on a folder and waits until it has verified and recovered it. @throws Fault `log/io` when it cannot. */
export async function startWorker(options: LogWriterOptions, identity: LogIdentity, ring: SharedArrayBuffer): Promise<Started> {
  const config: WorkerConfig = {
    ring,
    dir: options.dir,
    kind: options.kind,
    origin: identity.origin,
    isPinned: options.isPinned,
    signingKey: new Uint8Array(identity.privateKey.export({ format: 'der', type: 'pkcs8' })),
    ...(identity.earlierKeys === undefined ? {} : { earlierKeys: identity.earlierKeys }),
    segmentBytes: options.segmentBytes ?? SEGMENT_BYTES,
    headMs: options.headMs ?? HEAD_MS,
    quarantineDir: options.quarantineDir ?? `${options.dir}/quarantine`,
    openingBytesMax: options.openingBytesMax,
    diskModule: options.diskModule?.href,
  }
  const url = options.workerUrl ?? new URL('./log-worker.ts', import.meta.url)
  const worker = new Worker(url, { workerData: config, name: 'log', ...threadEnvironment(url) })
  const { promise, resolve, reject } = Promise.withResolvers<Opened | Refused>()
  const fail = (reason: string): void => reject(new Fault('log/io', 'the log cannot be opened', { dir: options.dir, detail: reason }))
  worker.once('error', (error) => fail(String(error)))
  worker.once('exit', () => fail('its thread ended'))
  worker.once('message', (message: WorkerMessage) => {
    if (message.type === 'opened' || message.type === 'bad') resolve(message)
    else fail(message.type === 'broken' ? message.message : message.type)
  })
  const message = await promise
  for (const event of ['error', 'exit', 'message']) worker.removeAllListeners(event)
  return { worker, message }
}
