import { Fault } from '../../../shared/base/index.ts'
import { type Diagnostic, parseCircuit, subCircuitFiles } from '../../../shared/circuit/index.ts'
import { pieceOf } from '../../../shared/client/index.ts'
import { fromBase64, isUuid, toBase64 } from '../../../shared/wire/index.ts'
import type { HeldMessage } from '../../circuits/index.ts'
import type { PartyView } from '../../spine/index.ts'
import type { Asking, CircuitDesk, Switched } from '../circuits/circuit-desk.ts'
import type { GivenCircuit } from '../circuits/circuit-files.ts'
import { type CircuitSource, SOURCE_BYTES_MAX } from '../circuits/circuit-source.ts'
import { type CircuitTries, INPUTS_MAX, type TriedCircuit, type TriedMessage } from '../circuits/circuit-tries.ts'
import { type CircuitViewsDeps, circuitViews, testView, testViews } from '../circuits/circuit-views.ts'
import { compareOutputs, type ExpectedMessage, jsonOf, type OutputDifference } from '../circuits/compare-outputs.ts'
import type { HeldTexts, TextPiece } from '../circuits/held-texts.ts'
import { type Body, type Caller, optionalText, type Service, text, whole } from './service.ts'

export interface CircuitServiceDeps extends CircuitViewsDeps {
  readonly desk: CircuitDesk
  readonly tries: CircuitTries
  readonly source: CircuitSource
  readonly texts: HeldTexts
  /** Content of a circuit's file by its hash. @throws Fault `data/missing` */
  readonly readContent: (sha256: string) => Promise<Uint8Array>
  readonly partyAt: (inbox: string) => PartyView | undefined
}

const FILES_MAX = 128
const WAIT_MS_MAX = 590_000
/** What an answer may hold of payloads. */
const ANSWER_CHARS_MAX = 300_000

/** Circuits: their files, what applying them would change, applying, bringing back, stopping, trying, holding. */
export function circuitServices(deps: CircuitServiceDeps): Record<string, Service> {
  return { ...deskServices(deps), ...runServices(deps), 'system.circuit.source': (body) => sourceService(deps, body) }
}

