import { Fault } from '../../../shared/base/index.ts'
import { parsePath, type RecordFilter, type StatePath } from '../../../shared/history/index.ts'
import { type HistoryRequest, type HistoryThread, LIST_RECORDS_MAX, TALLY_BUCKETS_MAX, toMicros } from '../../audit/index.ts'
import { Cancellable } from './cancellable.ts'
import { type Body, optionalText, type Service, text, whole } from './service.ts'

/** Parts that a step may ask to see open. */
const OPEN_PATHS_MAX = 64
const RECORD_MAX = Number.MAX_SAFE_INTEGER - 1

export interface HistoryServiceDeps {
  readonly history: Pick<HistoryThread, 'ask'>
  /** Whether the party with this inbox is still connected. */
  readonly isHere: (inbox: string) => boolean
}

/** What was at any record of the audit log. A request that lasts tells how far it is, and ends when its caller has gone or cancels it. */
export function historyServices({ history, isHere }: HistoryServiceDeps): Record<string, Service> {
  const cancellable = new Cancellable(isHere)
  const ask =
    (toRequest: (body: Body) => HistoryRequest): Service =>
    async (body, caller, part) => {
      const request = toRequest(body)
      return await cancellable.run({ body, caller, part }, ({ signal, tell }) => history.ask(request, { signal, onProgress: tell }))
    }

  return {
    'system.history.locate': ask(locate),
    'system.history.state': ask((body) => ({ ask: 'state', record: record(body, 'record'), path: path(body), isHashed: isHashed(body) })),
    'system.history.outline': ask((body) => {
      const from = whole(body, 'from', { fallback: 0, min: 0, max: RECORD_MAX })
      return { ask: 'outline', record: record(body, 'record'), path: path(body), from, isHashed: isHashed(body) }
    }),
    'system.history.step': ask((body) => ({ ask: 'step', record: record(body, 'record'), open: openPaths(body) })),
    'system.history.diff': ask((body) => ({ ask: 'diff', from: moment(body, 'from'), to: moment(body, 'to'), path: path(body) })),
    'system.history.blame': ask((body) => ({ ask: 'blame', record: record(body, 'record'), path: path(body) })),
    'system.history.find': ask(find),
    'system.history.list': ask(list),
    'system.history.tally': ask((body) => ({
      ask: 'tally',
      filter: filter(body),
      buckets: whole(body, 'buckets', { fallback: 256, min: 1, max: TALLY_BUCKETS_MAX }),
    })),
    'system.history.facets': ask(() => ({ ask: 'facets' })),
    'system.history.circuit': ask((body) => {
      const version = whole(body, 'version', { min: 1, max: 2 ** 32 - 1 })
      return { ask: 'circuit', circuit: text(body, 'name'), version, record: record(body, 'record') }
    }),
    'system.audit.prove': ask((body) => ({ ask: 'prove', record: record(body, 'record') })),
    'system.audit.consistency': ask((body) => ({ ask: 'consistency', size: whole(body, 'size', { min: 0, max: RECORD_MAX }) })),
    'system.audit.bundle': ask((body) => {
      return { ask: 'bundle', run: text(body, 'run'), at: whole(body, 'at', { fallback: 0, min: 0, max: RECORD_MAX }) }
    }),
    'system.history.cancel': (body, caller) => cancellable.cancel(body, caller),
  }
}

const record = (body: Body, name: string): number => whole(body, name, { min: 0, max: RECORD_MAX })

/** A record, or -1: before the first. */
const moment = (body: Body, name: string): number => whole(body, name, { min: -1, max: RECORD_MAX })

/** The hash is over the whole state: who asks often leaves it out. */
const isHashed = (body: Body): boolean => body['hash'] !== false

const path = (body: Body): StatePath => toPath(optionalText(body, 'path') ?? '', 'path')

function toPath(given: unknown, member: string): StatePath {
  const parsed = typeof given === 'string' ? parsePath(given) : undefined
  if (parsed === undefined)
    throw new Fault('wire/bad-payload', `${member} must be names with dots between them, a dot within a name as \\.`, { member })
  return parsed
}

function openPaths(body: Body): readonly StatePath[] {
  const given = body['open'] ?? []
  if (!Array.isArray(given) || given.length > OPEN_PATHS_MAX)
    throw new Fault('wire/bad-payload', `open must be a list of up to ${OPEN_PATHS_MAX} paths`, { member: 'open' })
  return given.map((each) => toPath(each, 'open'))
}

function locate(body: Body): HistoryRequest {
  const [pos, time] = [optionalText(body, 'pos'), optionalText(body, 'time')]
  if ([pos, time, body['record']].filter((each) => each !== undefined && each !== null).length !== 1)
    throw new Fault('wire/bad-payload', 'one of pos, time or record must be given', { member: 'record' })
  if (time !== undefined) return { ask: 'locate', by: 'time', value: toMicros(time) }
  if (pos === undefined) return { ask: 'locate', by: 'record', value: record(body, 'record') }
  if (!/^\d{1,19}$/.test(pos)) throw new Fault('wire/bad-payload', 'pos must be a position, in digits', { member: 'pos' })
  return { ask: 'locate', by: 'pos', value: Number(pos) }
}

function filter(body: Body): RecordFilter {
  const [since, until] = [optionalText(body, 'since'), optionalText(body, 'until')]
  for (const time of [since, until]) if (time !== undefined) toMicros(time)
  const given = { kind: optionalText(body, 'kind'), run: optionalText(body, 'run'), actor: optionalText(body, 'actor') }
  const all = { ...given, phase: optionalText(body, 'phase'), since, until }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function find(body: Body): HistoryRequest {
  const step = body['step'] ?? 1
  if (step !== 1 && step !== -1) throw new Fault('wire/bad-payload', 'step must be 1 or -1', { member: 'step' })
  return { ask: 'find', from: whole(body, 'from', { min: -1, max: RECORD_MAX }), step, filter: filter(body) }
}

function list(body: Body): HistoryRequest {
  const limit = whole(body, 'limit', { fallback: 200, min: 1, max: LIST_RECORDS_MAX })
  const near = body['near'] === undefined ? undefined : record(body, 'near')
  const at = near === undefined ? whole(body, 'at', { fallback: 0, min: 0, max: RECORD_MAX }) : undefined
  return { ask: 'list', filter: filter(body), limit, ...(near === undefined ? { at } : { near }) } as HistoryRequest
}
