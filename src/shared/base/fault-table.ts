import { CIRCUIT_FAULTS } from './circuit-faults.ts'

/** The four terminal breaches. Every fault that ends a run maps to exactly one of them. */
export type BreachMode = 'DATA_BREAKDOWN' | 'VALIDATION_BREACH' | 'COMPUTE_HALT' | 'SECURITY_FAILURE'

/** What a person does about it, and which breach it is when it befalls a run. */
export interface FaultRow {
  /** Frozen number: the proto enum and the Python exceptions carry it. Never reused. */
  readonly number: number
  readonly breach?: BreachMode
  readonly remedy: string
}

/**
 * Every stable fault code. The proto enum, docs/reference/errors.md and the Python exceptions are made from this table
 * (`node scripts/faults.ts`) and a test keeps them equal. Codes are matched by name, never by a message's prose.
 */
export const FAULT_TABLE = {
  // wire: 1..49
  'wire/not-canonical': {
    number: 1,
    remedy: 'Write each header field once, in ascending order, with shortest varints; leave out server-only fields.',
  },
  'wire/too-large': { number: 2, remedy: 'Stay under the limits that hello returned; send larger data as a stream.' },
  'wire/reserved-field': { number: 3, remedy: 'Leave out signature and capsule_digest: this version gives them no meaning.' },
  'wire/bad-json': { number: 4, remedy: 'Send one envelope object or an array of them, as docs/reference/wire.md shows.' },
  'wire/bad-topic': { number: 5, remedy: 'Use 1 to 16 dot-separated segments of a-z 0-9 _ -, at most 255 bytes.' },
  'wire/bad-payload': { number: 6, remedy: 'Send the payload the schema asks for (docs/reference).' },
  'transport/full': { number: 10, remedy: 'Wait for the transport to drain, then send again; nothing was taken.' },
  'transport/closed': { number: 11, remedy: 'Connect again.' },
  'transport/fate-unknown': {
    number: 12,
    remedy:
      'The connection was lost before the engine answered and its session is gone: look whether the message arrived before you send it again.',
  },
  // identity and authorisation: 50..99
  'auth/no-hello': { number: 50, remedy: 'Send system.control.hello with a token as the first envelope.' },
  'auth/bad-token': { number: 51, remedy: 'Ask the workspace owner for a token: vbus token --subject NAME.' },
  'auth/expired': { number: 52, remedy: 'Ask for a new token: vbus token --subject NAME.' },
  'auth/bad-origin': { number: 53, remedy: 'Open the address that `vbus ui` prints; other pages may not speak to the engine.' },
  'auth/bad-code': { number: 54, remedy: 'Ask for a fresh code: vbus ui. A code works once, for 60 s.' },
  'auth/person-key': { number: 55, remedy: 'Use the key of the person who trusts this workspace (vbus trust).' },
  'auth/revoked': { number: 56, remedy: 'The credential was revoked; ask the workspace owner for a new one.' },
  'auth/bad-key': { number: 57, remedy: 'Use an API key as `vbus key create` printed it, or ask for a new one.' },
  'auth/no-certificate': { number: 58, remedy: 'Present a client certificate that a rule of the policy names.' },
  'auth/insecure-listener': {
    number: 59,
    remedy: 'Give the listener a certificate and key (workspace.yaml, listen), or listen on loopback.',
  },
  'authz/publish-denied': { number: 60, breach: 'SECURITY_FAILURE', remedy: 'Ask for a token with --publish for this topic.' },
  'authz/subscribe-denied': { number: 61, breach: 'SECURITY_FAILURE', remedy: 'Ask for a token with --subscribe for this pattern.' },
  'authz/execute-denied': { number: 62, breach: 'SECURITY_FAILURE', remedy: 'Ask for a token with --execute for this operator type.' },
  'authz/reply-denied': {
    number: 63,
    breach: 'SECURITY_FAILURE',
    remedy: 'Answer only requests that you received, before their deadline.',
  },
  'authz/too-many-refusals': { number: 64, remedy: 'Stop what is being refused, then connect again.' },
  'authz/cap-exceeded': { number: 65, remedy: "Ask for less than the grant's caps allow, or for a wider cap (policy.yaml, roles)." },
  'authz/hook-denied': { number: 66, remedy: "See the reason that the policy's hook gave." },
  'authz/hook-failed': {
    number: 67,
    remedy: "Mend the policy's Wasm module: it failed or took too long, and what it did not allow is refused.",
  },
  // spine: 100..149
  'request/no-responder': { number: 100, remedy: 'Start the service that answers this topic.' },
  'request/deadline': { number: 101, remedy: 'Ask again with a longer deadline, or look at why the responder is slow.' },
  'request/failed': { number: 125, remedy: 'The responder failed on this request: see its message, and what it wrote itself.' },
  'request/refused': { number: 102, remedy: 'See the message of the service that refused.' },
  'spine/dropped': { number: 103, remedy: 'Read faster or subscribe to less; the number of dropped events is exact.' },
  'spine/limit': { number: 104, remedy: 'Close subscriptions, requests or connections you no longer need.' },
  'spine/stopping': { number: 105, remedy: 'The engine is stopping; connect again when it is back.' },
  'spine/expired': { number: 106, remedy: 'Give the message a longer deadline, or read faster; the number of expired messages is exact.' },
  'spine/consumer-busy': {
    number: 107,
    remedy: 'A durable consumer serves one connection at a time; close the other or take another name.',
  },
  'spine/session': { number: 108, remedy: 'The session belongs to another identity or is in use; begin a new one.' },
  'stream/mismatch': { number: 110, breach: 'DATA_BREAKDOWN', remedy: 'Send the stream again; what arrived is not what was announced.' },
  'stream/aborted': { number: 111, remedy: 'The sender gave the stream up; ask for it again.' },
  'stream/too-large': { number: 112, remedy: "Split the data or raise the receiver's limit." },
  'stream/cancelled': { number: 113, remedy: 'The receiver did not want the rest; ask it why.' },
  'delta/unsupported': { number: 114, remedy: 'The topic carries deltas only: say `"features":["delta"]` in hello and apply them.' },
  'delta/wrong-base': { number: 115, remedy: 'Publish a snapshot, then deltas on it.' },
  'rate/exceeded': { number: 120, remedy: 'Send less a second, or ask for a higher rate (policy.yaml, rates).' },
  'quota/exceeded': { number: 121, remedy: 'Wait for the next window, or ask for a higher quota (policy.yaml, quotas).' },
  'schema/unknown': {
    number: 122,
    remedy: 'Name a schema that the topic allows (policy.yaml, topics), or register it (policy.yaml, schemas).',
  },
  'schema/invalid-payload': { number: 123, remedy: 'Send a payload that the schema accepts; the place that does not is named.' },
  'schema/invalid': { number: 124, remedy: 'Mend the schema file at the place named.' },
  // log and audit: 150..199
  'audit/altered': {
    number: 150,
    breach: 'SECURITY_FAILURE',
    remedy: 'Keep the folder as evidence; `vbus audit verify` names the first bad record.',
  },
  'audit/rolled-back': {
    number: 151,
    breach: 'SECURITY_FAILURE',
    remedy: 'Keep the folder as evidence; a signed head says the log was longer.',
  },
  'audit/closed': { number: 152, remedy: 'Open the log again.' },
  'audit/too-large': { number: 153, remedy: 'A record holds at most 65,535 bytes; put larger data in the store and record its hash.' },
  'log/disk-full': { number: 154, breach: 'COMPUTE_HALT', remedy: 'Free disk space; the audit log has used its reserve.' },
  'log/io': { number: 155, breach: 'COMPUTE_HALT', remedy: 'Look at the disk; a write to the log failed.' },
  'log/full': {
    number: 156,
    breach: 'COMPUTE_HALT',
    remedy: 'The disk is slower than what is to be recorded; send less, or look at the disk.',
  },
  'log/gone': { number: 157, remedy: 'Retention dropped what was asked for; read from the first position that is named.' },
  'log/consumer-unknown': { number: 158, remedy: 'Name a consumer of this namespace: vbus consumers list.' },
  'blob/unknown': { number: 160, remedy: 'Put the blob first: vbus blob put.' },
  'blob/mismatch': { number: 161, remedy: 'Send the bytes that the reference names; what arrived has another hash.' },
  'audit/proof-invalid': {
    number: 162,
    breach: 'SECURITY_FAILURE',
    remedy: 'The proof does not show what it says: get another one, and check it with a key that you had from its owner.',
  },
  'audit/not-consistent': {
    number: 163,
    breach: 'SECURITY_FAILURE',
    remedy: 'Two signed heads of one log contradict each other: keep both, they prove that its history was rewritten.',
  },
  'audit/no-record': { number: 164, remedy: 'Name a record that the log has: vbus audit show.' },
  'audit/bundle-invalid': {
    number: 165,
    breach: 'SECURITY_FAILURE',
    remedy: 'The bundle does not hold together: get another one from whoever made it.',
  },
  'audit/foreign-folder': { number: 166, remedy: 'Name an empty folder, or one that holds an earlier export of the same log.' },

  'witness/fork': {
    number: 180,
    breach: 'SECURITY_FAILURE',
    remedy: 'A witness has co-signed another history of this log: keep the folder, and ask its operator for the checkpoint it holds.',
  },
  'witness/rollback': {
    number: 181,
    breach: 'SECURITY_FAILURE',
    remedy: 'A witness has co-signed a longer log than there is: look for the copy that has what is missing.',
  },
  'witness/refused': { number: 182, remedy: "Give the witness this log's verifier key (vbus status), or mend its line in workspace.yaml." },
  'witness/unreachable': { number: 183, remedy: 'Look whether the witness runs; it is asked again.' },
  'audit/passphrase': {
    number: 185,
    remedy: 'Put the passphrase of the keys into the file that the message names (0600); without it they cannot be opened.',
  },
  'witness/damaged': { number: 184, remedy: "Bring back the witness's folder from a copy; a witness that has forgotten is none." },

  // workspace, keys, trust: 200..249
  'workspace/invalid': { number: 200, remedy: 'Mend the file at the place named.' },
  'workspace/not-found': { number: 201, remedy: 'Name a workspace with --workspace, or make one: vbus init DIR.' },
  'workspace/bus-only': {
    number: 207,
    remedy: 'Runs need data: declare master, contributors, prediction, learners and devices in workspace.yaml.',
  },
  'workspace/exists': { number: 202, remedy: 'Choose another folder; an existing workspace is never overwritten.' },
  'workspace/not-empty': { number: 203, remedy: 'Choose an empty folder or say --force.' },
  'workspace/untrusted': {
    number: 204,
    breach: 'SECURITY_FAILURE',
    remedy: 'Read what changed, then: vbus trust (or vbus policy apply FILE).',
  },
  'workspace/locked': { number: 205, remedy: 'Another engine holds this workspace; attach to it or stop it.' },
  'workspace/component-altered': {
    number: 206,
    breach: 'SECURITY_FAILURE',
    remedy: 'Restore the component, or trust its new content: vbus trust.',
  },
  'policy/invalid': { number: 210, remedy: 'Mend the policy at the place named.' },
  'policy/refused': { number: 211, remedy: 'The policy forbids this; a person may change it: vbus policy apply FILE.' },
  'engine/not-running': { number: 220, remedy: 'Start one: vbus serve --workspace DIR.' },
  'engine/busy': { number: 221, remedy: 'Wait for the present run, or stop it: vbus stop.' },
  'engine/breaker-open': { number: 222, remedy: 'Look at the breach (vbus status), then: vbus breach ack --reason TEXT.' },
  'engine/unknown-service': { number: 223, remedy: 'See docs/reference/services.md for the services there are.' },
  // data: 250..299
  'data/missing': { number: 250, breach: 'DATA_BREAKDOWN', remedy: 'Put the file back, or change workspace.yaml and trust it.' },
  'data/unreadable': { number: 251, breach: 'DATA_BREAKDOWN', remedy: 'Restore the file from a good copy.' },
  'data/changed': { number: 252, breach: 'DATA_BREAKDOWN', remedy: 'Restore the file, or accept its content: vbus data register NAME.' },
  'data/wrong-schema': {
    number: 253,
    breach: 'DATA_BREAKDOWN',
    remedy: 'The table lacks a declared column or has another type; mend the file or the declaration.',
  },
  'data/wrong-key': { number: 254, breach: 'DATA_BREAKDOWN', remedy: 'The key must identify one row; mend the table or the declared key.' },
  'data/too-many-faults': {
    number: 255,
    breach: 'DATA_BREAKDOWN',
    remedy: "Mend the rows named in the finding, or change the policy's limit.",
  },
  'data/not-conserved': {
    number: 256,
    breach: 'DATA_BREAKDOWN',
    remedy: "Rows were lost or made between two steps: keep the run's records and report it.",
  },
  'data/checksum': {
    number: 257,
    breach: 'DATA_BREAKDOWN',
    remedy: 'What was handed over is not what was sent; look at the records named.',
  },
  'data/output-missing': {
    number: 258,
    breach: 'DATA_BREAKDOWN',
    remedy: 'An output of the run is not there or not whole; look at the disk.',
  },
  'data/unregistered': { number: 259, breach: 'DATA_BREAKDOWN', remedy: 'Register the data first: vbus data register.' },
  'data/too-many-contributors': { number: 260, remedy: 'A workspace has at most three contributors; remove one.' },
  'rule/failed': {
    number: 261,
    breach: 'VALIDATION_BREACH',
    remedy: 'A rule of the policy cannot judge a row: see which, and mend its expression (vbus policy apply FILE).',
  },
  'rule/shuffled-target': {
    number: 262,
    breach: 'VALIDATION_BREACH',
    remedy: 'A model learned from a shuffled target what cannot be learned from it: look at where it has its answers from.',
  },
  'rule/minimum-work': {
    number: 263,
    breach: 'VALIDATION_BREACH',
    remedy: 'A model shows less work than the policy asks for; look at the operator.',
  },
  'rule/entity-on-both-sides': {
    number: 264,
    breach: 'VALIDATION_BREACH',
    remedy: 'An entity has rows in two parts of the split: declare what makes an entity (prediction.group).',
  },
  'rule/null-zero': {
    number: 265,
    breach: 'VALIDATION_BREACH',
    remedy: 'Not measured became zero, or zero not measured: look at the hand-over named.',
  },
  // pipeline: 300..349
  'pipeline/column-too-early': {
    number: 300,
    breach: 'VALIDATION_BREACH',
    remedy: 'The column is not known at prediction time; take it out of the features.',
  },
  'pipeline/target-leak': { number: 301, breach: 'VALIDATION_BREACH', remedy: 'A feature is derived from the target; take it out.' },
  'pipeline/score-implausible': {
    number: 302,
    breach: 'VALIDATION_BREACH',
    remedy: 'Look for a leak: the score is better than the policy holds possible.',
  },
  'pipeline/out-of-order': {
    number: 303,
    breach: 'VALIDATION_BREACH',
    remedy: 'A phase event came out of order; look at the party named.',
  },
  'pipeline/foreign-result': {
    number: 304,
    breach: 'VALIDATION_BREACH',
    remedy: 'A result of another run was handed in; look at the party named.',
  },
  'pipeline/tree-count': { number: 305, breach: 'VALIDATION_BREACH', remedy: 'A model does not hold the trees it was told to grow.' },
  'pipeline/output-equals-input': {
    number: 306,
    breach: 'VALIDATION_BREACH',
    remedy: 'An output is a copy of an input; look at the operator.',
  },
  'pipeline/gate-failed': { number: 307, breach: 'VALIDATION_BREACH', remedy: "Look at the gate's evidence." },
  'pipeline/split-violated': { number: 308, breach: 'VALIDATION_BREACH', remedy: 'Training rows must be older than the held-out ones.' },
  'pipeline/cancelled': { number: 310, remedy: 'Start the run again when you want it.' },
  // 311 was pipeline/mode-not-built.
  'pipeline/not-reproduced': {
    number: 312,
    breach: 'VALIDATION_BREACH',
    remedy: 'The same key gave something else than was kept or published: find what differs that no key names, then run full_build.',
  },
  'pipeline/more-than-equation': {
    number: 313,
    remedy: 'equation_update takes new weights only; run incremental or full_build for what else changed.',
  },
  'pipeline/nothing-kept': { number: 314, remedy: 'Run full_build first: equation_update and validation_only work on what it left.' },
  'pipeline/not-released': {
    number: 315,
    breach: 'VALIDATION_BREACH',
    remedy: 'A person rejected the outputs: the evidence holds the reason. Mend that, acknowledge, and run again.',
  },
  'pipeline/not-witnessed': {
    number: 316,
    breach: 'VALIDATION_BREACH',
    remedy: 'See that the witness runs and knows this log, or let the policy go on without it (witnesses.missing: record).',
  },
  // compute and operators: 350..399
  'device/not-declared': { number: 350, remedy: 'Use a device that workspace.yaml names.' },
  'device/missing': { number: 351, breach: 'COMPUTE_HALT', remedy: 'Attach the device, or declare another one and trust it.' },
  'device/faulted': { number: 352, breach: 'COMPUTE_HALT', remedy: "Look at the device host's last messages." },
  'device/proof-wrong': {
    number: 353,
    breach: 'COMPUTE_HALT',
    remedy: 'The device does not compute what it claims; do not trust earlier runs of it either.',
  },
  'device/over-memory': {
    number: 354,
    breach: 'COMPUTE_HALT',
    remedy: "Free memory of the device, or raise the device's memory_mb in workspace.yaml and trust it.",
  },
  'device/too-slow': {
    number: 355,
    breach: 'COMPUTE_HALT',
    remedy: 'The device is slower than the class it is declared as: declare what it is, or look at what else uses it.',
  },
  'device/software-adapter': {
    number: 356,
    breach: 'COMPUTE_HALT',
    remedy: 'Attach a real adapter, or let the policy accept software ones (device.software_adapter).',
  },
  'work/error-mismatch': {
    number: 357,
    breach: 'VALIDATION_BREACH',
    remedy: 'The training error that was reported is not that of the model handed in; do not trust the fabric that said so.',
  },
  'work/no-gpu-evidence': {
    number: 358,
    breach: 'VALIDATION_BREACH',
    remedy: 'The fit left no trace on the GPU; look at what the fabric really computes on.',
  },
  'work/model-unreadable': {
    number: 359,
    breach: 'VALIDATION_BREACH',
    remedy: "The engine's own reader cannot compute with this model; use parameters whose models it knows (docs/spec/fabric.md).",
  },
  'work/prediction-mismatch': {
    number: 365,
    breach: 'VALIDATION_BREACH',
    remedy: 'What was handed in as predictions is not what the model says; do not trust the fabric that handed it in.',
  },
  'operator/died': { number: 360, breach: 'COMPUTE_HALT', remedy: "Look at the operator's exit code and last output." },
  'operator/hung': { number: 361, breach: 'COMPUTE_HALT', remedy: 'The operator sent no heartbeat in time; look at what it was doing.' },
  'operator/over-limit': { number: 362, breach: 'COMPUTE_HALT', remedy: "Raise the operator's limits in workspace.yaml and trust it." },
  'operator/failed': { number: 363, breach: 'COMPUTE_HALT', remedy: "See the operator's error." },
  'operator/unconfined': {
    number: 364,
    breach: 'SECURITY_FAILURE',
    remedy: 'Install bubblewrap, or let the policy accept unconfined operators.',
  },
  'job/rows-missing': { number: 370, breach: 'DATA_BREAKDOWN', remedy: 'Send the rows before the job that names them.' },
  'job/bad-parameters': { number: 371, breach: 'VALIDATION_BREACH', remedy: 'Mend the parameter named.' },
  'job/model-missing': { number: 372, breach: 'DATA_BREAKDOWN', remedy: 'Train the model in the same run before asking it.' },
  'job/unknown': { number: 373, remedy: 'Name a job that this namespace knows: vbus jobs list.' },
  'job/expired': { number: 374, remedy: 'Give the job a longer deadline, or start more operators.' },
  'job/cancelled': { number: 375, remedy: 'Submit the job again when you want it.' },
  'job/queue-full': { number: 376, remedy: 'Wait until operators have taken some jobs, or start more of them.' },
  'job/lease-lost': {
    number: 377,
    remedy: 'The operator was silent past its lease; look at the operator, or allow redelivery (policy.yaml, topics).',
  },
  'job/not-leased': { number: 378, breach: 'SECURITY_FAILURE', remedy: 'Answer only jobs whose lease you hold.' },
  'job/not-idempotent': { number: 379, remedy: 'A job with this id is known; give a new job a new id.' },
  'run/io': { number: 380, breach: 'COMPUTE_HALT', remedy: "Look at the disk; a run's file could not be written." },
  // the memory map: 500..519
  'memory/off-map': {
    number: 500,
    breach: 'SECURITY_FAILURE',
    remedy: 'No region is at that address, or the region is smaller: vbus map shows what there is.',
  },
  'memory/no-lease': {
    number: 501,
    breach: 'SECURITY_FAILURE',
    remedy: 'Lease the region first (system.memory.lease), and use the lease before it ends.',
  },
  'memory/denied': {
    number: 502,
    breach: 'SECURITY_FAILURE',
    remedy:
      'The map gives that right to no such kind of party: vbus map shows the rights; a kind is what workspace.yaml declares (components).',
  },
  'memory/over-budget': {
    number: 503,
    breach: 'COMPUTE_HALT',
    remedy: 'More bytes were moved than the lease, or the scratch of a run, has: vbus map shows budgets and what was used.',
  },
  'memory/too-many-leases': {
    number: 504,
    breach: 'COMPUTE_HALT',
    remedy: 'Release leases that are not needed: vbus map lists those in force.',
  },
  'memory/written-once': {
    number: 505,
    breach: 'SECURITY_FAILURE',
    remedy: 'What lies in a write-once region is never written again; what changed there was changed from outside.',
  },
  'memory/not-on-map': {
    number: 506,
    breach: 'SECURITY_FAILURE',
    remedy: 'Look at each finding: vbus map --check names the file, process or socket and the rule it breaks.',
  },
  // the cache's law: 520..539
  'cache/over-capacity': {
    number: 520,
    breach: 'COMPUTE_HALT',
    remedy: 'A tier holds more than its slots or bytes: look at the record cache_violated, and at who else writes there.',
  },
  'cache/in-two-tiers': {
    number: 521,
    breach: 'COMPUTE_HALT',
    remedy: 'An entry was in two tiers at once: look at the record cache_violated, and at who else writes there.',
  },
  'cache/checksum': {
    number: 522,
    breach: 'COMPUTE_HALT',
    remedy: 'The bytes of an entry are not those that were put: look at the medium, and at who else writes there; the entry was set aside.',
  },
  'cache/skipped-tier': {
    number: 523,
    breach: 'COMPUTE_HALT',
    remedy: 'An entry goes up or down by one tier at a time; look at what moved it.',
  },
  'cache/unrecorded-move': {
    number: 524,
    breach: 'COMPUTE_HALT',
    remedy: 'An entry is not where the records say: look at the record cache_violated, and at who else writes there.',
  },
  'cache/stale-handle': {
    number: 525,
    breach: 'COMPUTE_HALT',
    remedy: 'The entry that the handle was for has been evicted: ask for the key again, and take a miss as one.',
  },
  'cache/bad-key': { number: 526, remedy: 'A key is kind/name@sha256: a-z, 0-9 and . _ - in the first two, 64 hex digits in the last.' },
  'cache/no-entry': { number: 527, remedy: 'No record names this key: vbus cache lists those that are there.' },
  // the log's history: 540..549
  'history/too-large': {
    number: 540,
    remedy: 'Ask for a part: name a `path`; the evidence lists the parts that there are and their sizes.',
  },
  'history/cancelled': { number: 541, remedy: 'Ask again when you want it after all; nothing was changed.' },
  'history/too-long': {
    number: 542,
    remedy: 'The log is longer than its history can be looked through here: use vbus audit show and audit state.',
  },
  'history/too-many': { number: 543, remedy: 'Wait for an answer of those that are under way, or cancel one, then ask again.' },
  'history/thread': { number: 544, remedy: 'Ask again: the thread is started anew. If it ends each time, use vbus audit state.' },
  ...CIRCUIT_FAULTS,
  // runs as they are looked at: 570..574
  'runs/unknown': { number: 570, remedy: 'No run of this workspace has this id: vbus audit show --kind run_started lists them.' },
  'runs/output-altered': {
    number: 571,
    remedy: 'The file is no longer what its record says: nothing of it is shown. Run again, or bring back the file.',
  },
  'runs/no-table': { number: 572, remedy: 'This output is no table: open its file, or ask for another one.' },
  // the desktop app and its start screen: 555..559
  'host/bad-address': {
    number: 555,
    remedy: 'Write the address that `vbus serve` printed, or wss://HOST:PORT/bus of an engine elsewhere.',
  },
  'host/not-starting': { number: 556, remedy: 'Close this window and start the control room without a workspace.' },
  // the window's capture of messages: 560..569
  'capture/not-kept': {
    number: 560,
    remedy: 'The message has left the buffer and no log holds it: raise the budget, or make its topic durable.',
  },
  'capture/unreadable': { number: 561, remedy: 'The payload is not of the form asked for: look at it as hex, or name its schema.' },
  'capture/too-slow': { number: 562, remedy: 'Taking the payload apart was ended after its time limit: look at it as hex.' },
  'capture/too-much': { number: 563, remedy: 'Choose a smaller range, or filter first.' },
  // command line and host: 400..449
  'cli/usage': { number: 400, remedy: 'See vbus --help.' },
  'cli/timed-out': { number: 401, remedy: 'Wait longer: --timeout.' },
  'host/no-display': { number: 410, remedy: 'Open the printed address in a browser, or install Xvfb.' },
  'host/no-electron': { number: 411, remedy: 'npx install-electron --no, or set ELECTRON_OVERRIDE_DIST_PATH.' },
  // never expected
  'internal/unexpected': { number: 999, breach: 'COMPUTE_HALT', remedy: 'This is a bug: please report it with the records named.' },
} as const satisfies Record<string, FaultRow>

export type FaultCode = keyof typeof FAULT_TABLE
