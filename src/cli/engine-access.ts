import { randomFillSync } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Engine, EngineOptions } from '../main/engine/index.ts'
import { signToken } from '../main/shield/tokens.ts'
import { type EngineInfo, readEngineFile } from '../main/workspace/engine-file.ts'
import { userConfigDir } from '../main/workspace/layout.ts'
import { readWorkspace, type WorkspaceFiles } from '../main/workspace/open.ts'
import { loadPerson, personIdentity } from '../main/workspace/person.ts'
import { OWNER_GRANTS, PERSON_TOKEN_SECONDS_MAX } from '../main/workspace/session-token.ts'
import { Fault } from '../shared/base/index.ts'
import type { Bus, Client } from '../shared/client/contract.ts'
import type { Arguments } from './arguments.ts'
import { busUrl, joinBus } from './connect.ts'
import { installation } from './installation.ts'
import type { VerbContext } from './verb.ts'

/** A party on the bus for as long as a verb runs. Disposing of it closes the connection, and the engine if the verb started it. */
export interface EngineSession extends AsyncDisposable {
  readonly bus: Client
  readonly how: 'attached' | 'started' | 'remote'
}

const TOKEN_FILE_BYTES_MAX = 16_384
const PEM_FILE_BYTES_MAX = 1_048_576

/** Where a verb may find its engine: only a running one, or one of its own too. */
export type EngineNeed = 'running' | 'any'

/**
 * Gets a verb onto the bus: `--url`, else the workspace's running engine, else (need `any`) an engine of its own.
 * @throws Fault `engine/not-running`, `workspace/…`, `auth/…`
 */
export async function openSession(context: VerbContext, need: EngineNeed, doors: EngineDoors = {}): Promise<EngineSession> {
  const { args } = context
  const url = args.text('url')
  const session = url === undefined ? await openLocal(context, need, doors) : await openRemote(context, url)
  const wanted = args.namespace
  const { identity, namespace } = session.bus.session
  if (wanted !== undefined && wanted !== namespace) {
    await session[Symbol.asyncDispose]()
    throw new Fault('cli/usage', `the token is for namespace ${namespace}, not ${wanted}`)
  }
  context.out.note(`${HOW[session.how]} as ${identity}${session.how === 'remote' ? '' : ', the workspace owner'}`)
  return session
}

const HOW = { attached: 'attached to the running engine', started: 'started an engine', remote: 'connected' } as const

/** The engine that runs on this workspace, or undefined. A file left by a dead engine counts as none. */
export function findEngine(files: WorkspaceFiles): EngineInfo | undefined {
  return readEngineFile(files.layout)
}

type EngineDoors = Pick<EngineOptions, 'port' | 'listen' | 'isStanding' | 'isTrial'>

/** Starts an engine in this process. */
export async function startEngine(context: VerbContext, files: WorkspaceFiles, doors: EngineDoors = {}): Promise<Engine> {
  const { openEngine } = await import('../main/engine/index.ts')
  const { uiDir } = installation()
  return await openEngine({
    workspaceDir: files.layout.root,
    ...doors,
    ...(uiDir === undefined ? {} : { uiDir }),
    log: (line) => context.out.note(line),
  })
}

/** A token by which the workspace's owner says hello; signed here, never sent anywhere but to the engine. */
export async function ownerToken(context: VerbContext, workspaceId: string): Promise<string> {
  const person = loadPerson(userConfigDir(context.host.user))
  const namespace = context.args.namespace ?? 'default'
  const claims = { subject: personIdentity(person), namespace, grants: OWNER_GRANTS, actorKind: 'human' } as const
  const signer = { keyId: person.fingerprint, privateKey: person.privateKey }
  const { token } = await signToken(claims, PERSON_TOKEN_SECONDS_MAX, signer, {
    audience: workspaceId,
    clock: context.host.clock,
    random: (bytes) => void randomFillSync(bytes),
  })
  return token
}

async function openLocal(context: VerbContext, need: EngineNeed, doors: EngineDoors): Promise<EngineSession> {
  const files = readWorkspace(context.args.workspaceDir)
  const token = await ownerToken(context, files.config.id)
  const attached = await attach(context, files, token)
  if (attached !== undefined) return attached
  if (need === 'running') throw new Fault('engine/not-running', `no engine runs on ${files.layout.root}`)
  const engine = await startEngine(context, files, doors)
  try {
    const bus = await engine.connect(token)
    return { bus, how: 'started', [Symbol.asyncDispose]: () => closeBoth(bus, engine) }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Undefined when nobody listens: the file was left by an engine that was killed. */
async function attach(context: VerbContext, files: WorkspaceFiles, token: string): Promise<EngineSession | undefined> {
  const info = findEngine(files)
  if (info === undefined) return undefined
  try {
    const bus = await joinBus({ socketPath: info.socket }, { token, clock: context.host.clock })
    return { bus, how: 'attached', [Symbol.asyncDispose]: () => bus.close() }
  } catch (error) {
    if (isNobodyThere(error)) return undefined
    throw error
  }
}

/** The socket is there, or was a moment ago, and nobody listens on it. */
function isNobodyThere(error: unknown): boolean {
  const cause = error instanceof Fault && error.code === 'transport/closed' ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ECONNREFUSED' || code === 'ENOENT'
}

async function openRemote(context: VerbContext, url: string): Promise<EngineSession> {
  const { args, host } = context
  const path = args.text('token-file')
  const tls = readTls(args)
  if (path === undefined && tls.cert === undefined) throw new Fault('cli/usage', '--url needs --token-file or --cert')
  const token = path === undefined ? {} : { token: readToken(args.path(path)) }
  const bus = await joinBus(busUrl(url), { ...token, tls, clock: host.clock }).catch((error: unknown) => {
    throw untrusted(error)
  })
  return { bus, how: 'remote', [Symbol.asyncDispose]: () => bus.close() }
}

const UNTRUSTED = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/

/** A certificate that nobody here vouches for: the remedy is an option. */
function untrusted(error: unknown): unknown {
  const { message, cause } = Fault.from(error)
  if (!(cause instanceof Error && 'code' in cause && UNTRUSTED.test(String(cause.code)))) return error
  return new Fault('transport/closed', `${message}: name the certificates to trust with --ca FILE`, {}, { cause })
}

/** @throws Fault `cli/usage` */
function readTls(args: Arguments): { ca?: string; cert?: string; key?: string } {
  const read = (option: string): string | undefined => {
    const file = args.text(option)
    return file === undefined ? undefined : readSmall(args.path(file), option)
  }
  const [ca, cert, key] = [read('ca'), read('cert'), read('cert-key')]
  if ((cert === undefined) !== (key === undefined)) throw new Fault('cli/usage', '--cert and --cert-key go together')
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) }
}

function readSmall(path: string, option: string): string {
  try {
    if (statSync(path).size > PEM_FILE_BYTES_MAX) throw new Error(`${path} is over ${PEM_FILE_BYTES_MAX} bytes`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Fault('cli/usage', `--${option}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readToken(path: string): string {
  const text = readSmall(path, 'token-file')
  const token = text.trim()
  if (token === '' || text.length > TOKEN_FILE_BYTES_MAX || /\s/.test(token))
    throw new Fault('cli/usage', `${path} does not hold one token`)
  return token
}

async function closeBoth(bus: Bus, engine: Engine): Promise<void> {
  await bus.close()
  await engine.close()
}
