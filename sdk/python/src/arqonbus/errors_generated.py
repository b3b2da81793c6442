"""Made from src/shared/base/fault-table.ts by `npm run faults`: every fault code with its number, its breach and its remedy."""

from __future__ import annotations

from typing import Final

FAULTS: Final[dict[str, tuple[int, str | None, str]]] = {
    "wire/not-canonical": (
        1,
        None,
        "Write each header field once, in ascending order, with shortest varints; leave out server-only fields.",
    ),
    "wire/too-large": (
        2,
        None,
        "Stay under the limits that hello returned; send larger data as a stream.",
    ),
    "wire/reserved-field": (
        3,
        None,
        "Leave out signature and capsule_digest: this version gives them no meaning.",
    ),
    "wire/bad-json": (
        4,
        None,
        "Send one envelope object or an array of them, as docs/reference/wire.md shows.",
    ),
    "wire/bad-topic": (
        5,
        None,
        "Use 1 to 16 dot-separated segments of a-z 0-9 _ -, at most 255 bytes.",
    ),
    "wire/bad-payload": (
        6,
        None,
        "Send the payload the schema asks for (docs/reference).",
    ),
    "transport/full": (
        10,
        None,
        "Wait for the transport to drain, then send again; nothing was taken.",
    ),
    "transport/closed": (
        11,
        None,
        "Connect again.",
    ),
    "transport/fate-unknown": (
        12,
        None,
        "The connection was lost before the engine answered and its session is gone: look whether the message arrived before you send it again.",
    ),
    "auth/no-hello": (
        50,
        None,
        "Send system.control.hello with a token as the first envelope.",
    ),
    "auth/bad-token": (
        51,
        None,
        "Ask the workspace owner for a token: vbus token --subject NAME.",
    ),
    "auth/expired": (
        52,
        None,
        "Ask for a new token: vbus token --subject NAME.",
    ),
    "auth/bad-origin": (
        53,
        None,
        "Open the address that `vbus ui` prints; other pages may not speak to the engine.",
    ),
    "auth/bad-code": (
        54,
        None,
        "Ask for a fresh code: vbus ui. A code works once, for 60 s.",
    ),
    "auth/person-key": (
        55,
        None,
        "Use the key of the person who trusts this workspace (vbus trust).",
    ),
    "auth/revoked": (
        56,
        None,
        "The credential was revoked; ask the workspace owner for a new one.",
    ),
    "auth/bad-key": (
        57,
        None,
        "Use an API key as `vbus key create` printed it, or ask for a new one.",
    ),
    "auth/no-certificate": (
        58,
        None,
        "Present a client certificate that a rule of the policy names.",
    ),
    "auth/insecure-listener": (
        59,
        None,
        "Give the listener a certificate and key (workspace.yaml, listen), or listen on loopback.",
    ),
    "authz/publish-denied": (
        60,
        "SECURITY_FAILURE",
        "Ask for a token with --publish for this topic.",
    ),
    "authz/subscribe-denied": (
        61,
        "SECURITY_FAILURE",
        "Ask for a token with --subscribe for this pattern.",
    ),
    "authz/execute-denied": (
        62,
        "SECURITY_FAILURE",
        "Ask for a token with --execute for this operator type.",
    ),
    "authz/reply-denied": (
        63,
        "SECURITY_FAILURE",
        "Answer only requests that you received, before their deadline.",
    ),
    "authz/too-many-refusals": (
        64,
        None,
        "Stop what is being refused, then connect again.",
    ),
    "authz/cap-exceeded": (
        65,
        None,
        "Ask for less than the grant's caps allow, or for a wider cap (policy.yaml, roles).",
    ),
    "authz/hook-denied": (
        66,
        None,
        "See the reason that the policy's hook gave.",
    ),
    "authz/hook-failed": (
        67,
        None,
        "Mend the policy's Wasm module: it failed or took too long, and what it did not allow is refused.",
    ),
    "request/no-responder": (
        100,
        None,
        "Start the service that answers this topic.",
    ),
    "request/deadline": (
        101,
        None,
        "Ask again with a longer deadline, or look at why the responder is slow.",
    ),
    "request/refused": (
        102,
        None,
        "See the message of the service that refused.",
    ),
    "spine/dropped": (
        103,
        None,
        "Read faster or subscribe to less; the number of dropped events is exact.",
    ),
    "spine/limit": (
        104,
        None,
        "Close subscriptions, requests or connections you no longer need.",
    ),
    "spine/stopping": (
        105,
        None,
        "The engine is stopping; connect again when it is back.",
    ),
    "spine/expired": (
        106,
        None,
        "Give the message a longer deadline, or read faster; the number of expired messages is exact.",
    ),
    "spine/consumer-busy": (
        107,
        None,
        "A durable consumer serves one connection at a time; close the other or take another name.",
    ),
    "spine/session": (
        108,
        None,
        "The session belongs to another identity or is in use; begin a new one.",
    ),
    "stream/mismatch": (
        110,
        "DATA_BREAKDOWN",
        "Send the stream again; what arrived is not what was announced.",
    ),
    "stream/aborted": (
        111,
        None,
        "The sender gave the stream up; ask for it again.",
    ),
    "stream/too-large": (
        112,
        None,
        "Split the data or raise the receiver's limit.",
    ),
    "stream/cancelled": (
        113,
        None,
        "The receiver did not want the rest; ask it why.",
    ),
    "delta/unsupported": (
        114,
        None,
        "The topic carries deltas only: say `\"features\":[\"delta\"]` in hello and apply them.",
    ),
    "delta/wrong-base": (
        115,
        None,
        "Publish a snapshot, then deltas on it.",
    ),
    "rate/exceeded": (
        120,
        None,
        "Send less a second, or ask for a higher rate (policy.yaml, rates).",
    ),
    "quota/exceeded": (
        121,
        None,
        "Wait for the next window, or ask for a higher quota (policy.yaml, quotas).",
    ),
    "schema/unknown": (
        122,
        None,
        "Name a schema that the topic allows (policy.yaml, topics), or register it (policy.yaml, schemas).",
    ),
    "schema/invalid-payload": (
        123,
        None,
        "Send a payload that the schema accepts; the place that does not is named.",
    ),
    "schema/invalid": (
        124,
        None,
        "Mend the schema file at the place named.",
    ),
    "request/failed": (
        125,
        None,
        "The responder failed on this request: see its message, and what it wrote itself.",
    ),
    "audit/altered": (
        150,
        "SECURITY_FAILURE",
        "Keep the folder as evidence; `vbus audit verify` names the first bad record.",
    ),
    "audit/rolled-back": (
        151,
        "SECURITY_FAILURE",
        "Keep the folder as evidence; a signed head says the log was longer.",
    ),
    "audit/closed": (
        152,
        None,
        "Open the log again.",
    ),
    "audit/too-large": (
        153,
        None,
        "A record holds at most 65,535 bytes; put larger data in the store and record its hash.",
    ),
    "log/disk-full": (
        154,
        "COMPUTE_HALT",
        "Free disk space; the audit log has used its reserve.",
    ),
    "log/io": (
        155,
        "COMPUTE_HALT",
        "Look at the disk; a write to the log failed.",
    ),
    "log/full": (
        156,
        "COMPUTE_HALT",
        "The disk is slower than what is to be recorded; send less, or look at the disk.",
    ),
    "log/gone": (
        157,
        None,
        "Retention dropped what was asked for; read from the first position that is named.",
    ),
    "log/consumer-unknown": (
        158,
        None,
        "Name a consumer of this namespace: vbus consumers list.",
    ),
    "blob/unknown": (
        160,
        None,
        "Put the blob first: vbus blob put.",
    ),
    "blob/mismatch": (
        161,
        None,
        "Send the bytes that the reference names; what arrived has another hash.",
    ),
    "audit/proof-invalid": (
        162,
        "SECURITY_FAILURE",
        "The proof does not show what it says: get another one, and check it with a key that you had from its owner.",
    ),
    "audit/not-consistent": (
        163,
        "SECURITY_FAILURE",
        "Two signed heads of one log contradict each other: keep both, they prove that its history was rewritten.",
    ),
    "audit/no-record": (
        164,
        None,
        "Name a record that the log has: vbus audit show.",
    ),
    "audit/bundle-invalid": (
        165,
        "SECURITY_FAILURE",
        "The bundle does not hold together: get another one from whoever made it.",
    ),
    "audit/foreign-folder": (
        166,
        None,
        "Name an empty folder, or one that holds an earlier export of the same log.",
    ),
    "witness/fork": (
        180,
        "SECURITY_FAILURE",
        "A witness has co-signed another history of this log: keep the folder, and ask its operator for the checkpoint it holds.",
    ),
    "witness/rollback": (
        181,
        "SECURITY_FAILURE",
        "A witness has co-signed a longer log than there is: look for the copy that has what is missing.",
    ),
    "witness/refused": (
        182,
        None,
        "Give the witness this log's verifier key (vbus status), or mend its line in workspace.yaml.",
    ),
    "witness/unreachable": (
        183,
        None,
        "Look whether the witness runs; it is asked again.",
    ),
    "witness/damaged": (
        184,
        None,
        "Bring back the witness's folder from a copy; a witness that has forgotten is none.",
    ),
    "audit/passphrase": (
        185,
        None,
        "Put the passphrase of the keys into the file that the message names (0600); without it they cannot be opened.",
    ),
    "workspace/invalid": (
        200,
        None,
        "Mend the file at the place named.",
    ),
    "workspace/not-found": (
        201,
        None,
        "Name a workspace with --workspace, or make one: vbus init DIR.",
    ),
    "workspace/exists": (
        202,
        None,
        "Choose another folder; an existing workspace is never overwritten.",
    ),
    "workspace/not-empty": (
        203,
        None,
        "Choose an empty folder or say --force.",
    ),
    "workspace/untrusted": (
        204,
        "SECURITY_FAILURE",
        "Read what changed, then: vbus trust (or vbus policy apply FILE).",
    ),
    "workspace/locked": (
        205,
        None,
        "Another engine holds this workspace; attach to it or stop it.",
    ),
    "workspace/component-altered": (
        206,
        "SECURITY_FAILURE",
        "Restore the component, or trust its new content: vbus trust.",
    ),
    "workspace/bus-only": (
        207,
        None,
        "Runs need data: declare master, contributors, prediction, learners and devices in workspace.yaml.",
    ),
    "policy/invalid": (
        210,
        None,
        "Mend the policy at the place named.",
    ),
    "policy/refused": (
        211,
        None,
        "The policy forbids this; a person may change it: vbus policy apply FILE.",
    ),
    "engine/not-running": (
        220,
        None,
        "Start one: vbus serve --workspace DIR.",
    ),
    "engine/busy": (
        221,
        None,
        "Wait for the present run, or stop it: vbus stop.",
    ),
    "engine/breaker-open": (
        222,
        None,
        "Look at the breach (vbus status), then: vbus breach ack --reason TEXT.",
    ),
    "engine/unknown-service": (
        223,
        None,
        "See docs/reference/services.md for the services there are.",
    ),
    "data/missing": (
        250,
        "DATA_BREAKDOWN",
        "Put the file back, or change workspace.yaml and trust it.",
    ),
    "data/unreadable": (
        251,
        "DATA_BREAKDOWN",
        "Restore the file from a good copy.",
    ),
    "data/changed": (
        252,
        "DATA_BREAKDOWN",
        "Restore the file, or accept its content: vbus data register NAME.",
    ),
    "data/wrong-schema": (
        253,
        "DATA_BREAKDOWN",
        "The table lacks a declared column or has another type; mend the file or the declaration.",
    ),
    "data/wrong-key": (
        254,
        "DATA_BREAKDOWN",
        "The key must identify one row; mend the table or the declared key.",
    ),
    "data/too-many-faults": (
        255,
        "DATA_BREAKDOWN",
        "Mend the rows named in the finding, or change the policy's limit.",
    ),
    "data/not-conserved": (
        256,
        "DATA_BREAKDOWN",
        "Rows were lost or made between two steps: keep the run's records and report it.",
    ),
    "data/checksum": (
        257,
        "DATA_BREAKDOWN",
        "What was handed over is not what was sent; look at the records named.",
    ),
    "data/output-missing": (
        258,
        "DATA_BREAKDOWN",
        "An output of the run is not there or not whole; look at the disk.",
    ),
    "data/unregistered": (
        259,
        "DATA_BREAKDOWN",
        "Register the data first: vbus data register.",
    ),
    "data/too-many-contributors": (
        260,
        None,
        "A workspace has at most three contributors; remove one.",
    ),
    "rule/failed": (
        261,
        "VALIDATION_BREACH",
        "A rule of the policy cannot judge a row: see which, and mend its expression (vbus policy apply FILE).",
    ),
    "rule/shuffled-target": (
        262,
        "VALIDATION_BREACH",
        "A model learned from a shuffled target what cannot be learned from it: look at where it has its answers from.",
    ),
    "rule/minimum-work": (
        263,
        "VALIDATION_BREACH",
        "A model shows less work than the policy asks for; look at the operator.",
    ),
    "rule/entity-on-both-sides": (
        264,
        "VALIDATION_BREACH",
        "An entity has rows in two parts of the split: declare what makes an entity (prediction.group).",
    ),
    "rule/null-zero": (
        265,
        "VALIDATION_BREACH",
        "Not measured became zero, or zero not measured: look at the hand-over named.",
    ),
    "pipeline/column-too-early": (
        300,
        "VALIDATION_BREACH",
        "The column is not known at prediction time; take it out of the features.",
    ),
    "pipeline/target-leak": (
        301,
        "VALIDATION_BREACH",
        "A feature is derived from the target; take it out.",
    ),
    "pipeline/score-implausible": (
        302,
        "VALIDATION_BREACH",
        "Look for a leak: the score is better than the policy holds possible.",
    ),
    "pipeline/out-of-order": (
        303,
        "VALIDATION_BREACH",
        "A phase event came out of order; look at the party named.",
    ),
    "pipeline/foreign-result": (
        304,
        "VALIDATION_BREACH",
        "A result of another run was handed in; look at the party named.",
    ),
    "pipeline/tree-count": (
        305,
        "VALIDATION_BREACH",
        "A model does not hold the trees it was told to grow.",
    ),
    "pipeline/output-equals-input": (
        306,
        "VALIDATION_BREACH",
        "An output is a copy of an input; look at the operator.",
    ),
    "pipeline/gate-failed": (
        307,
        "VALIDATION_BREACH",
        "Look at the gate's evidence.",
    ),
    "pipeline/split-violated": (
        308,
        "VALIDATION_BREACH",
        "Training rows must be older than the held-out ones.",
    ),
    "pipeline/cancelled": (
        310,
        None,
        "Start the run again when you want it.",
    ),
    "pipeline/not-reproduced": (
        312,
        "VALIDATION_BREACH",
        "The same key gave something else than was kept or published: find what differs that no key names, then run full_build.",
    ),
    "pipeline/more-than-equation": (
        313,
        None,
        "equation_update takes new weights only; run incremental or full_build for what else changed.",
    ),
    "pipeline/nothing-kept": (
        314,
        None,
        "Run full_build first: equation_update and validation_only work on what it left.",
    ),
    "pipeline/not-released": (
        315,
        "VALIDATION_BREACH",
        "A person rejected the outputs: the evidence holds the reason. Mend that, acknowledge, and run again.",
    ),
    "pipeline/not-witnessed": (
        316,
        "VALIDATION_BREACH",
        "See that the witness runs and knows this log, or let the policy go on without it (witnesses.missing: record).",
    ),
    "device/not-declared": (
        350,
        None,
        "Use a device that workspace.yaml names.",
    ),
    "device/missing": (
        351,
        "COMPUTE_HALT",
        "Attach the device, or declare another one and trust it.",
    ),
    "device/faulted": (
        352,
        "COMPUTE_HALT",
        "Look at the device host's last messages.",
    ),
    "device/proof-wrong": (
        353,
        "COMPUTE_HALT",
        "The device does not compute what it claims; do not trust earlier runs of it either.",
    ),
    "device/over-memory": (
        354,
        "COMPUTE_HALT",
        "Free memory of the device, or raise the device's memory_mb in workspace.yaml and trust it.",
    ),
    "device/too-slow": (
        355,
        "COMPUTE_HALT",
        "The device is slower than the class it is declared as: declare what it is, or look at what else uses it.",
    ),
    "device/software-adapter": (
        356,
        "COMPUTE_HALT",
        "Attach a real adapter, or let the policy accept software ones (device.software_adapter).",
    ),
    "work/error-mismatch": (
        357,
        "VALIDATION_BREACH",
        "The training error that was reported is not that of the model handed in; do not trust the fabric that said so.",
    ),
    "work/no-gpu-evidence": (
        358,
        "VALIDATION_BREACH",
        "The fit left no trace on the GPU; look at what the fabric really computes on.",
    ),
    "work/model-unreadable": (
        359,
        "VALIDATION_BREACH",
        "The engine's own reader cannot compute with this model; use parameters whose models it knows (docs/spec/fabric.md).",
    ),
    "operator/died": (
        360,
        "COMPUTE_HALT",
        "Look at the operator's exit code and last output.",
    ),
    "operator/hung": (
        361,
        "COMPUTE_HALT",
        "The operator sent no heartbeat in time; look at what it was doing.",
    ),
    "operator/over-limit": (
        362,
        "COMPUTE_HALT",
        "Raise the operator's limits in workspace.yaml and trust it.",
    ),
    "operator/failed": (
        363,
        "COMPUTE_HALT",
        "See the operator's error.",
    ),
    "operator/unconfined": (
        364,
        "SECURITY_FAILURE",
        "Install bubblewrap, or let the policy accept unconfined operators.",
    ),
    "work/prediction-mismatch": (
        365,
        "VALIDATION_BREACH",
        "What was handed in as predictions is not what the model says; do not trust the fabric that handed it in.",
    ),
    "job/rows-missing": (
        370,
        "DATA_BREAKDOWN",
        "Send the rows before the job that names them.",
    ),
    "job/bad-parameters": (
        371,
        "VALIDATION_BREACH",
        "Mend the parameter named.",
    ),
    "job/model-missing": (
        372,
        "DATA_BREAKDOWN",
        "Train the model in the same run before asking it.",
    ),
    "job/unknown": (
        373,
        None,
        "Name a job that this namespace knows: vbus jobs list.",
    ),
    "job/expired": (
        374,
        None,
        "Give the job a longer deadline, or start more operators.",
    ),
    "job/cancelled": (
        375,
        None,
        "Submit the job again when you want it.",
    ),
    "job/queue-full": (
        376,
        None,
        "Wait until operators have taken some jobs, or start more of them.",
    ),
    "job/lease-lost": (
        377,
        None,
        "The operator was silent past its lease; look at the operator, or allow redelivery (policy.yaml, topics).",
    ),
    "job/not-leased": (
        378,
        "SECURITY_FAILURE",
        "Answer only jobs whose lease you hold.",
    ),
    "job/not-idempotent": (
        379,
        None,
        "A job with this id is known; give a new job a new id.",
    ),
    "run/io": (
        380,
        "COMPUTE_HALT",
        "Look at the disk; a run's file could not be written.",
    ),
    "cli/usage": (
        400,
        None,
        "See vbus --help.",
    ),
    "cli/timed-out": (
        401,
        None,
        "Wait longer: --timeout.",
    ),
    "host/no-display": (
        410,
        None,
        "Open the printed address in a browser, or install Xvfb.",
    ),
    "host/no-electron": (
        411,
        None,
        "npx install-electron --no, or set ELECTRON_OVERRIDE_DIST_PATH.",
    ),
    "memory/off-map": (
        500,
        "SECURITY_FAILURE",
        "No region is at that address, or the region is smaller: vbus map shows what there is.",
    ),
    "memory/no-lease": (
        501,
        "SECURITY_FAILURE",
        "Lease the region first (system.memory.lease), and use the lease before it ends.",
    ),
    "memory/denied": (
        502,
        "SECURITY_FAILURE",
        "The map gives that right to no such kind of party: vbus map shows the rights; a kind is what workspace.yaml declares (components).",
    ),
    "memory/over-budget": (
        503,
        "COMPUTE_HALT",
        "More bytes were moved than the lease, or the scratch of a run, has: vbus map shows budgets and what was used.",
    ),
    "memory/too-many-leases": (
        504,
        "COMPUTE_HALT",
        "Release leases that are not needed: vbus map lists those in force.",
    ),
    "memory/written-once": (
        505,
        "SECURITY_FAILURE",
        "What lies in a write-once region is never written again; what changed there was changed from outside.",
    ),
    "memory/not-on-map": (
        506,
        "SECURITY_FAILURE",
        "Look at each finding: vbus map --check names the file, process or socket and the rule it breaks.",
    ),
    "cache/over-capacity": (
        520,
        "COMPUTE_HALT",
        "A tier holds more than its slots or bytes: look at the record cache_violated, and at who else writes there.",
    ),
    "cache/in-two-tiers": (
        521,
        "COMPUTE_HALT",
        "An entry was in two tiers at once: look at the record cache_violated, and at who else writes there.",
    ),
    "cache/checksum": (
        522,
        "COMPUTE_HALT",
        "The bytes of an entry are not those that were put: look at the medium, and at who else writes there; the entry was set aside.",
    ),
    "cache/skipped-tier": (
        523,
        "COMPUTE_HALT",
        "An entry goes up or down by one tier at a time; look at what moved it.",
    ),
    "cache/unrecorded-move": (
        524,
        "COMPUTE_HALT",
        "An entry is not where the records say: look at the record cache_violated, and at who else writes there.",
    ),
    "cache/stale-handle": (
        525,
        "COMPUTE_HALT",
        "The entry that the handle was for has been evicted: ask for the key again, and take a miss as one.",
    ),
    "cache/bad-key": (
        526,
        None,
        "A key is kind/name@sha256: a-z, 0-9 and . _ - in the first two, 64 hex digits in the last.",
    ),
    "cache/no-entry": (
        527,
        None,
        "No record names this key: vbus cache lists those that are there.",
    ),
    "history/too-large": (
        540,
        None,
        "Ask for a part: name a `path`; the evidence lists the parts that there are and their sizes.",
    ),
    "history/cancelled": (
        541,
        None,
        "Ask again when you want it after all; nothing was changed.",
    ),
    "history/too-long": (
        542,
        None,
        "The log is longer than its history can be looked through here: use vbus audit show and audit state.",
    ),
    "history/too-many": (
        543,
        None,
        "Wait for an answer of those that are under way, or cancel one, then ask again.",
    ),
    "history/thread": (
        544,
        None,
        "Ask again: the thread is started anew. If it ends each time, use vbus audit state.",
    ),
    "host/bad-address": (
        555,
        None,
        "Write the address that `vbus serve` printed, or wss://HOST:PORT/bus of an engine elsewhere.",
    ),
    "host/not-starting": (
        556,
        None,
        "Close this window and start the control room without a workspace.",
    ),
    "capture/not-kept": (
        560,
        None,
        "The message has left the buffer and no log holds it: raise the budget, or make its topic durable.",
    ),
    "capture/unreadable": (
        561,
        None,
        "The payload is not of the form asked for: look at it as hex, or name its schema.",
    ),
    "capture/too-slow": (
        562,
        None,
        "Taking the payload apart was ended after its time limit: look at it as hex.",
    ),
    "capture/too-much": (
        563,
        None,
        "Choose a smaller range, or filter first.",
    ),
    "runs/unknown": (
        570,
        None,
        "No run of this workspace has this id: vbus audit show --kind run_started lists them.",
    ),
    "runs/output-altered": (
        571,
        None,
        "The file is no longer what its record says: nothing of it is shown. Run again, or bring back the file.",
    ),
    "runs/no-table": (
        572,
        None,
        "This output is no table: open its file, or ask for another one.",
    ),
    "circuit/has-errors": (
        585,
        None,
        "See the diagnostics: each names file, line, column, what is wrong and what to write instead.",
    ),
    "circuit/patch-failed": (
        586,
        None,
        "The text could not be changed as asked without changing something else: edit it by hand; nothing was changed.",
    ),
    "circuit/shared-text": (
        587,
        None,
        "The place is written once and used several times (an anchor and its aliases): edit it by hand, or write it out.",
    ),
    "circuit/edit-refused": (
        588,
        None,
        "See the message: what is to be changed is not there, or a name is taken.",
    ),
    "circuit/not-expandable": (
        589,
        None,
        "See the diagnostics: a sub-circuit is missing, contains itself, or has not the port that is used.",
    ),
    "circuit/hold-denied": (
        595,
        None,
        "Messages are held in a test namespace only: test, test-*, replay or replay-*.",
    ),
    "circuit/unknown-edge": (
        596,
        None,
        "Name an edge of the circuit that runs: vbus circuit status lists them.",
    ),
    "circuit/not-runnable": (
        597,
        None,
        "See the message: vbus circuit validate names the place.",
    ),
    "circuit/expression-failed": (
        598,
        None,
        "The expression could not judge this message: see the reason, and mend one of them.",
    ),
    "circuit/not-json": (
        599,
        None,
        "What reads payloads, or makes one of several, takes JSON: send JSON, or leave the node out.",
    ),
    "circuit/wrong-schema": (
        600,
        None,
        "The operator answered in another schema than the circuit says it gives: see `gives`.",
    ),
    "circuit/overdue": (
        601,
        None,
        "The message was inside for longer than limits.deadline_ms: see which node it waited in.",
    ),
    "circuit/overloaded": (
        602,
        None,
        "Ask again later: the circuit has as many messages inside as limits.in_flight allows.",
    ),
    "circuit/edge-not-kept": (
        603,
        None,
        "A durable edge needs a topic that is kept: durable: true for circuits.> (policy.yaml).",
    ),
    "circuit/ended": (
        604,
        None,
        "The circuit has stopped: apply it again.",
    ),
    "circuit/file-unknown": (
        605,
        None,
        "Below the workspace\u2019s circuits/ lies no such file: vbus request system.circuit.source lists them.",
    ),
    "circuit/file-changed": (
        606,
        None,
        "Somebody else wrote the file meanwhile: read it again and bring your changes to it; nothing was written.",
    ),
    "circuit/outside-folder": (
        607,
        None,
        "Name a *.circuit.yaml, *.binding.yaml or *.circuit.layout.json below circuits/, without links on the way, of at most 1 MiB.",
    ),
    "circuit/not-applied": (
        608,
        None,
        "No circuit of this name runs or ran: vbus circuit status lists them.",
    ),
    "circuit/no-version": (
        609,
        None,
        "Name one of the versions that vbus circuit status NAME lists.",
    ),
    "circuit/grant-not-held": (
        610,
        None,
        "Nobody gives a circuit what they do not have: ask for the grants that the message names, or apply as the owner.",
    ),
    "circuit/switching": (
        611,
        None,
        "Another act on this circuit is under way: wait until it has ended (vbus circuit status).",
    ),
    "circuit/not-as-expected": (
        612,
        None,
        "See the differences; mend the circuit or what was expected.",
    ),
    "circuit/too-big": (
        613,
        None,
        "Split it: a circuit has at most 128 files, and what it may do fits one record (64 KiB).",
    ),
    "topology/unproven": (
        614,
        None,
        "See the claim that does not hold: it names the record, or the process and what it has open.",
    ),
    "circuit/layout-invalid": (
        615,
        None,
        "The positions are placed anew; saving writes a whole layout file. Nothing of the circuit is lost.",
    ),
    "circuit/layout-failed": (
        616,
        None,
        "Lay out a smaller selection, or move the nodes by hand; nothing was moved.",
    ),
    "internal/unexpected": (
        999,
        "COMPUTE_HALT",
        "This is a bug: please report it with the records named.",
    ),
}
