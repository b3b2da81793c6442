import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type EngineLock, nodeDisk, openHttpDoor, sha256, takeEngineLock } from '../../main/platform/index.ts'
import { ADD_CHECKPOINT_BYTES_MAX, Witness, type WitnessedLogs, WitnessFolder } from '../../main/witness/index.ts'
import { workspacePassphraseFile } from '../../main/workspace/keys.ts'
import { userConfigDir } from '../../main/workspace/layout.ts'
import { ensurePrivateDir } from '../../main/workspace/private-files.ts'
import { openWitnessKey } from '../../main/workspace/witness-key.ts'
import { Fault } from '../../shared/base/index.ts'
import { parseVerifierKey, type VerifierKey } from '../../shared/chain/index.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

const PORT_MAX = 65_535
const NAME = /^[^\s+]{1,255}$/

export const witnessVerb: Verb = {
  name: 'witness',
  summary: "co-sign other rigs' audit logs until told to end",
  synopsis: 'DIR --log VKEY... [--name NAME] [--host HOST] [--port N]',
  description: [
    'Runs a C2SP tlog-witness: POST /add-checkpoint co-signs a checkpoint (cosignature/v1, Ed25519) when the log key signed it and it goes on from the newest one ' +
      'co-signed before; else it answers 409 or 422 and keeps what contradicts as evidence. DIR holds its key, its name and what it has seen, and must not be lost: ' +
      'a witness that forgets is none. It belongs on another machine than the log.',
    'Give each log by its verifier key (vbus status prints it); after a key rotation give both. The line it prints has the verifier key that goes into workspace.yaml, `witnesses`.',
  ],
  positionals: ['DIR'],
  options: [
    { name: 'log', value: 'VKEY', isRepeatable: true, help: 'a log that it co-signs' },
    { name: 'name', value: 'NAME', help: 'its name when it is new: a URL without scheme, e.g. witness.example/w1' },
    { name: 'host', value: 'HOST', help: 'address to listen on; default: 127.0.0.1' },
    { name: 'port', value: 'N', help: 'TCP port; 0 or none: a free one' },
  ],
  exits: [
    ['0', 'ended as told'],
    ['4', 'another process has this witness'],
  ],
  examples: [
    ['vbus witness ~/witness --name me.example/w1 --log "vbus/0c9f...+b3c1d2e4+AbCd..." --port 4950', 'a witness on this machine'],
  ],
  async run(context) {
    const { args, out, host } = context
    const [dir = ''] = args.positionals
    const folder = args.path(dir)
    const name = args.text('name')
    if (name !== undefined && !NAME.test(name)) throw new Fault('cli/usage', '--name: no spaces and no +, at most 255 characters')
    const logs = readLogs(args.texts('log'))
    const configDir = userConfigDir(host.user)
    ensurePrivateDir(configDir)
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw new Fault('cli/usage', `${folder} is no folder`)
    ensurePrivateDir(folder)
    const lock = takeLock(folder)
    try {
      const key = openWitnessKey(folder, name, workspacePassphraseFile(configDir))
      const witness = new Witness({ key, logs, store: new WitnessFolder(nodeDisk, folder), clock: host.clock })
      const listen = { host: args.text('host') ?? '127.0.0.1', port: args.integer('port', 0, PORT_MAX) ?? 0 }
      const opening = openHttpDoor({ ...listen, bodyBytesMax: ADD_CHECKPOINT_BYTES_MAX, answer: (asked) => witness.answer(asked) })
      const door = await opening.catch((error: unknown) => {
        throw new Fault('cli/usage', `cannot listen on ${listen.host}, port ${listen.port}: ${String(error)}`)
      })
      const url = `http://${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${door.port}/`
      out.document({ type: 'ready', url, vkey: key.text, logs: [...logs.keys()], pid: process.pid })
      out.text(`witness ${key.name} on ${url}\nkey: ${key.text}`)
      await new Promise<void>((resolve) => {
        const release = host.onSignal((signal) => {
          if (signal === 'SIGPIPE') return
          release()
          resolve()
        })
      })
      await door.close()
      return EXIT.done
    } finally {
      lock.release()
    }
  },
}

function takeLock(folder: string): EngineLock {
  try {
    return takeEngineLock(join(folder, 'witness.lock.sqlite'))
  } catch (error) {
    const { code } = Fault.from(error)
    throw code === 'workspace/locked' ? new Fault(code, `another process has the witness in ${folder}`, { folder }) : error
  }
}

function readLogs(texts: readonly string[]): WitnessedLogs {
  if (texts.length === 0) throw new Fault('cli/usage', 'name the logs to co-sign: --log VKEY')
  const logs = new Map<string, VerifierKey[]>()
  for (const text of texts) {
    const key = parseVerifierKey(sha256, text)
    if (key === undefined) throw new Fault('cli/usage', `--log: not a verifier key: ${text}`)
    logs.set(key.origin, [...(logs.get(key.origin) ?? []), key])
  }
  return logs
}
