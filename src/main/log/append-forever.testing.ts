import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeDisk, systemClock } from '../platform/index.ts'
import { LogWriter } from './log-writer.ts'

// Appends numbered entries as fast as they are taken, and prints the size of the log each time it has grown on disk, until it is killed.
const [, , root = '', origin = ''] = process.argv
const identity = { origin, privateKey: createPrivateKey(readFileSync(0)) }
const newIdentity = (): never => {
  throw new Error('the log did not verify')
}
const log = await LogWriter.open({
  dir: join(root, 'audit'),
  kind: 'audit',
  identity,
  isPinned: true,
  newIdentity,
  clock: systemClock,
  disk: nodeDisk,
  setAsideDir: join(root, 'set-aside'),
  ringBytes: 1_048_576,
  segmentBytes: 262_144,
  onCommitted: (_first, _count, durableSize) => process.stdout.write(`${durableSize}\n`),
})
while (true) {
  const entry = Buffer.alloc(4 + (log.size % 700))
  entry.writeUInt32LE(log.size)
  if (log.append(entry) === 'full' || log.size % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
}
