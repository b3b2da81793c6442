import { createReadStream, statSync } from 'node:fs'
import { nodeHasher } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { putBlob } from '../../shared/client/blobs.ts'
import { openSession } from '../engine-access.ts'
import type { Verb, VerbContext } from '../verb.ts'

/** Bytes of one stream chunk (docs/reference/wire.md). */
const CHUNK_BYTES = 256 * 1024

export const blobPutVerb: Verb = {
  name: 'blob put',
  summary: 'store a file as a blob',
  synopsis: 'FILE|- [--type TYPE]',
  description: [
    "Stores a file, or standard input, as a blob of the namespace and prints its reference, sha256:…, by which jobs name it. It is on the engine's " +
      'disk and on the record when the verb ends. The same bytes have the same reference, however often they are put.',
  ],
  positionals: ['FILE'],
  options: [{ name: 'type', value: 'TYPE', help: 'content type, kept with it; default: application/octet-stream' }],
  exits: [
    ['0', 'stored'],
    ['3', 'refused: quota/exceeded, authz/publish-denied'],
  ],
  examples: [
    ['vbus blob put pulses.bin', 'a file'],
    ['arecord -d 5 | vbus blob put - --type audio/wav', 'standard input'],
  ],
  async run(context) {
    const { args, out } = context
    const [file = ''] = args.positionals
    const contentType = args.text('type')
    const pieces = piecesOf(context, file)
    await using session = await openSession(context, 'any')
    const ref = await putBlob(session.bus, pieces, { hasher: nodeHasher, ...(contentType === undefined ? {} : { contentType }) })
    out.result({ ref }, [ref])
    return 0
  },
}

function piecesOf({ args, host }: VerbContext, file: string): AsyncIterable<Uint8Array> {
  if (file === '-') return host.stdin()
  const path = args.path(file)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Fault('cli/usage', `${file}: no such file`)
  return createReadStream(path, { highWaterMark: CHUNK_BYTES })
}
