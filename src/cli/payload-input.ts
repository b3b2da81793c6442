import { readFileSync, statSync } from 'node:fs'
import { Fault } from '../shared/base/index.ts'
import type { OptionRow, VerbContext } from './verb.ts'

/** An envelope is at most 512 KiB; its header takes at most 1 KiB of that (docs/reference/wire.md). */
const PAYLOAD_BYTES_MAX = 523_264

/** The options that say where a payload comes from. */
export const PAYLOAD_OPTIONS: readonly OptionRow[] = [
  { name: 'data', value: 'TEXT', help: 'the payload' },
  { name: 'file', value: 'FILE', help: 'file that holds the payload' },
]

/** The payload from --data, --file or standard input. @throws Fault `cli/usage` when there is more than one or too much of it */
export async function readPayload({ args, host }: VerbContext): Promise<Uint8Array> {
  const data = args.text('data')
  const file = args.text('file')
  if (data !== undefined && file !== undefined) throw new Fault('cli/usage', '--data and --file exclude each other')
  const payload = data === undefined ? await readOutside() : new TextEncoder().encode(data)
  if (payload.length > PAYLOAD_BYTES_MAX)
    throw new Fault('cli/usage', `the payload is over ${PAYLOAD_BYTES_MAX} bytes: send it as a stream`)
  return payload

  async function readOutside(): Promise<Uint8Array> {
    if (file === undefined) return await host.readStdin(PAYLOAD_BYTES_MAX)
    try {
      const path = args.path(file)
      if (statSync(path).size > PAYLOAD_BYTES_MAX)
        throw new Fault('cli/usage', `${file} is over ${PAYLOAD_BYTES_MAX} bytes: send it as a stream`)
      return new Uint8Array(readFileSync(path))
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault('cli/usage', `--file: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