function deskServices(deps: CircuitServiceDeps): Record<string, Service> {
  const { desk } = deps
  const asking = (caller: Caller): Asking => {
    const party = deps.partyAt(caller.inbox)
    if (party === undefined) throw new Fault('request/refused', 'only who is connected may ask this')
    return { caller, grants: party.grants, denied: party.denied }
  }
  return {
    'system.circuit.validate': async (body, caller) => {
      const { diagnostics } = desk.examine(await givenOf(deps, body), asking(caller))
      return { ok: !diagnostics.some(isError), diagnostics }
    },
    'system.circuit.plan': async (body, caller) => {
      const given = await givenOf(deps, body)
      const by = asking(caller)
      const planned = await desk.plan(given, by)
      const { diagnostics } = desk.examine(given, by)
      return { ok: !diagnostics.some(isError), diagnostics, ...plannedView(planned) }
    },
    'system.circuit.apply': async (body, caller) => {
      const { planned, switched } = await desk.apply(await givenOf(deps, body), asking(caller), optionalText(body, 'plan_sha256'))
      const { before } = planned
      const view = plannedView(planned)
      if (switched !== undefined) return { ok: true, ...view, ...switchedView(switched) }
      return {
        ok: true,
        ...view,
        version: before?.version ?? 0,
        record: before?.record ?? -1,
        running: deps.lives.runOf(view.name) !== undefined,
      }
    },
    'system.circuit.rollback': async (body, caller) => {
      const to = body['to'] === undefined ? undefined : whole(body, 'to', { min: 1, max: 2 ** 32 - 1 })
      const done = await desk.rollback(text(body, 'name'), to, asking(caller))
      const { circuitSha256, expandedSha256, binding, bindingSha256 } = done.target
      const hashes = { circuit_sha256: circuitSha256, expanded_sha256: expandedSha256, binding, binding_sha256: bindingSha256 }
      return { ok: true, from: done.from, ...switchedView(done), ...hashes }
    },
    'system.circuit.drain': async (body, caller) => {
      const reason = (optionalText(body, 'reason') ?? 'asked to').slice(0, 200)
      return { ok: true, ...switchedView(await desk.drain(text(body, 'name'), reason, asking(caller))) }
    },
    'system.circuit.status': (body) => {
      const name = optionalText(body, 'name')
      const circuits = circuitViews(deps, name)
      if (name !== undefined && circuits.length === 0) throw new Fault('circuit/not-applied', `no circuit ${name} was applied`, { name })
      return { circuits, tests: testViews(deps.tries.all) }
    },
    'system.circuit.test': async (body, caller) => await testService(deps, body, asking(caller)),
  }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function plannedView({ whole, before, plan, planSha256, grants, serves, notHeld, isUnchanged }: Awaited<ReturnType<CircuitDesk['plan']>>) {
  const { circuit, circuitSha256, expandedSha256, binding, bindingSha256 } = whole
  const past = before && { version: before.version, circuit_sha256: before.circuitSha256, binding_sha256: before.bindingSha256 }
  return {
    name: circuit.name,
    namespace: circuit.namespace,
    ...{ circuit_sha256: circuitSha256, expanded_sha256: expandedSha256, binding: binding?.name ?? '', binding_sha256: bindingSha256 },
    ...{ before: past ?? null, plan, plan_sha256: planSha256, grants, serves, not_held: notHeld, unchanged: isUnchanged },
  }
}

const switchedView = ({ name, version, record, running, fault, drained }: Switched): object => ({
  ...{ name, version, record, running, fault: fault?.toView() ?? null, drained: drained ?? null },
})

/** Breakpoints: on a circuit that is tried, or one whose namespace is for tests. */
function runServices({ lives, tries }: CircuitServiceDeps): Record<string, Service> {
  const runtimeOf = (body: Body): ReturnType<CircuitTries['runtimeOf']> => {
    const id = optionalText(body, 'test_id')
    if (id !== undefined) return tries.runtimeOf(id)
    const name = text(body, 'name')
    const runtime = lives.runtimeOf(name)
    if (runtime === undefined) throw new Fault('circuit/not-applied', `${name} does not run here`, { name })
    return runtime
  }
  return {
    'system.circuit.hold': (body) => {
      runtimeOf(body).hold(text(body, 'edge'))
      return { ok: true }
    },
    'system.circuit.step': (body) => ({ ok: true, stepped: runtimeOf(body).step(text(body, 'edge')) }),
    'system.circuit.release': (body) => ({ ok: true, released: runtimeOf(body).release(text(body, 'edge')) }),
    'system.circuit.held': (body) => heldView(runtimeOf(body).held(text(body, 'edge'))),
  }
}

function heldView(held: readonly HeldMessage[]): object {
  let left = ANSWER_CHARS_MAX
  const messages: object[] = []
  for (const { correlation, schema, payload, traceId, heldMs } of held) {
    left -= payload.length * 1.4 + 200
    if (left < 0 && messages.length > 0) break
    const trace = traceId === undefined ? null : Buffer.from(traceId).toString('hex')
    messages.push({ correlation, schema, payload: toBase64(payload), trace, held_ms: Math.round(heldMs) })
  }
  return { messages, more: held.length - messages.length }
}

async function sourceService({ source, texts, recorder, readContent }: CircuitServiceDeps, body: Body): Promise<object> {
  if (body['piece'] !== undefined) return { held: texts.take(pieceIn(body['piece'] as Body)) }
  const sha256 = optionalText(body, 'sha256')
  if (sha256 !== undefined) {
    if (!recorder.circuits.contents.has(sha256))
      throw new Fault('circuit/file-unknown', 'no version that is kept has such a file', { sha256 })
    return pieceView(body, { sha256, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readContent(sha256)) })
  }
  const path = optionalText(body, 'path')
  if (path === undefined) return await source.list()
  if (body['text'] === undefined) return pieceView(body, await source.read(path))
  return await source.write(path, wholeText(texts, body, 'text'), optionalText(body, 'sha256_before'))
}

function pieceIn(piece: Body): TextPiece {
  const at = whole(piece, 'at', { min: 0, max: SOURCE_BYTES_MAX })
  return { sha256: text(piece, 'sha256'), at, text: optionalText(piece, 'text') ?? '', more: piece['more'] === true }
}

/** All of a text, or where the caller asks from a place on what fits an answer. @throws Fault `wire/too-large` */
function pieceView(body: Body, file: { readonly text: string; readonly sha256: string }): object {
  if (body['from'] === undefined) {
    if (pieceOf(file.text, 0).length < file.text.length)
      throw new Fault('wire/too-large', 'it does not fit one answer: ask with from: 0, then with from: next', { chars: file.text.length })
    return file
  }
  const from = whole(body, 'from', { min: 0, max: SOURCE_BYTES_MAX })
  const piece = pieceOf(file.text, from)
  return { ...file, text: piece, next: from + piece.length < file.text.length ? from + piece.length : null }
}

/** A text of a request, or one given before that it names. @throws Fault `circuit/file-unknown`, `wire/bad-payload` */
function wholeText(texts: HeldTexts, body: Body, member: string): string {
  const given = body[member]
  return typeof given === 'object' && given !== null ? texts.get(text(given as Body, 'sha256')) : text(body, member)
}

/** The files that a request hands over, or names below the workspace's `circuits/`. @throws Fault */
async function givenOf({ source, texts }: Pick<CircuitServiceDeps, 'source' | 'texts'>, body: Body): Promise<GivenCircuit> {
  const path = optionalText(body, 'path')
  if (path !== undefined) {
    const binding = optionalText(body, 'binding')
    const files = await readParts(source, path)
    return { file: path, files, binding: binding === undefined ? undefined : { path: binding, text: (await source.read(binding)).text } }
  }
  const { files, binding } = body
  const given = typeof files === 'object' && files !== null && !Array.isArray(files) ? (files as Body) : {}
  const paths = Object.keys(given)
  if (paths.length === 0 || paths.length > FILES_MAX)
    throw new Fault('wire/bad-payload', `files must be an object of 1 to ${FILES_MAX} texts by path`, { member: 'files' })
  const bound = binding === undefined || binding === null ? undefined : (binding as Body)
  return {
    file: text(body, 'file'),
    files: new Map(paths.map((each) => [each, wholeText(texts, given, each)])),
    binding: bound && { path: text(bound, 'path'), text: wholeText(texts, bound, 'text') },
  }
}

