/** One round of the demonstration: the circuit under one binding, every clip through it, and what the record says of who did what. */
import { readFileSync } from 'node:fs'
import { type Client, connect, putBlob } from '../../sdk/typescript/src/node.ts'
import type { Stage } from '../breach/stage.ts'
import type { Clip } from './clips.ts'

export const CIRCUIT = 'circuits/bowls.circuit.yaml'
const NAME = 'bowls'
const SOURCE = 'input.audio'
const CLIP_SCHEMA = 'arqonbus.audio.clip.v1'
/** The last topic of a clip's way, where its label comes out, and where what failed on the way goes. */
const [KEPT, LABELS, FAILED] = ['output.kept', 'output.labels', 'bowls.failed']
/** Operators train before they are ready. */
const READY_MS_MAX = 300_000
/** Of one round; a notebook starts a kernel for each clip. */
const ROUND_MS_MAX = 300_000
const LOOK_MS = 500

type Json = Readonly<Record<string, unknown>>

export interface Served {
  readonly operator: string
  readonly pid: number | null
  readonly simulated: boolean
}

export interface Round {
  readonly name: string
  /** By node, as the paths' records say. */
  readonly served_by: Readonly<Record<string, Served>>
  readonly messages: number
  readonly lost: number
  readonly results: number
  readonly accuracy: number
  /** Of the circuit's file, as the record of its applying says. */
  readonly sha256: string
}

/** The demonstration's own party, which publishes clips and reads what comes out. */
export async function join(stage: Stage): Promise<Client> {
  const publish = [SOURCE, 'blobs.put', 'system.operators.list'].flatMap((topic) => ['--publish', topic])
  const subscribe = [KEPT, LABELS, FAILED].flatMap((topic) => ['--subscribe', topic])
  const token = await stage.verb('token', '--subject', 'demo', ...publish, ...subscribe, '--ttl', '1h')
  const status = await stage.verb('status')
  const { ws } = (status.documents.at(-1)?.['engine'] ?? {}) as { ws: string }
  return await connect(ws, { token: String(token.documents.at(-1)?.['token']) })
}

/** Puts the clips into the namespace's content store; clip's reference -> clip. */
export async function putClips(bus: Client, clips: readonly Clip[]): Promise<ReadonlyMap<string, Clip>> {
  const found = new Map<string, Clip>()
  for (const clip of clips) found.set(await putBlob(bus, readFileSync(clip.path), { contentType: 'audio/wav' }), clip)
  return found
}

/** Resolves once every operator is ready. @throws Error after READY_MS_MAX */
export async function waitReady(bus: Client, identities: readonly string[]): Promise<void> {
  const isReady = async (): Promise<boolean> => {
    const present = await operators(bus)
    return identities.every((identity) => present.get(identity)?.status === 'ready')
  }
  if (!(await isWithin(isReady, READY_MS_MAX)))
    throw new Error(`not all of ${identities.join(', ')} were ready within ${READY_MS_MAX / 1000} s`)
}

/** Applies the circuit under a binding, sends every clip and waits until each has ended somehow. */
export async function playRound(
  stage: Stage,
  bus: Client,
  play: { readonly binding: string; readonly clips: ReadonlyMap<string, Clip> },
): Promise<Round> {
  const { binding, clips } = play
  await stage.verb('circuit', 'apply', stage.path(CIRCUIT), '--binding', stage.path('circuits', `${binding}.binding.yaml`))
  const labels = new Map<string, string>()
  let [kept, failed] = [0, 0]
  const feeds = [
    await bus.subscribe(LABELS, ({ envelope }) => {
      const { label, metadata } = read(envelope.payload) as { label: string; metadata: { clip: string } }
      labels.set(metadata.clip, label)
    }),
    await bus.subscribe(KEPT, () => void kept++),
    await bus.subscribe(FAILED, () => void failed++),
  ]
  for (const [ref, { rateHz, channels, seconds, madeBy }] of clips)
    await bus.publish(SOURCE, { clip_ref: ref, rate_hz: rateHz, channels, seconds, made_by: madeBy }, { schema: CLIP_SCHEMA })
  // What has not ended by then is lost.
  await isWithin(async () => kept + failed >= clips.size, ROUND_MS_MAX)
  for (const feed of feeds) await feed.unsubscribe()
  const right = [...labels].filter(([ref, label]) => clips.get(ref)?.label === label).length
  const { sha256, version } = await applied(stage)
  return {
    name: binding,
    served_by: await servedBy(stage, bus, version),
    messages: clips.size,
    lost: clips.size - kept - failed,
    results: labels.size,
    accuracy: labels.size === 0 ? 0 : right / labels.size,
    sha256,
  }
}

/** The newest record of the circuit's applying. */
async function applied(stage: Stage): Promise<{ sha256: string; version: number }> {
  const record = (await records(stage, 'circuit_applied')).at(-1)
  return { sha256: String(record?.['circuit_sha256']), version: Number(record?.['version']) }
}

async function servedBy(stage: Stage, bus: Client, version: number): Promise<Record<string, Served>> {
  const present = await operators(bus)
  const found: Record<string, Served> = {}
  for (const path of await records(stage, 'circuit_path')) {
    if (path['circuit'] !== NAME || Number(path['version']) !== version) continue
    for (const { node, operator, simulated } of path['steps'] as readonly { node: string; operator?: string; simulated?: boolean }[])
      if (operator !== undefined && operator !== '')
        found[node] = { operator, pid: present.get(operator)?.pid ?? null, simulated: simulated === true }
  }
  return found
}

async function records(stage: Stage, kind: string): Promise<Json[]> {
  const { documents } = await stage.verb('audit', 'show', '--kind', kind)
  return documents.filter(({ type }) => type === 'record').map(({ body }) => body as Json)
}

async function operators(bus: Client): Promise<ReadonlyMap<string, { readonly status: string; readonly pid: number | null }>> {
  const answer = (await bus.request('system.operators.list', {})) as {
    operators: readonly { identity: string; status: string; pid: number | null }[]
  }
  return new Map(answer.operators.map(({ identity, status, pid }) => [identity, { status, pid }]))
}

const read = (payload: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(payload))

async function isWithin(holds: () => Promise<boolean>, msMax: number): Promise<boolean> {
  const end = performance.now() + msMax
  while (!(await holds())) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return true
}
