import type { RecordView } from '../../shared/bundle/index.ts'

type Body = RecordView['body']
type Sentence = (body: Body, view: RecordView) => string

const text = (body: Body, name: string): string => String(body[name] ?? '')
const short = (hash: string): string => `${hash.slice(0, 16)}…`

/** What a record says, in plain words, for the kinds that people ask about; others are told field by field. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  log_opened: (body) =>
    `This log began, with the origin ${text(body, 'origin')}${text(body, 'replaces_origin') === '' ? '' : `. It replaces ${text(body, 'replaces_origin')}, which no longer verified: ${text(body, 'replaces_reason')}`}.`,
  engine_started: (body) =>
    `An engine started: version ${text(body, 'version')}, Node ${text(body, 'node')}, process ${text(body, 'pid')}.`,
  engine_closed: (body) => `The engine closed the log cleanly: ${text(body, 'reason')}.`,
  tail_quarantined: (body) =>
    `${text(body, 'bytes')} bytes that a kill left behind the log ${text(body, 'log')} were moved to ${text(body, 'file')}.`,
  workspace_trusted: (body) =>
    `A person trusted the workspace: configuration ${short(text(body, 'config_sha256'))}, policy ${short(text(body, 'policy_sha256'))}; the signature is in the record.`,
  policy_applied: (body) =>
    `A person put the policy ${short(text(body, 'sha256'))} in the place of ${short(text(body, 'previous_sha256'))}.`,
  data_registered: (body) =>
    `${text(body, 'name')} (${text(body, 'path')}, ${text(body, 'bytes')} bytes) was registered with the content ${short(text(body, 'sha256'))}.`,
  component_registered: (body) =>
    `The component ${text(body, 'id')} (${text(body, 'kind')}) is made of files with the hash ${short(text(body, 'sha256'))}.`,
  party_joined: (body) => `${text(body, 'identity')} joined over ${text(body, 'transport')}.`,
  party_left: (body) => `${text(body, 'identity')} left: ${text(body, 'reason')}.`,
  refusals: (body) =>
    `${text(body, 'identity')} was refused ${text(body, 'count')} times with ${text(body, 'code')}, first for ${text(body, 'first_topic')}.`,
  token_issued: (body) => `A token for ${text(body, 'subject')} was issued (${text(body, 'token_id')}).`,
  operator_started: (body) =>
    `The operator ${text(body, 'identity')} was started as process ${text(body, 'pid')}, ${text(body, 'confinement')}.`,
  operator_ended: (body) => `The operator ${text(body, 'identity')} ended: ${text(body, 'reason')}.`,
  run_started: (body, { device, simulated }) =>
    `A run began: ${text(body, 'mode')}, seed ${text(body, 'seed')}, as of ${text(body, 'as_of')}, on ${device}${simulated ? ', which is simulated' : ''}.`,
  phase_started: (body, { phase }) => `Phase ${text(body, 'number')}, ${phase}, began.`,
  phase_ended: (body, { phase }) =>
    `Phase ${text(body, 'number')}, ${phase}, ended: ${text(body, 'status')}, after ${text(body, 'duration_ms')} ms.`,
  gate: (body, { phase }) =>
    `The gate ${text(body, 'rule')} (${text(body, 'when')} ${phase}) ${body.ok === true ? 'held' : 'did not hold'}.`,
  input: (body) => `The run read ${text(body, 'name')}: ${text(body, 'rows')} rows, content ${short(text(body, 'sha256'))}.`,
  finding: (body) => `${text(body, 'rows')} rows break ${text(body, 'rule')} and were ${text(body, 'action')}: ${text(body, 'detail')}.`,
  proof_of_work: (body) =>
    `The device multiplied two matrices of ${text(body, 'n')} by ${text(body, 'n')}; the check says: ${text(body, 'verdict')}.`,
  model: (body) =>
    `The model ${text(body, 'name')} has ${text(body, 'trees_counted')} trees by our own count, bytes ${short(text(body, 'sha256'))}.`,
  output: (body) => `The run wrote ${text(body, 'path')} (${text(body, 'role')}), content ${short(text(body, 'sha256'))}.`,
  metrics: (body) =>
    `${text(body, 'name')}: mean absolute error ${text(body, 'mae')}, R2 ${text(body, 'r2')}, over ${text(body, 'rows')} rows.`,
  breach: (body) => `${text(body, 'mode')}: ${text(body, 'message')} (${text(body, 'code')}). ${text(body, 'remedy')}`,
  run_ended: (body) => `The run ended: ${text(body, 'status')}.`,
  breach_acknowledged: (body) =>
    `A person acknowledged the breach of record ${text(body, 'breach_record')}${body.attended === true ? '' : ', unattended'}: ${text(body, 'reason')}.`,
  stop_requested: (body) => `Somebody asked for a stop (${text(body, 'kind')}): ${text(body, 'reason')}.`,
  job_submitted: (body) => `A job for ${text(body, 'topic')} was taken, payload ${short(text(body, 'payload_sha256'))}.`,
  job_finished: (body) => `A job of ${text(body, 'topic')} ended: ${text(body, 'status')}, by ${text(body, 'operator')}.`,
  anchor: (body) =>
    `The stream log ${text(body, 'log')} held the entries ${text(body, 'first')} to ${text(body, 'last')}, root ${short(text(body, 'root'))}.`,
  cosigned: (body) =>
    `The witness ${text(body, 'witness')} co-signed the log of ${text(body, 'size')} records, root ${short(text(body, 'root'))}; its signature is in the record.`,
  witness_refused: (body) =>
    `The witness ${text(body, 'witness')} did not co-sign the log of ${text(body, 'size')} records (${text(body, 'code')}): ${text(body, 'reason')}.`,
  key_rotated: (body) => `The log's key became ${text(body, 'vkey')}; it was ${text(body, 'previous')}.`,
  release_asked: (body) =>
    `The run waits for a person to release what the manifest ${short(text(body, 'manifest_sha256'))} names, for ${text(body, 'limit_ms')} ms at most.`,
  release_given: (body) =>
    `A person ${text(body, 'verdict') === 'release' ? 'released' : 'rejected'} the outputs of manifest ${short(text(body, 'manifest_sha256'))}${body.attended === true ? '' : ', unattended'}: ${text(body, 'reason')}.`,
  snapshot: (body) => `The state after record ${text(body, 'record')} has the hash ${short(text(body, 'state_sha256'))}.`,
}

/** One record in plain words. */
export function explainRecord(view: RecordView): string {
  const sentence = SENTENCES[view.kind]
  if (sentence !== undefined) return sentence(view.body, view)
  const fields = Object.entries(view.body).map(
    ([name, value]) => `${name.replaceAll('_', ' ')} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `${view.kind === '' ? 'This entry is no record' : view.kind.replaceAll('_', ' ')}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}.`
}

/** Fields that name another record by its number. */
const RECORD_FIELDS = ['record', 'breach_record', 'first_record', 'last_record'] as const

/** Numbers of the records that a record names. */
export function namedRecords({ body }: RecordView): readonly { readonly field: string; readonly record: number }[] {
  return RECORD_FIELDS.flatMap((field) => {
    const value = Number(body[field])
    return body[field] === undefined || !Number.isSafeInteger(value) ? [] : [{ field, record: value }]
  })
}