async function readParts(source: CircuitSource, first: string): Promise<Map<string, string>> {
  const files = new Map([[first, (await source.read(first)).text]])
  for (const [path, content] of files) {
    const { circuit } = parseCircuit(content, { file: path })
    for (const part of circuit === undefined ? [] : subCircuitFiles(circuit, path)) {
      if (files.has(part) || files.size >= FILES_MAX) continue
      // One that cannot be read is told as what it is: a node whose file is not there.
      const found = await source.read(part).catch(() => undefined)
      if (found !== undefined) files.set(part, found.text)
    }
  }
  return files
}

/** A test run from start to end; or in steps: `keep` lets it stay, `test_id` goes on with it, `stop` ends it, `cancel` at once. */
async function testService(deps: CircuitServiceDeps, body: Body, by: Asking): Promise<object> {
  const { tries } = deps
  if (body['cancel'] === true) {
    const cancelled = await tries.cancel(text(body, 'test_id'))
    return { ok: true, ...testView(cancelled), ...outputsView(cancelled) }
  }
  const inputs = messagesOf(body, 'inputs')
  const expect = body['expect'] === undefined ? undefined : messagesOf(body, 'expect')
  const waitMs = whole(body, 'wait_ms', { fallback: 60_000, min: 1, max: WAIT_MS_MAX })
  const known = optionalText(body, 'test_id')
  const id = known ?? (await begin(deps, body, by))
  const stays = body['keep'] === true || (known !== undefined && body['stop'] !== true)
  // One that nobody has been told of does not stay behind.
  let isLeft = stays && known !== undefined
  try {
    const tried = await tries.put(id, inputs, waitMs)
    isLeft = true
    if (stays) return { ok: true, ...testView(tried), ...outputsView(tried) }
    const { drained, ...end } = await tries.stop(id)
    const differences = expect === undefined ? [] : compareOutputs(expect, end.outputs)
    return { ok: differences.length === 0, ...testView(end), ...outputsView(end), drained, differences: differences.map(differenceView) }
  } finally {
    if (!isLeft) await tries.stop(id).catch(() => undefined)
  }
}

async function begin({ desk, tries, ...deps }: CircuitServiceDeps, body: Body, by: Asking): Promise<string> {
  const { whole: found, serves } = await desk.admitTry(await givenOf(deps, body), by)
  return (await tries.start(found.circuit, serves)).id
}

function outputsView({ outputs, more }: TriedCircuit): object {
  let left = ANSWER_CHARS_MAX
  const fit = outputs.filter(({ payload }) => (left -= payload.length * 1.4 + 150) > 0)
  return { outputs: fit.map(messageView), outputs_total: outputs.length + more }
}

function messageView({ topic, schema, correlation, payload }: TriedMessage): object {
  const json = jsonOf(payload)
  return { topic, schema, correlation, ...(json === undefined ? { payload_base64: toBase64(payload) } : { payload: json.value }) }
}

const differenceView = ({ topic, index, expected, found }: OutputDifference): object => ({
  topic,
  index,
  expected: expected === undefined ? null : messageView(expected),
  found: found === undefined ? null : messageView(found),
})

/** @throws Fault `wire/bad-payload` */
function messagesOf(body: Body, member: string): (TriedMessage & ExpectedMessage)[] {
  const list = body[member] ?? []
  if (!Array.isArray(list) || list.length > INPUTS_MAX)
    throw new Fault('wire/bad-payload', `${member} must be a list of at most ${INPUTS_MAX} messages`, { member })
  return list.map((each: unknown, index) => {
    const message = (typeof each === 'object' && each !== null ? each : {}) as Body
    const base64 = optionalText(message, 'payload_base64')
    const wrong = (what: string): Fault => new Fault('wire/bad-payload', `${member}.${index} ${what}`, { member: `${member}.${index}` })
    if ((base64 === undefined) === (message['payload'] === undefined)) throw wrong('needs a payload or payload_base64, and not both')
    const payload = base64 === undefined ? new TextEncoder().encode(JSON.stringify(message['payload'])) : fromBase64(base64)
    const [schema, correlation] = [optionalText(message, 'schema') ?? '', optionalText(message, 'correlation') ?? '']
    if (correlation !== '' && !isUuid(correlation)) throw wrong('has a correlation that is no UUID')
    return {
      topic: text(message, 'topic'),
      payload,
      schema,
      correlation: correlation.toLowerCase(),
      isPartial: message['partial'] === true,
    }
  })
}
