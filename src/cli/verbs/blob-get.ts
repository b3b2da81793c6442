import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { nodeHasher } from '../../main/platform/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { readBlob } from '../../shared/client/blobs.ts'
import type { Client } from '../../shared/client/contract.ts'
import { openSession } from '../engine-access.ts'
import type { Verb } from '../verb.ts'

export const blobGetVerb: Verb = {
  name: 'blob get',
  summary: 'fetch a blob',
  synopsis: 'REF [--out FILE]',
  description: [
    'Writes the bytes of a blob of the namespace to FILE, which appears only once all of them came and have the hash that REF names, or to ' +
      'standard output, where a mismatch is told at the end.',
  ],
  positionals: ['REF'],
  options: [{ name: 'out', value: 'FILE', help: 'where it goes; default: standard output' }],
  exits: [
    ['0', 'fetched, and its hash is right'],
    ['4', 'there is no such blob, or what came is not it'],
  ],
  examples: [['vbus blob get sha256:9f86d081… --out pulses.bin', 'into a file']],
  async run(context) {
    const { args, out, host } = context
    const [ref = ''] = args.positionals
    const target = args.text('out')
    if (target === undefined && out.isJson) throw new Fault('cli/usage', '--json needs --out: the bytes go to standard output otherwise')
    await using session = await openSession(context, 'any')
    const bytes =
      target === undefined
        ? await copy(session.bus, ref, (piece) => host.writeBytes(piece))
        : await copyToFile(session.bus, ref, args.path(target))
    if (target !== undefined) out.result({ ref, bytes: String(bytes), path: args.path(target) }, [`${args.path(target)}: ${bytes} bytes`])
    return 0
  },
}

async function copy(bus: Client, ref: string, write: (piece: Uint8Array) => Promise<unknown>): Promise<number> {
  let bytes = 0
  for await (const piece of readBlob(bus, ref, { hasher: nodeHasher })) {
    await write(piece)
    bytes += piece.length
  }
  return bytes
}

async function copyToFile(bus: Client, ref: string, path: string): Promise<number> {
  const part = `${path}.${process.pid}.part`
  const file = await openNew(part)
  try {
    const bytes = await copy(bus, ref, (piece) => file.writeFile(piece))
    await file.sync()
    await file.close()
    await rename(part, path)
    return bytes
  } catch (error) {
    await file.close().catch(() => undefined)
    await unlink(part).catch(() => undefined)
    throw error
  }
}

async function openNew(path: string): Promise<FileHandle> {
  return await open(path, 'wx', 0o644).catch((error: NodeJS.ErrnoException) => {
    throw new Fault('cli/usage', `--out: ${path} cannot be written (${error.code ?? ''})`)
  })
}
