import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LogWriter } from '../../src/main/log/index.ts'
import { nodeDisk, systemClock } from '../../src/main/platform/index.ts'
import type { DurableSink } from '../../src/main/spine/index.ts'

/** A stream log as the engine keeps it: chained, signed, fdatasync before anything is called durable. */
export async function openSink(folder: string): Promise<DurableSink> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const identity = { origin: `vbus/${randomUUID()}`, privateKey }
  const writer = await LogWriter.open({
    dir: join(folder, 'stream'),
    setAsideDir: join(folder, 'set-aside'),
    kind: 'stream',
    identity,
    isPinned: false,
    newIdentity: () => identity,
    clock: systemClock,
    disk: nodeDisk,
    onCommitted: (_first, _count, durableSize) => sink.onDurable(durableSize),
    onFault: ({ fault }) => void process.stderr.write(`log: ${fault.code} ${fault.message}\n`),
  })
  const sink: DurableSink = {
    append: (bytes, start, end) => (writer.append(bytes.subarray(start, end)) === 'full' ? 'full' : 'taken'),
    onDurable: () => {},
  }
  return sink
}
