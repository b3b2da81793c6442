import { Fault } from '../base/index.ts'
import type { Bus, RequestOptions } from './contract.ts'
import { portableSha256 } from './hasher.ts'

// Texts of circuits are up to 1 MiB, an envelope up to 512 KiB: what does not fit goes and comes in pieces (docs/reference/services.md).

type Asks = Pick<Bus, 'request'>
export const CIRCUIT_SOURCE_TOPIC = 'system.circuit.source'
/** JSON of a request, and of a piece: as large as an envelope takes, less what belongs to it. */
export const PIECE_JSON_BYTES_MAX = 400_000
/** Whatever it holds, its JSON fits: a code unit takes six bytes at most. */
export const PIECE_CHARS = 64_000
/** A file that changes while it is read is begun anew so often. */
const READS_MAX = 3

export interface CircuitText {
  readonly sha256: string
  readonly text: string
}

/**
 * A request that may hold texts of circuits (`files`, `binding`, `text`). Where it does not fit an envelope its texts are given to the engine
 * before, piece by piece, and named in it by their hashes.
 */
export async function requestWithTexts(bus: Asks, topic: string, body: object, options?: RequestOptions): Promise<unknown> {
  if (fits(body)) return await bus.request(topic, body, options)
  return await bus.request(topic, await named(bus, body as RequestBody), options)
}

interface RequestBody {
  readonly files?: Readonly<Record<string, unknown>>
  readonly binding?: unknown
  readonly text?: unknown
}

async function named(bus: Asks, { files, binding, text, ...rest }: RequestBody): Promise<object> {
  const given: Record<string, unknown> = {}
  for (const [path, each] of Object.entries(files ?? {})) given[path] = typeof each === 'string' ? { sha256: await hold(bus, each) } : each
  const bound = binding as { readonly text?: unknown } | undefined
  const boundText = typeof bound?.text === 'string' ? { ...bound, text: { sha256: await hold(bus, bound.text) } } : binding
  return {
    ...rest,
    ...(files !== undefined && { files: given }),
    ...(binding !== undefined && { binding: boundText }),
    ...(text !== undefined && { text: typeof text === 'string' ? { sha256: await hold(bus, text) } : text }),
  }
}

/** Gives a text to the engine, which has it for a while. @returns its SHA-256 */
async function hold(bus: Asks, text: string): Promise<string> {
  const hash = portableSha256()
  hash.update(new TextEncoder().encode(text))
  const sha256 = hash.hex()
  for (let at = 0; at === 0 || at < text.length; ) {
    const piece = pieceOf(text, at)
    const more = at + piece.length < text.length
    const { held } = (await bus.request(CIRCUIT_SOURCE_TOPIC, { piece: { sha256, at, text: piece, more } })) as { held: boolean }
    // It has the whole of it from before.
    if (held) return sha256
    at += piece.length
  }
  return sha256
}

/**
 * A file below `circuits/` by its path, or of a kept version by its hash.
 * @throws Fault `circuit/file-unknown`, `circuit/file-changed` where it is written again and again while it is read
 */
export async function readCircuitText(bus: Asks, what: { readonly path: string } | { readonly sha256: string }): Promise<CircuitText> {
  for (let reads = 0; reads < READS_MAX; reads++) {
    const first = await readPiece(bus, what, 0)
    const pieces = [first.text]
    let { next } = first
    while (next !== null) {
      const piece = await readPiece(bus, what, next)
      if (piece.sha256 !== first.sha256) break
      pieces.push(piece.text)
      next = piece.next
    }
    if (next === null) return { ...first, text: pieces.join('') }
  }
  throw new Fault('circuit/file-changed', 'the file changes while it is read', { ...what })
}

async function readPiece(bus: Asks, what: object, from: number): Promise<CircuitText & { readonly next: number | null }> {
  const { next = null, ...piece } = (await bus.request(CIRCUIT_SOURCE_TOPIC, { ...what, from })) as CircuitText & { next?: number | null }
  return { ...piece, next }
}

/** The part of a text from `at` on that fits an envelope, ending between two characters. */
export function pieceOf(text: string, at: number): string {
  const rest = at === 0 ? text : text.slice(at)
  if (fits(rest)) return rest
  const last = rest.charCodeAt(PIECE_CHARS - 1)
  const isSplit = last >= 0xd800 && last < 0xdc00
  return rest.slice(0, isSplit ? PIECE_CHARS - 1 : PIECE_CHARS)
}

const fits = (value: unknown): boolean => {
  const json = JSON.stringify(value)
  return json.length <= PIECE_JSON_BYTES_MAX / 3 || new TextEncoder().encode(json).length <= PIECE_JSON_BYTES_MAX
}
