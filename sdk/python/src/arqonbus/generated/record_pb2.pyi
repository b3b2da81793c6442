from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ActorKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTOR_KIND_UNSPECIFIED: _ClassVar[ActorKind]
    ACTOR_KIND_HUMAN: _ClassVar[ActorKind]
    ACTOR_KIND_MACHINE: _ClassVar[ActorKind]
ACTOR_KIND_UNSPECIFIED: ActorKind
ACTOR_KIND_HUMAN: ActorKind
ACTOR_KIND_MACHINE: ActorKind

class Actor(_message.Message):
    __slots__ = ("id", "kind")
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    id: str
    kind: ActorKind
    def __init__(self, id: _Optional[str] = ..., kind: _Optional[_Union[ActorKind, str]] = ...) -> None: ...

class Record(_message.Message):
    __slots__ = ("prev", "pos", "epoch", "time", "actor", "run", "phase", "device", "simulated", "log_opened", "engine_started", "engine_closed", "tail_quarantined", "workspace_trusted", "policy_applied", "data_registered", "component_registered", "party_joined", "party_left", "refusals", "token_issued", "operator_started", "operator_ended", "run_started", "phase_started", "phase_ended", "gate", "input", "finding", "proof_of_work", "model", "output", "metrics", "breach", "run_ended", "breach_acknowledged", "stop_requested", "job_submitted", "job_finished", "stream_started", "stream_ended", "anchor", "snapshot", "job_state", "quota_reserved", "quota_settled", "consumer_defined", "consumer_moved", "consumer_removed", "retention_dropped", "crossing_settled", "key_created", "credential_revoked", "operator_advertised", "operator_lost", "blob_stored", "blob_removed", "key_set_loaded", "replay_started", "replay_ended", "listener_opened", "map_declared", "region_leased", "lease_ended", "access_settled", "access_refused", "cache_put", "cache_moved", "cache_evicted", "cache_settled", "cache_opened", "cache_violated", "device_state", "work_evidence", "rule_applied", "conservation", "phase_reused", "phase_kept", "phase_noted", "cosigned", "witness_refused", "key_rotated", "release_asked", "release_given", "circuit_applied", "circuit_rolled_back", "circuit_drained", "circuit_path", "circuit_settled", "topology_verified")
    PREV_FIELD_NUMBER: _ClassVar[int]
    POS_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    LOG_OPENED_FIELD_NUMBER: _ClassVar[int]
    ENGINE_STARTED_FIELD_NUMBER: _ClassVar[int]
    ENGINE_CLOSED_FIELD_NUMBER: _ClassVar[int]
    TAIL_QUARANTINED_FIELD_NUMBER: _ClassVar[int]
    WORKSPACE_TRUSTED_FIELD_NUMBER: _ClassVar[int]
    POLICY_APPLIED_FIELD_NUMBER: _ClassVar[int]
    DATA_REGISTERED_FIELD_NUMBER: _ClassVar[int]
    COMPONENT_REGISTERED_FIELD_NUMBER: _ClassVar[int]
    PARTY_JOINED_FIELD_NUMBER: _ClassVar[int]
    PARTY_LEFT_FIELD_NUMBER: _ClassVar[int]
    REFUSALS_FIELD_NUMBER: _ClassVar[int]
    TOKEN_ISSUED_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_STARTED_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_ENDED_FIELD_NUMBER: _ClassVar[int]
    RUN_STARTED_FIELD_NUMBER: _ClassVar[int]
    PHASE_STARTED_FIELD_NUMBER: _ClassVar[int]
    PHASE_ENDED_FIELD_NUMBER: _ClassVar[int]
    GATE_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    FINDING_FIELD_NUMBER: _ClassVar[int]
    PROOF_OF_WORK_FIELD_NUMBER: _ClassVar[int]
    MODEL_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    METRICS_FIELD_NUMBER: _ClassVar[int]
    BREACH_FIELD_NUMBER: _ClassVar[int]
    RUN_ENDED_FIELD_NUMBER: _ClassVar[int]
    BREACH_ACKNOWLEDGED_FIELD_NUMBER: _ClassVar[int]
    STOP_REQUESTED_FIELD_NUMBER: _ClassVar[int]
    JOB_SUBMITTED_FIELD_NUMBER: _ClassVar[int]
    JOB_FINISHED_FIELD_NUMBER: _ClassVar[int]
    STREAM_STARTED_FIELD_NUMBER: _ClassVar[int]
    STREAM_ENDED_FIELD_NUMBER: _ClassVar[int]
    ANCHOR_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    JOB_STATE_FIELD_NUMBER: _ClassVar[int]
    QUOTA_RESERVED_FIELD_NUMBER: _ClassVar[int]
    QUOTA_SETTLED_FIELD_NUMBER: _ClassVar[int]
    CONSUMER_DEFINED_FIELD_NUMBER: _ClassVar[int]
    CONSUMER_MOVED_FIELD_NUMBER: _ClassVar[int]
    CONSUMER_REMOVED_FIELD_NUMBER: _ClassVar[int]
    RETENTION_DROPPED_FIELD_NUMBER: _ClassVar[int]
    CROSSING_SETTLED_FIELD_NUMBER: _ClassVar[int]
    KEY_CREATED_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_REVOKED_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_ADVERTISED_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_LOST_FIELD_NUMBER: _ClassVar[int]
    BLOB_STORED_FIELD_NUMBER: _ClassVar[int]
    BLOB_REMOVED_FIELD_NUMBER: _ClassVar[int]
    KEY_SET_LOADED_FIELD_NUMBER: _ClassVar[int]
    REPLAY_STARTED_FIELD_NUMBER: _ClassVar[int]
    REPLAY_ENDED_FIELD_NUMBER: _ClassVar[int]
    LISTENER_OPENED_FIELD_NUMBER: _ClassVar[int]
    MAP_DECLARED_FIELD_NUMBER: _ClassVar[int]
    REGION_LEASED_FIELD_NUMBER: _ClassVar[int]
    LEASE_ENDED_FIELD_NUMBER: _ClassVar[int]
    ACCESS_SETTLED_FIELD_NUMBER: _ClassVar[int]
    ACCESS_REFUSED_FIELD_NUMBER: _ClassVar[int]
    CACHE_PUT_FIELD_NUMBER: _ClassVar[int]
    CACHE_MOVED_FIELD_NUMBER: _ClassVar[int]
    CACHE_EVICTED_FIELD_NUMBER: _ClassVar[int]
    CACHE_SETTLED_FIELD_NUMBER: _ClassVar[int]
    CACHE_OPENED_FIELD_NUMBER: _ClassVar[int]
    CACHE_VIOLATED_FIELD_NUMBER: _ClassVar[int]
    DEVICE_STATE_FIELD_NUMBER: _ClassVar[int]
    WORK_EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    RULE_APPLIED_FIELD_NUMBER: _ClassVar[int]
    CONSERVATION_FIELD_NUMBER: _ClassVar[int]
    PHASE_REUSED_FIELD_NUMBER: _ClassVar[int]
    PHASE_KEPT_FIELD_NUMBER: _ClassVar[int]
    PHASE_NOTED_FIELD_NUMBER: _ClassVar[int]
    COSIGNED_FIELD_NUMBER: _ClassVar[int]
    WITNESS_REFUSED_FIELD_NUMBER: _ClassVar[int]
    KEY_ROTATED_FIELD_NUMBER: _ClassVar[int]
    RELEASE_ASKED_FIELD_NUMBER: _ClassVar[int]
    RELEASE_GIVEN_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_APPLIED_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_ROLLED_BACK_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_DRAINED_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_PATH_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_SETTLED_FIELD_NUMBER: _ClassVar[int]
    TOPOLOGY_VERIFIED_FIELD_NUMBER: _ClassVar[int]
    prev: bytes
    pos: int
    epoch: int
    time: int
    actor: Actor
    run: str
    phase: str
    device: str
    simulated: bool
    log_opened: LogOpened
    engine_started: EngineStarted
    engine_closed: EngineClosed
    tail_quarantined: TailQuarantined
    workspace_trusted: WorkspaceTrusted
    policy_applied: PolicyApplied
    data_registered: DataRegistered
    component_registered: ComponentRegistered
    party_joined: PartyJoined
    party_left: PartyLeft
    refusals: Refusals
    token_issued: TokenIssued
    operator_started: OperatorStarted
    operator_ended: OperatorEnded
    run_started: RunStarted
    phase_started: PhaseStarted
    phase_ended: PhaseEnded
    gate: Gate
    input: Input
    finding: Finding
    proof_of_work: ProofOfWork
    model: Model
    output: Output
    metrics: Metrics
    breach: Breach
    run_ended: RunEnded
    breach_acknowledged: BreachAcknowledged
    stop_requested: StopRequested
    job_submitted: JobSubmitted
    job_finished: JobFinished
    stream_started: StreamStarted
    stream_ended: StreamEnded
    anchor: Anchor
    snapshot: Snapshot
    job_state: JobState
    quota_reserved: QuotaReserved
    quota_settled: QuotaSettled
    consumer_defined: ConsumerDefined
    consumer_moved: ConsumerMoved
    consumer_removed: ConsumerRemoved
    retention_dropped: RetentionDropped
    crossing_settled: CrossingSettled
    key_created: KeyCreated
    credential_revoked: CredentialRevoked
    operator_advertised: OperatorAdvertised
    operator_lost: OperatorLost
    blob_stored: BlobStored
    blob_removed: BlobRemoved
    key_set_loaded: KeySetLoaded
    replay_started: ReplayStarted
    replay_ended: ReplayEnded
    listener_opened: ListenerOpened
    map_declared: MapDeclared
    region_leased: RegionLeased
    lease_ended: LeaseEnded
    access_settled: AccessSettled
    access_refused: AccessRefused
    cache_put: CachePut
    cache_moved: CacheMoved
    cache_evicted: CacheEvicted
    cache_settled: CacheSettled
    cache_opened: CacheOpened
    cache_violated: CacheViolated
    device_state: DeviceState
    work_evidence: WorkEvidence
    rule_applied: RuleApplied
    conservation: Conservation
    phase_reused: PhaseReused
    phase_kept: PhaseKept
    phase_noted: PhaseNoted
    cosigned: Cosigned
    witness_refused: WitnessRefused
    key_rotated: KeyRotated
    release_asked: ReleaseAsked
    release_given: ReleaseGiven
    circuit_applied: CircuitApplied
    circuit_rolled_back: CircuitRolledBack
    circuit_drained: CircuitDrained
    circuit_path: CircuitPath
    circuit_settled: CircuitSettled
    topology_verified: TopologyVerified
    def __init__(self, prev: _Optional[bytes] = ..., pos: _Optional[int] = ..., epoch: _Optional[int] = ..., time: _Optional[int] = ..., actor: _Optional[_Union[Actor, _Mapping]] = ..., run: _Optional[str] = ..., phase: _Optional[str] = ..., device: _Optional[str] = ..., simulated: _Optional[bool] = ..., log_opened: _Optional[_Union[LogOpened, _Mapping]] = ..., engine_started: _Optional[_Union[EngineStarted, _Mapping]] = ..., engine_closed: _Optional[_Union[EngineClosed, _Mapping]] = ..., tail_quarantined: _Optional[_Union[TailQuarantined, _Mapping]] = ..., workspace_trusted: _Optional[_Union[WorkspaceTrusted, _Mapping]] = ..., policy_applied: _Optional[_Union[PolicyApplied, _Mapping]] = ..., data_registered: _Optional[_Union[DataRegistered, _Mapping]] = ..., component_registered: _Optional[_Union[ComponentRegistered, _Mapping]] = ..., party_joined: _Optional[_Union[PartyJoined, _Mapping]] = ..., party_left: _Optional[_Union[PartyLeft, _Mapping]] = ..., refusals: _Optional[_Union[Refusals, _Mapping]] = ..., token_issued: _Optional[_Union[TokenIssued, _Mapping]] = ..., operator_started: _Optional[_Union[OperatorStarted, _Mapping]] = ..., operator_ended: _Optional[_Union[OperatorEnded, _Mapping]] = ..., run_started: _Optional[_Union[RunStarted, _Mapping]] = ..., phase_started: _Optional[_Union[PhaseStarted, _Mapping]] = ..., phase_ended: _Optional[_Union[PhaseEnded, _Mapping]] = ..., gate: _Optional[_Union[Gate, _Mapping]] = ..., input: _Optional[_Union[Input, _Mapping]] = ..., finding: _Optional[_Union[Finding, _Mapping]] = ..., proof_of_work: _Optional[_Union[ProofOfWork, _Mapping]] = ..., model: _Optional[_Union[Model, _Mapping]] = ..., output: _Optional[_Union[Output, _Mapping]] = ..., metrics: _Optional[_Union[Metrics, _Mapping]] = ..., breach: _Optional[_Union[Breach, _Mapping]] = ..., run_ended: _Optional[_Union[RunEnded, _Mapping]] = ..., breach_acknowledged: _Optional[_Union[BreachAcknowledged, _Mapping]] = ..., stop_requested: _Optional[_Union[StopRequested, _Mapping]] = ..., job_submitted: _Optional[_Union[JobSubmitted, _Mapping]] = ..., job_finished: _Optional[_Union[JobFinished, _Mapping]] = ..., stream_started: _Optional[_Union[StreamStarted, _Mapping]] = ..., stream_ended: _Optional[_Union[StreamEnded, _Mapping]] = ..., anchor: _Optional[_Union[Anchor, _Mapping]] = ..., snapshot: _Optional[_Union[Snapshot, _Mapping]] = ..., job_state: _Optional[_Union[JobState, _Mapping]] = ..., quota_reserved: _Optional[_Union[QuotaReserved, _Mapping]] = ..., quota_settled: _Optional[_Union[QuotaSettled, _Mapping]] = ..., consumer_defined: _Optional[_Union[ConsumerDefined, _Mapping]] = ..., consumer_moved: _Optional[_Union[ConsumerMoved, _Mapping]] = ..., consumer_removed: _Optional[_Union[ConsumerRemoved, _Mapping]] = ..., retention_dropped: _Optional[_Union[RetentionDropped, _Mapping]] = ..., crossing_settled: _Optional[_Union[CrossingSettled, _Mapping]] = ..., key_created: _Optional[_Union[KeyCreated, _Mapping]] = ..., credential_revoked: _Optional[_Union[CredentialRevoked, _Mapping]] = ..., operator_advertised: _Optional[_Union[OperatorAdvertised, _Mapping]] = ..., operator_lost: _Optional[_Union[OperatorLost, _Mapping]] = ..., blob_stored: _Optional[_Union[BlobStored, _Mapping]] = ..., blob_removed: _Optional[_Union[BlobRemoved, _Mapping]] = ..., key_set_loaded: _Optional[_Union[KeySetLoaded, _Mapping]] = ..., replay_started: _Optional[_Union[ReplayStarted, _Mapping]] = ..., replay_ended: _Optional[_Union[ReplayEnded, _Mapping]] = ..., listener_opened: _Optional[_Union[ListenerOpened, _Mapping]] = ..., map_declared: _Optional[_Union[MapDeclared, _Mapping]] = ..., region_leased: _Optional[_Union[RegionLeased, _Mapping]] = ..., lease_ended: _Optional[_Union[LeaseEnded, _Mapping]] = ..., access_settled: _Optional[_Union[AccessSettled, _Mapping]] = ..., access_refused: _Optional[_Union[AccessRefused, _Mapping]] = ..., cache_put: _Optional[_Union[CachePut, _Mapping]] = ..., cache_moved: _Optional[_Union[CacheMoved, _Mapping]] = ..., cache_evicted: _Optional[_Union[CacheEvicted, _Mapping]] = ..., cache_settled: _Optional[_Union[CacheSettled, _Mapping]] = ..., cache_opened: _Optional[_Union[CacheOpened, _Mapping]] = ..., cache_violated: _Optional[_Union[CacheViolated, _Mapping]] = ..., device_state: _Optional[_Union[DeviceState, _Mapping]] = ..., work_evidence: _Optional[_Union[WorkEvidence, _Mapping]] = ..., rule_applied: _Optional[_Union[RuleApplied, _Mapping]] = ..., conservation: _Optional[_Union[Conservation, _Mapping]] = ..., phase_reused: _Optional[_Union[PhaseReused, _Mapping]] = ..., phase_kept: _Optional[_Union[PhaseKept, _Mapping]] = ..., phase_noted: _Optional[_Union[PhaseNoted, _Mapping]] = ..., cosigned: _Optional[_Union[Cosigned, _Mapping]] = ..., witness_refused: _Optional[_Union[WitnessRefused, _Mapping]] = ..., key_rotated: _Optional[_Union[KeyRotated, _Mapping]] = ..., release_asked: _Optional[_Union[ReleaseAsked, _Mapping]] = ..., release_given: _Optional[_Union[ReleaseGiven, _Mapping]] = ..., circuit_applied: _Optional[_Union[CircuitApplied, _Mapping]] = ..., circuit_rolled_back: _Optional[_Union[CircuitRolledBack, _Mapping]] = ..., circuit_drained: _Optional[_Union[CircuitDrained, _Mapping]] = ..., circuit_path: _Optional[_Union[CircuitPath, _Mapping]] = ..., circuit_settled: _Optional[_Union[CircuitSettled, _Mapping]] = ..., topology_verified: _Optional[_Union[TopologyVerified, _Mapping]] = ...) -> None: ...

class LogOpened(_message.Message):
    __slots__ = ("origin", "vkey", "workspace_id", "replaces_origin", "replaces_size", "replaces_root", "replaces_reason")
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    VKEY_FIELD_NUMBER: _ClassVar[int]
    WORKSPACE_ID_FIELD_NUMBER: _ClassVar[int]
    REPLACES_ORIGIN_FIELD_NUMBER: _ClassVar[int]
    REPLACES_SIZE_FIELD_NUMBER: _ClassVar[int]
    REPLACES_ROOT_FIELD_NUMBER: _ClassVar[int]
    REPLACES_REASON_FIELD_NUMBER: _ClassVar[int]
    origin: str
    vkey: str
    workspace_id: str
    replaces_origin: str
    replaces_size: int
    replaces_root: bytes
    replaces_reason: str
    def __init__(self, origin: _Optional[str] = ..., vkey: _Optional[str] = ..., workspace_id: _Optional[str] = ..., replaces_origin: _Optional[str] = ..., replaces_size: _Optional[int] = ..., replaces_root: _Optional[bytes] = ..., replaces_reason: _Optional[str] = ...) -> None: ...

class EngineStarted(_message.Message):
    __slots__ = ("version", "node", "electron", "host", "pid", "config_sha256", "policy_sha256")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    NODE_FIELD_NUMBER: _ClassVar[int]
    ELECTRON_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    PID_FIELD_NUMBER: _ClassVar[int]
    CONFIG_SHA256_FIELD_NUMBER: _ClassVar[int]
    POLICY_SHA256_FIELD_NUMBER: _ClassVar[int]
    version: str
    node: str
    electron: str
    host: str
    pid: int
    config_sha256: bytes
    policy_sha256: bytes
    def __init__(self, version: _Optional[str] = ..., node: _Optional[str] = ..., electron: _Optional[str] = ..., host: _Optional[str] = ..., pid: _Optional[int] = ..., config_sha256: _Optional[bytes] = ..., policy_sha256: _Optional[bytes] = ...) -> None: ...

class EngineClosed(_message.Message):
    __slots__ = ("reason",)
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: str
    def __init__(self, reason: _Optional[str] = ...) -> None: ...

class TailQuarantined(_message.Message):
    __slots__ = ("file", "bytes", "sha256", "log")
    FILE_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    LOG_FIELD_NUMBER: _ClassVar[int]
    file: str
    bytes: int
    sha256: bytes
    log: str
    def __init__(self, file: _Optional[str] = ..., bytes: _Optional[int] = ..., sha256: _Optional[bytes] = ..., log: _Optional[str] = ...) -> None: ...

class WorkspaceTrusted(_message.Message):
    __slots__ = ("config_sha256", "policy_sha256", "person", "signature", "protection")
    CONFIG_SHA256_FIELD_NUMBER: _ClassVar[int]
    POLICY_SHA256_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    PROTECTION_FIELD_NUMBER: _ClassVar[int]
    config_sha256: bytes
    policy_sha256: bytes
    person: str
    signature: bytes
    protection: str
    def __init__(self, config_sha256: _Optional[bytes] = ..., policy_sha256: _Optional[bytes] = ..., person: _Optional[str] = ..., signature: _Optional[bytes] = ..., protection: _Optional[str] = ...) -> None: ...

class PolicyApplied(_message.Message):
    __slots__ = ("sha256", "previous_sha256", "person", "signature")
    SHA256_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_SHA256_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    sha256: bytes
    previous_sha256: bytes
    person: str
    signature: bytes
    def __init__(self, sha256: _Optional[bytes] = ..., previous_sha256: _Optional[bytes] = ..., person: _Optional[str] = ..., signature: _Optional[bytes] = ...) -> None: ...

class DataRegistered(_message.Message):
    __slots__ = ("name", "path", "sha256", "bytes")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    name: str
    path: str
    sha256: bytes
    bytes: int
    def __init__(self, name: _Optional[str] = ..., path: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ...) -> None: ...

class ComponentRegistered(_message.Message):
    __slots__ = ("id", "kind", "sha256", "files")
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    id: str
    kind: str
    sha256: bytes
    files: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, id: _Optional[str] = ..., kind: _Optional[str] = ..., sha256: _Optional[bytes] = ..., files: _Optional[_Iterable[str]] = ...) -> None: ...

class PartyJoined(_message.Message):
    __slots__ = ("identity", "transport", "publish", "subscribe", "execute", "namespace", "client")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIBE_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    CLIENT_FIELD_NUMBER: _ClassVar[int]
    identity: str
    transport: str
    publish: _containers.RepeatedScalarFieldContainer[str]
    subscribe: _containers.RepeatedScalarFieldContainer[str]
    execute: _containers.RepeatedScalarFieldContainer[str]
    namespace: str
    client: str
    def __init__(self, identity: _Optional[str] = ..., transport: _Optional[str] = ..., publish: _Optional[_Iterable[str]] = ..., subscribe: _Optional[_Iterable[str]] = ..., execute: _Optional[_Iterable[str]] = ..., namespace: _Optional[str] = ..., client: _Optional[str] = ...) -> None: ...

class PartyLeft(_message.Message):
    __slots__ = ("identity", "reason")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    identity: str
    reason: str
    def __init__(self, identity: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class Refusals(_message.Message):
    __slots__ = ("identity", "code", "count", "first_topic", "disconnected", "passed")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    FIRST_TOPIC_FIELD_NUMBER: _ClassVar[int]
    DISCONNECTED_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    identity: str
    code: str
    count: int
    first_topic: str
    disconnected: bool
    passed: bool
    def __init__(self, identity: _Optional[str] = ..., code: _Optional[str] = ..., count: _Optional[int] = ..., first_topic: _Optional[str] = ..., disconnected: _Optional[bool] = ..., passed: _Optional[bool] = ...) -> None: ...

class TokenIssued(_message.Message):
    __slots__ = ("subject", "publish", "subscribe", "execute", "namespace", "expires", "token_id")
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIBE_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    TOKEN_ID_FIELD_NUMBER: _ClassVar[int]
    subject: str
    publish: _containers.RepeatedScalarFieldContainer[str]
    subscribe: _containers.RepeatedScalarFieldContainer[str]
    execute: _containers.RepeatedScalarFieldContainer[str]
    namespace: str
    expires: int
    token_id: str
    def __init__(self, subject: _Optional[str] = ..., publish: _Optional[_Iterable[str]] = ..., subscribe: _Optional[_Iterable[str]] = ..., execute: _Optional[_Iterable[str]] = ..., namespace: _Optional[str] = ..., expires: _Optional[int] = ..., token_id: _Optional[str] = ...) -> None: ...

class OperatorStarted(_message.Message):
    __slots__ = ("identity", "pid", "confinement", "confinement_reason", "component_sha256", "command", "network")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    PID_FIELD_NUMBER: _ClassVar[int]
    CONFINEMENT_FIELD_NUMBER: _ClassVar[int]
    CONFINEMENT_REASON_FIELD_NUMBER: _ClassVar[int]
    COMPONENT_SHA256_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    NETWORK_FIELD_NUMBER: _ClassVar[int]
    identity: str
    pid: int
    confinement: str
    confinement_reason: str
    component_sha256: bytes
    command: _containers.RepeatedScalarFieldContainer[str]
    network: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, identity: _Optional[str] = ..., pid: _Optional[int] = ..., confinement: _Optional[str] = ..., confinement_reason: _Optional[str] = ..., component_sha256: _Optional[bytes] = ..., command: _Optional[_Iterable[str]] = ..., network: _Optional[_Iterable[str]] = ...) -> None: ...

class OperatorEnded(_message.Message):
    __slots__ = ("identity", "pid", "exit_code", "signal", "reason")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    PID_FIELD_NUMBER: _ClassVar[int]
    EXIT_CODE_FIELD_NUMBER: _ClassVar[int]
    SIGNAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    identity: str
    pid: int
    exit_code: int
    signal: str
    reason: str
    def __init__(self, identity: _Optional[str] = ..., pid: _Optional[int] = ..., exit_code: _Optional[int] = ..., signal: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RunStarted(_message.Message):
    __slots__ = ("mode", "seed", "as_of", "config_sha256", "policy_sha256", "lock_sha256", "parameters", "device_kind")
    MODE_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    AS_OF_FIELD_NUMBER: _ClassVar[int]
    CONFIG_SHA256_FIELD_NUMBER: _ClassVar[int]
    POLICY_SHA256_FIELD_NUMBER: _ClassVar[int]
    LOCK_SHA256_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    DEVICE_KIND_FIELD_NUMBER: _ClassVar[int]
    mode: str
    seed: int
    as_of: str
    config_sha256: bytes
    policy_sha256: bytes
    lock_sha256: bytes
    parameters: str
    device_kind: str
    def __init__(self, mode: _Optional[str] = ..., seed: _Optional[int] = ..., as_of: _Optional[str] = ..., config_sha256: _Optional[bytes] = ..., policy_sha256: _Optional[bytes] = ..., lock_sha256: _Optional[bytes] = ..., parameters: _Optional[str] = ..., device_kind: _Optional[str] = ...) -> None: ...

class PhaseStarted(_message.Message):
    __slots__ = ("number",)
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    number: int
    def __init__(self, number: _Optional[int] = ...) -> None: ...

class PhaseEnded(_message.Message):
    __slots__ = ("number", "status", "duration_ms")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    number: int
    status: str
    duration_ms: int
    def __init__(self, number: _Optional[int] = ..., status: _Optional[str] = ..., duration_ms: _Optional[int] = ...) -> None: ...

class Gate(_message.Message):
    __slots__ = ("rule", "when", "ok", "evidence")
    RULE_FIELD_NUMBER: _ClassVar[int]
    WHEN_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    rule: str
    when: str
    ok: bool
    evidence: str
    def __init__(self, rule: _Optional[str] = ..., when: _Optional[str] = ..., ok: _Optional[bool] = ..., evidence: _Optional[str] = ...) -> None: ...

class Input(_message.Message):
    __slots__ = ("name", "path", "sha256", "bytes", "rows")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    name: str
    path: str
    sha256: bytes
    bytes: int
    rows: int
    def __init__(self, name: _Optional[str] = ..., path: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ..., rows: _Optional[int] = ...) -> None: ...

class Finding(_message.Message):
    __slots__ = ("rule", "rows", "action", "detail", "row_ids", "row_ids_sha256")
    RULE_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    ROW_IDS_FIELD_NUMBER: _ClassVar[int]
    ROW_IDS_SHA256_FIELD_NUMBER: _ClassVar[int]
    rule: str
    rows: int
    action: str
    detail: str
    row_ids: _containers.RepeatedScalarFieldContainer[int]
    row_ids_sha256: bytes
    def __init__(self, rule: _Optional[str] = ..., rows: _Optional[int] = ..., action: _Optional[str] = ..., detail: _Optional[str] = ..., row_ids: _Optional[_Iterable[int]] = ..., row_ids_sha256: _Optional[bytes] = ...) -> None: ...

class ProofOfWork(_message.Message):
    __slots__ = ("n", "challenge", "commitment", "rounds", "ok", "duration_ms", "backend", "adapter", "verdict", "device_class", "class_ms_max", "commitment_ms")
    N_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_FIELD_NUMBER: _ClassVar[int]
    ROUNDS_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    BACKEND_FIELD_NUMBER: _ClassVar[int]
    ADAPTER_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    DEVICE_CLASS_FIELD_NUMBER: _ClassVar[int]
    CLASS_MS_MAX_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_MS_FIELD_NUMBER: _ClassVar[int]
    n: int
    challenge: bytes
    commitment: bytes
    rounds: int
    ok: bool
    duration_ms: int
    backend: str
    adapter: str
    verdict: str
    device_class: str
    class_ms_max: int
    commitment_ms: int
    def __init__(self, n: _Optional[int] = ..., challenge: _Optional[bytes] = ..., commitment: _Optional[bytes] = ..., rounds: _Optional[int] = ..., ok: _Optional[bool] = ..., duration_ms: _Optional[int] = ..., backend: _Optional[str] = ..., adapter: _Optional[str] = ..., verdict: _Optional[str] = ..., device_class: _Optional[str] = ..., class_ms_max: _Optional[int] = ..., commitment_ms: _Optional[int] = ...) -> None: ...

class Model(_message.Message):
    __slots__ = ("name", "trees", "trees_counted", "sha256", "bytes", "weight", "library", "environment")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TREES_FIELD_NUMBER: _ClassVar[int]
    TREES_COUNTED_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    LIBRARY_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    name: str
    trees: int
    trees_counted: int
    sha256: bytes
    bytes: int
    weight: float
    library: str
    environment: str
    def __init__(self, name: _Optional[str] = ..., trees: _Optional[int] = ..., trees_counted: _Optional[int] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ..., weight: _Optional[float] = ..., library: _Optional[str] = ..., environment: _Optional[str] = ...) -> None: ...

class Output(_message.Message):
    __slots__ = ("role", "path", "sha256", "bytes")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    role: str
    path: str
    sha256: bytes
    bytes: int
    def __init__(self, role: _Optional[str] = ..., path: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ...) -> None: ...

class Metrics(_message.Message):
    __slots__ = ("name", "mae", "r2", "rows", "mape")
    NAME_FIELD_NUMBER: _ClassVar[int]
    MAE_FIELD_NUMBER: _ClassVar[int]
    R2_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    MAPE_FIELD_NUMBER: _ClassVar[int]
    name: str
    mae: float
    r2: float
    rows: int
    mape: float
    def __init__(self, name: _Optional[str] = ..., mae: _Optional[float] = ..., r2: _Optional[float] = ..., rows: _Optional[int] = ..., mape: _Optional[float] = ...) -> None: ...

class Breach(_message.Message):
    __slots__ = ("mode", "code", "message", "evidence", "remedy")
    MODE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    REMEDY_FIELD_NUMBER: _ClassVar[int]
    mode: str
    code: str
    message: str
    evidence: str
    remedy: str
    def __init__(self, mode: _Optional[str] = ..., code: _Optional[str] = ..., message: _Optional[str] = ..., evidence: _Optional[str] = ..., remedy: _Optional[str] = ...) -> None: ...

class RunEnded(_message.Message):
    __slots__ = ("status", "version", "summary")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    status: str
    version: str
    summary: str
    def __init__(self, status: _Optional[str] = ..., version: _Optional[str] = ..., summary: _Optional[str] = ...) -> None: ...

class BreachAcknowledged(_message.Message):
    __slots__ = ("breach_record", "reason", "attended", "person", "signature")
    BREACH_RECORD_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ATTENDED_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    breach_record: int
    reason: str
    attended: bool
    person: str
    signature: bytes
    def __init__(self, breach_record: _Optional[int] = ..., reason: _Optional[str] = ..., attended: _Optional[bool] = ..., person: _Optional[str] = ..., signature: _Optional[bytes] = ...) -> None: ...

class StopRequested(_message.Message):
    __slots__ = ("kind", "reason")
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    kind: str
    reason: str
    def __init__(self, kind: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class JobSubmitted(_message.Message):
    __slots__ = ("job_id", "topic", "schema", "payload_sha256", "payload_bytes", "operation", "inputs", "namespace", "priority")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_SHA256_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_BYTES_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    job_id: bytes
    topic: str
    schema: str
    payload_sha256: bytes
    payload_bytes: int
    operation: str
    inputs: _containers.RepeatedScalarFieldContainer[str]
    namespace: str
    priority: int
    def __init__(self, job_id: _Optional[bytes] = ..., topic: _Optional[str] = ..., schema: _Optional[str] = ..., payload_sha256: _Optional[bytes] = ..., payload_bytes: _Optional[int] = ..., operation: _Optional[str] = ..., inputs: _Optional[_Iterable[str]] = ..., namespace: _Optional[str] = ..., priority: _Optional[int] = ...) -> None: ...

class JobFinished(_message.Message):
    __slots__ = ("job_id", "topic", "status", "payload_sha256", "outputs", "environment", "cpu_ms", "max_rss_bytes", "duration_ms", "operator", "simulated")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_SHA256_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    CPU_MS_FIELD_NUMBER: _ClassVar[int]
    MAX_RSS_BYTES_FIELD_NUMBER: _ClassVar[int]
    DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    job_id: bytes
    topic: str
    status: str
    payload_sha256: bytes
    outputs: _containers.RepeatedScalarFieldContainer[str]
    environment: str
    cpu_ms: int
    max_rss_bytes: int
    duration_ms: int
    operator: str
    simulated: bool
    def __init__(self, job_id: _Optional[bytes] = ..., topic: _Optional[str] = ..., status: _Optional[str] = ..., payload_sha256: _Optional[bytes] = ..., outputs: _Optional[_Iterable[str]] = ..., environment: _Optional[str] = ..., cpu_ms: _Optional[int] = ..., max_rss_bytes: _Optional[int] = ..., duration_ms: _Optional[int] = ..., operator: _Optional[str] = ..., simulated: _Optional[bool] = ...) -> None: ...

class StreamStarted(_message.Message):
    __slots__ = ("stream_id", "topic", "schema")
    STREAM_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    stream_id: bytes
    topic: str
    schema: str
    def __init__(self, stream_id: _Optional[bytes] = ..., topic: _Optional[str] = ..., schema: _Optional[str] = ...) -> None: ...

class StreamEnded(_message.Message):
    __slots__ = ("stream_id", "topic", "status", "sha256", "bytes", "chunks")
    STREAM_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    CHUNKS_FIELD_NUMBER: _ClassVar[int]
    stream_id: bytes
    topic: str
    status: str
    sha256: bytes
    bytes: int
    chunks: int
    def __init__(self, stream_id: _Optional[bytes] = ..., topic: _Optional[str] = ..., status: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ..., chunks: _Optional[int] = ...) -> None: ...

class Anchor(_message.Message):
    __slots__ = ("log", "first", "last", "root")
    LOG_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    ROOT_FIELD_NUMBER: _ClassVar[int]
    log: str
    first: int
    last: int
    root: bytes
    def __init__(self, log: _Optional[str] = ..., first: _Optional[int] = ..., last: _Optional[int] = ..., root: _Optional[bytes] = ...) -> None: ...

class Snapshot(_message.Message):
    __slots__ = ("record", "state_sha256", "fold")
    RECORD_FIELD_NUMBER: _ClassVar[int]
    STATE_SHA256_FIELD_NUMBER: _ClassVar[int]
    FOLD_FIELD_NUMBER: _ClassVar[int]
    record: int
    state_sha256: bytes
    fold: bytes
    def __init__(self, record: _Optional[int] = ..., state_sha256: _Optional[bytes] = ..., fold: _Optional[bytes] = ...) -> None: ...

class JobState(_message.Message):
    __slots__ = ("job_id", "topic", "namespace", "state", "operator", "attempt", "reason", "simulated")
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    job_id: bytes
    topic: str
    namespace: str
    state: str
    operator: str
    attempt: int
    reason: str
    simulated: bool
    def __init__(self, job_id: _Optional[bytes] = ..., topic: _Optional[str] = ..., namespace: _Optional[str] = ..., state: _Optional[str] = ..., operator: _Optional[str] = ..., attempt: _Optional[int] = ..., reason: _Optional[str] = ..., simulated: _Optional[bool] = ...) -> None: ...

class QuotaReserved(_message.Message):
    __slots__ = ("identity", "namespace", "job_id", "amounts", "roles", "hour")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNTS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    HOUR_FIELD_NUMBER: _ClassVar[int]
    identity: str
    namespace: str
    job_id: bytes
    amounts: QuotaAmounts
    roles: _containers.RepeatedScalarFieldContainer[str]
    hour: int
    def __init__(self, identity: _Optional[str] = ..., namespace: _Optional[str] = ..., job_id: _Optional[bytes] = ..., amounts: _Optional[_Union[QuotaAmounts, _Mapping]] = ..., roles: _Optional[_Iterable[str]] = ..., hour: _Optional[int] = ...) -> None: ...

class QuotaSettled(_message.Message):
    __slots__ = ("identity", "namespace", "job_id", "amounts", "roles", "hour")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNTS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    HOUR_FIELD_NUMBER: _ClassVar[int]
    identity: str
    namespace: str
    job_id: bytes
    amounts: QuotaAmounts
    roles: _containers.RepeatedScalarFieldContainer[str]
    hour: int
    def __init__(self, identity: _Optional[str] = ..., namespace: _Optional[str] = ..., job_id: _Optional[bytes] = ..., amounts: _Optional[_Union[QuotaAmounts, _Mapping]] = ..., roles: _Optional[_Iterable[str]] = ..., hour: _Optional[int] = ...) -> None: ...

class QuotaAmounts(_message.Message):
    __slots__ = ("wall_ms", "cpu_ms", "runs", "energy_uj", "bytes", "messages")
    WALL_MS_FIELD_NUMBER: _ClassVar[int]
    CPU_MS_FIELD_NUMBER: _ClassVar[int]
    RUNS_FIELD_NUMBER: _ClassVar[int]
    ENERGY_UJ_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    wall_ms: int
    cpu_ms: int
    runs: int
    energy_uj: int
    bytes: int
    messages: int
    def __init__(self, wall_ms: _Optional[int] = ..., cpu_ms: _Optional[int] = ..., runs: _Optional[int] = ..., energy_uj: _Optional[int] = ..., bytes: _Optional[int] = ..., messages: _Optional[int] = ...) -> None: ...

class ConsumerDefined(_message.Message):
    __slots__ = ("namespace", "name", "patterns", "from_pos", "owner")
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PATTERNS_FIELD_NUMBER: _ClassVar[int]
    FROM_POS_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    namespace: str
    name: str
    patterns: _containers.RepeatedScalarFieldContainer[str]
    from_pos: int
    owner: str
    def __init__(self, namespace: _Optional[str] = ..., name: _Optional[str] = ..., patterns: _Optional[_Iterable[str]] = ..., from_pos: _Optional[int] = ..., owner: _Optional[str] = ...) -> None: ...

class ConsumerMoved(_message.Message):
    __slots__ = ("namespace", "name", "pos")
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    POS_FIELD_NUMBER: _ClassVar[int]
    namespace: str
    name: str
    pos: int
    def __init__(self, namespace: _Optional[str] = ..., name: _Optional[str] = ..., pos: _Optional[int] = ...) -> None: ...

class ConsumerRemoved(_message.Message):
    __slots__ = ("namespace", "name")
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    namespace: str
    name: str
    def __init__(self, namespace: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class RetentionDropped(_message.Message):
    __slots__ = ("log", "namespace", "first", "last", "last_pos", "reason")
    LOG_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    LAST_POS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    log: str
    namespace: str
    first: int
    last: int
    last_pos: int
    reason: str
    def __init__(self, log: _Optional[str] = ..., namespace: _Optional[str] = ..., first: _Optional[int] = ..., last: _Optional[int] = ..., last_pos: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class CrossingSettled(_message.Message):
    __slots__ = ("to", "pattern", "messages", "bytes")
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    PATTERN_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    to: str
    pattern: str
    messages: int
    bytes: int
    def __init__(self, to: _Optional[str] = ..., pattern: _Optional[str] = ..., messages: _Optional[int] = ..., bytes: _Optional[int] = ..., **kwargs) -> None: ...

class KeyCreated(_message.Message):
    __slots__ = ("key_id", "subject", "namespace", "publish", "subscribe", "execute", "roles", "expires")
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIBE_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    key_id: str
    subject: str
    namespace: str
    publish: _containers.RepeatedScalarFieldContainer[str]
    subscribe: _containers.RepeatedScalarFieldContainer[str]
    execute: _containers.RepeatedScalarFieldContainer[str]
    roles: _containers.RepeatedScalarFieldContainer[str]
    expires: int
    def __init__(self, key_id: _Optional[str] = ..., subject: _Optional[str] = ..., namespace: _Optional[str] = ..., publish: _Optional[_Iterable[str]] = ..., subscribe: _Optional[_Iterable[str]] = ..., execute: _Optional[_Iterable[str]] = ..., roles: _Optional[_Iterable[str]] = ..., expires: _Optional[int] = ...) -> None: ...

class CredentialRevoked(_message.Message):
    __slots__ = ("kind", "id", "reason")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    kind: str
    id: str
    reason: str
    def __init__(self, kind: _Optional[str] = ..., id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class OperatorAdvertised(_message.Message):
    __slots__ = ("identity", "namespace", "operator_id", "operator_type", "capabilities")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_ID_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_TYPE_FIELD_NUMBER: _ClassVar[int]
    CAPABILITIES_FIELD_NUMBER: _ClassVar[int]
    identity: str
    namespace: str
    operator_id: str
    operator_type: str
    capabilities: str
    def __init__(self, identity: _Optional[str] = ..., namespace: _Optional[str] = ..., operator_id: _Optional[str] = ..., operator_type: _Optional[str] = ..., capabilities: _Optional[str] = ...) -> None: ...

class OperatorLost(_message.Message):
    __slots__ = ("identity", "operator_id", "reason")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    identity: str
    operator_id: str
    reason: str
    def __init__(self, identity: _Optional[str] = ..., operator_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class BlobStored(_message.Message):
    __slots__ = ("namespace", "sha256", "bytes", "content_type")
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    namespace: str
    sha256: bytes
    bytes: int
    content_type: str
    def __init__(self, namespace: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ..., content_type: _Optional[str] = ...) -> None: ...

class BlobRemoved(_message.Message):
    __slots__ = ("namespace", "sha256", "reason")
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    namespace: str
    sha256: bytes
    reason: str
    def __init__(self, namespace: _Optional[str] = ..., sha256: _Optional[bytes] = ..., reason: _Optional[str] = ...) -> None: ...

class KeySetLoaded(_message.Message):
    __slots__ = ("issuer", "file", "sha256", "key_ids")
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    KEY_IDS_FIELD_NUMBER: _ClassVar[int]
    issuer: str
    file: str
    sha256: bytes
    key_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, issuer: _Optional[str] = ..., file: _Optional[str] = ..., sha256: _Optional[bytes] = ..., key_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class ReplayStarted(_message.Message):
    __slots__ = ("replay_id", "namespace", "into", "patterns", "from_pos", "to_pos", "speed")
    REPLAY_ID_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    PATTERNS_FIELD_NUMBER: _ClassVar[int]
    FROM_POS_FIELD_NUMBER: _ClassVar[int]
    TO_POS_FIELD_NUMBER: _ClassVar[int]
    SPEED_FIELD_NUMBER: _ClassVar[int]
    replay_id: str
    namespace: str
    into: str
    patterns: _containers.RepeatedScalarFieldContainer[str]
    from_pos: int
    to_pos: int
    speed: float
    def __init__(self, replay_id: _Optional[str] = ..., namespace: _Optional[str] = ..., into: _Optional[str] = ..., patterns: _Optional[_Iterable[str]] = ..., from_pos: _Optional[int] = ..., to_pos: _Optional[int] = ..., speed: _Optional[float] = ...) -> None: ...

class ReplayEnded(_message.Message):
    __slots__ = ("replay_id", "status", "messages", "differed")
    REPLAY_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    DIFFERED_FIELD_NUMBER: _ClassVar[int]
    replay_id: str
    status: str
    messages: int
    differed: int
    def __init__(self, replay_id: _Optional[str] = ..., status: _Optional[str] = ..., messages: _Optional[int] = ..., differed: _Optional[int] = ...) -> None: ...

class ListenerOpened(_message.Message):
    __slots__ = ("address", "tls", "certificate_sha256", "client_certificates")
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    TLS_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_SHA256_FIELD_NUMBER: _ClassVar[int]
    CLIENT_CERTIFICATES_FIELD_NUMBER: _ClassVar[int]
    address: str
    tls: bool
    certificate_sha256: bytes
    client_certificates: bool
    def __init__(self, address: _Optional[str] = ..., tls: _Optional[bool] = ..., certificate_sha256: _Optional[bytes] = ..., client_certificates: _Optional[bool] = ...) -> None: ...

class CachePut(_message.Message):
    __slots__ = ("key", "tier", "slot", "bytes", "sha256")
    KEY_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    SLOT_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    key: str
    tier: int
    slot: int
    bytes: int
    sha256: bytes
    def __init__(self, key: _Optional[str] = ..., tier: _Optional[int] = ..., slot: _Optional[int] = ..., bytes: _Optional[int] = ..., sha256: _Optional[bytes] = ...) -> None: ...

class CacheMoved(_message.Message):
    __slots__ = ("moves", "l1_medium")
    MOVES_FIELD_NUMBER: _ClassVar[int]
    L1_MEDIUM_FIELD_NUMBER: _ClassVar[int]
    moves: _containers.RepeatedCompositeFieldContainer[CacheMove]
    l1_medium: str
    def __init__(self, moves: _Optional[_Iterable[_Union[CacheMove, _Mapping]]] = ..., l1_medium: _Optional[str] = ...) -> None: ...

class CacheMove(_message.Message):
    __slots__ = ("key", "to", "slot", "reason")
    KEY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    SLOT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    key: str
    to: int
    slot: int
    reason: str
    def __init__(self, key: _Optional[str] = ..., to: _Optional[int] = ..., slot: _Optional[int] = ..., reason: _Optional[str] = ..., **kwargs) -> None: ...

class CacheEvicted(_message.Message):
    __slots__ = ("evictions",)
    EVICTIONS_FIELD_NUMBER: _ClassVar[int]
    evictions: _containers.RepeatedCompositeFieldContainer[CacheEviction]
    def __init__(self, evictions: _Optional[_Iterable[_Union[CacheEviction, _Mapping]]] = ...) -> None: ...

class CacheEviction(_message.Message):
    __slots__ = ("key", "reason")
    KEY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    key: str
    reason: str
    def __init__(self, key: _Optional[str] = ..., reason: _Optional[str] = ..., **kwargs) -> None: ...

class CacheSettled(_message.Message):
    __slots__ = ("misses", "refused", "hits")
    MISSES_FIELD_NUMBER: _ClassVar[int]
    REFUSED_FIELD_NUMBER: _ClassVar[int]
    HITS_FIELD_NUMBER: _ClassVar[int]
    misses: int
    refused: int
    hits: _containers.RepeatedCompositeFieldContainer[CacheHits]
    def __init__(self, misses: _Optional[int] = ..., refused: _Optional[int] = ..., hits: _Optional[_Iterable[_Union[CacheHits, _Mapping]]] = ...) -> None: ...

class CacheHits(_message.Message):
    __slots__ = ("key", "tier", "hits")
    KEY_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    HITS_FIELD_NUMBER: _ClassVar[int]
    key: str
    tier: int
    hits: int
    def __init__(self, key: _Optional[str] = ..., tier: _Optional[int] = ..., hits: _Optional[int] = ...) -> None: ...

class CacheOpened(_message.Message):
    __slots__ = ("tiers", "kept", "kept_bytes", "lost", "set_aside")
    TIERS_FIELD_NUMBER: _ClassVar[int]
    KEPT_FIELD_NUMBER: _ClassVar[int]
    KEPT_BYTES_FIELD_NUMBER: _ClassVar[int]
    LOST_FIELD_NUMBER: _ClassVar[int]
    SET_ASIDE_FIELD_NUMBER: _ClassVar[int]
    tiers: _containers.RepeatedCompositeFieldContainer[CacheTier]
    kept: int
    kept_bytes: int
    lost: int
    set_aside: int
    def __init__(self, tiers: _Optional[_Iterable[_Union[CacheTier, _Mapping]]] = ..., kept: _Optional[int] = ..., kept_bytes: _Optional[int] = ..., lost: _Optional[int] = ..., set_aside: _Optional[int] = ...) -> None: ...

class CacheTier(_message.Message):
    __slots__ = ("slots", "budget_bytes", "medium")
    SLOTS_FIELD_NUMBER: _ClassVar[int]
    BUDGET_BYTES_FIELD_NUMBER: _ClassVar[int]
    MEDIUM_FIELD_NUMBER: _ClassVar[int]
    slots: int
    budget_bytes: int
    medium: str
    def __init__(self, slots: _Optional[int] = ..., budget_bytes: _Optional[int] = ..., medium: _Optional[str] = ...) -> None: ...

class CacheViolated(_message.Message):
    __slots__ = ("code", "key", "tier", "at", "expected", "found")
    CODE_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    FOUND_FIELD_NUMBER: _ClassVar[int]
    code: str
    key: str
    tier: int
    at: str
    expected: str
    found: str
    def __init__(self, code: _Optional[str] = ..., key: _Optional[str] = ..., tier: _Optional[int] = ..., at: _Optional[str] = ..., expected: _Optional[str] = ..., found: _Optional[str] = ...) -> None: ...

class DeviceState(_message.Message):
    __slots__ = ("device", "identity", "kind", "state", "backend", "adapter", "vendor", "simulated", "software", "memory_used_bytes", "memory_budget_bytes", "reason")
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    BACKEND_FIELD_NUMBER: _ClassVar[int]
    ADAPTER_FIELD_NUMBER: _ClassVar[int]
    VENDOR_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    SOFTWARE_FIELD_NUMBER: _ClassVar[int]
    MEMORY_USED_BYTES_FIELD_NUMBER: _ClassVar[int]
    MEMORY_BUDGET_BYTES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    device: str
    identity: str
    kind: str
    state: str
    backend: str
    adapter: str
    vendor: str
    simulated: bool
    software: bool
    memory_used_bytes: int
    memory_budget_bytes: int
    reason: str
    def __init__(self, device: _Optional[str] = ..., identity: _Optional[str] = ..., kind: _Optional[str] = ..., state: _Optional[str] = ..., backend: _Optional[str] = ..., adapter: _Optional[str] = ..., vendor: _Optional[str] = ..., simulated: _Optional[bool] = ..., software: _Optional[bool] = ..., memory_used_bytes: _Optional[int] = ..., memory_budget_bytes: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class WorkEvidence(_message.Message):
    __slots__ = ("learner", "kind", "ok", "model_sha256", "trees_counted", "rows", "rows_total", "rows_sha256", "reported", "recomputed", "tolerance", "pid", "gpu_readings", "gpu_memory_bytes_max", "gpu_ms", "verdict")
    LEARNER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    MODEL_SHA256_FIELD_NUMBER: _ClassVar[int]
    TREES_COUNTED_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    ROWS_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ROWS_SHA256_FIELD_NUMBER: _ClassVar[int]
    REPORTED_FIELD_NUMBER: _ClassVar[int]
    RECOMPUTED_FIELD_NUMBER: _ClassVar[int]
    TOLERANCE_FIELD_NUMBER: _ClassVar[int]
    PID_FIELD_NUMBER: _ClassVar[int]
    GPU_READINGS_FIELD_NUMBER: _ClassVar[int]
    GPU_MEMORY_BYTES_MAX_FIELD_NUMBER: _ClassVar[int]
    GPU_MS_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    learner: str
    kind: str
    ok: bool
    model_sha256: bytes
    trees_counted: int
    rows: int
    rows_total: int
    rows_sha256: bytes
    reported: float
    recomputed: float
    tolerance: float
    pid: int
    gpu_readings: int
    gpu_memory_bytes_max: int
    gpu_ms: int
    verdict: str
    def __init__(self, learner: _Optional[str] = ..., kind: _Optional[str] = ..., ok: _Optional[bool] = ..., model_sha256: _Optional[bytes] = ..., trees_counted: _Optional[int] = ..., rows: _Optional[int] = ..., rows_total: _Optional[int] = ..., rows_sha256: _Optional[bytes] = ..., reported: _Optional[float] = ..., recomputed: _Optional[float] = ..., tolerance: _Optional[float] = ..., pid: _Optional[int] = ..., gpu_readings: _Optional[int] = ..., gpu_memory_bytes_max: _Optional[int] = ..., gpu_ms: _Optional[int] = ..., verdict: _Optional[str] = ...) -> None: ...

class PhaseReused(_message.Message):
    __slots__ = ("key", "from_run", "first_record", "last_record", "kept_sha256", "outputs")
    KEY_FIELD_NUMBER: _ClassVar[int]
    FROM_RUN_FIELD_NUMBER: _ClassVar[int]
    FIRST_RECORD_FIELD_NUMBER: _ClassVar[int]
    LAST_RECORD_FIELD_NUMBER: _ClassVar[int]
    KEPT_SHA256_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    key: bytes
    from_run: str
    first_record: int
    last_record: int
    kept_sha256: bytes
    outputs: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, key: _Optional[bytes] = ..., from_run: _Optional[str] = ..., first_record: _Optional[int] = ..., last_record: _Optional[int] = ..., kept_sha256: _Optional[bytes] = ..., outputs: _Optional[_Iterable[str]] = ...) -> None: ...

class PhaseKept(_message.Message):
    __slots__ = ("key", "phase", "first_record", "last_record", "kept_sha256", "bytes", "outputs", "parts")
    KEY_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    FIRST_RECORD_FIELD_NUMBER: _ClassVar[int]
    LAST_RECORD_FIELD_NUMBER: _ClassVar[int]
    KEPT_SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    key: bytes
    phase: str
    first_record: int
    last_record: int
    kept_sha256: bytes
    bytes: int
    outputs: _containers.RepeatedScalarFieldContainer[str]
    parts: str
    def __init__(self, key: _Optional[bytes] = ..., phase: _Optional[str] = ..., first_record: _Optional[int] = ..., last_record: _Optional[int] = ..., kept_sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ..., outputs: _Optional[_Iterable[str]] = ..., parts: _Optional[str] = ...) -> None: ...

class PhaseNoted(_message.Message):
    __slots__ = ("act", "reason", "differs")
    ACT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DIFFERS_FIELD_NUMBER: _ClassVar[int]
    act: str
    reason: str
    differs: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, act: _Optional[str] = ..., reason: _Optional[str] = ..., differs: _Optional[_Iterable[str]] = ...) -> None: ...

class ReleaseAsked(_message.Message):
    __slots__ = ("manifest_sha256", "limit_ms")
    MANIFEST_SHA256_FIELD_NUMBER: _ClassVar[int]
    LIMIT_MS_FIELD_NUMBER: _ClassVar[int]
    manifest_sha256: bytes
    limit_ms: int
    def __init__(self, manifest_sha256: _Optional[bytes] = ..., limit_ms: _Optional[int] = ...) -> None: ...

class ReleaseGiven(_message.Message):
    __slots__ = ("verdict", "reason", "manifest_sha256", "attended", "person", "signature")
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MANIFEST_SHA256_FIELD_NUMBER: _ClassVar[int]
    ATTENDED_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    verdict: str
    reason: str
    manifest_sha256: bytes
    attended: bool
    person: str
    signature: bytes
    def __init__(self, verdict: _Optional[str] = ..., reason: _Optional[str] = ..., manifest_sha256: _Optional[bytes] = ..., attended: _Optional[bool] = ..., person: _Optional[str] = ..., signature: _Optional[bytes] = ...) -> None: ...

class Cosigned(_message.Message):
    __slots__ = ("witness", "vkey", "size", "root", "time", "signature")
    WITNESS_FIELD_NUMBER: _ClassVar[int]
    VKEY_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ROOT_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    witness: str
    vkey: str
    size: int
    root: bytes
    time: int
    signature: bytes
    def __init__(self, witness: _Optional[str] = ..., vkey: _Optional[str] = ..., size: _Optional[int] = ..., root: _Optional[bytes] = ..., time: _Optional[int] = ..., signature: _Optional[bytes] = ...) -> None: ...

class WitnessRefused(_message.Message):
    __slots__ = ("witness", "size", "held_size", "code", "reason")
    WITNESS_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    HELD_SIZE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    witness: str
    size: int
    held_size: int
    code: str
    reason: str
    def __init__(self, witness: _Optional[str] = ..., size: _Optional[int] = ..., held_size: _Optional[int] = ..., code: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class KeyRotated(_message.Message):
    __slots__ = ("vkey", "previous", "person", "signature")
    VKEY_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    vkey: str
    previous: str
    person: str
    signature: bytes
    def __init__(self, vkey: _Optional[str] = ..., previous: _Optional[str] = ..., person: _Optional[str] = ..., signature: _Optional[bytes] = ...) -> None: ...

class RuleApplied(_message.Message):
    __slots__ = ("rule", "check", "parameters", "looked", "found", "action")
    RULE_FIELD_NUMBER: _ClassVar[int]
    CHECK_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    LOOKED_FIELD_NUMBER: _ClassVar[int]
    FOUND_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    rule: str
    check: str
    parameters: str
    looked: int
    found: int
    action: str
    def __init__(self, rule: _Optional[str] = ..., check: _Optional[str] = ..., parameters: _Optional[str] = ..., looked: _Optional[int] = ..., found: _Optional[int] = ..., action: _Optional[str] = ...) -> None: ...

class Conservation(_message.Message):
    __slots__ = ("hand_over", "rows_in", "rows_out", "rows_aside", "ok", "evidence")
    HAND_OVER_FIELD_NUMBER: _ClassVar[int]
    ROWS_IN_FIELD_NUMBER: _ClassVar[int]
    ROWS_OUT_FIELD_NUMBER: _ClassVar[int]
    ROWS_ASIDE_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    hand_over: str
    rows_in: int
    rows_out: int
    rows_aside: int
    ok: bool
    evidence: str
    def __init__(self, hand_over: _Optional[str] = ..., rows_in: _Optional[int] = ..., rows_out: _Optional[int] = ..., rows_aside: _Optional[int] = ..., ok: _Optional[bool] = ..., evidence: _Optional[str] = ...) -> None: ...

class MapDeclared(_message.Message):
    __slots__ = ("sha256", "regions", "map")
    SHA256_FIELD_NUMBER: _ClassVar[int]
    REGIONS_FIELD_NUMBER: _ClassVar[int]
    MAP_FIELD_NUMBER: _ClassVar[int]
    sha256: bytes
    regions: _containers.RepeatedScalarFieldContainer[int]
    map: str
    def __init__(self, sha256: _Optional[bytes] = ..., regions: _Optional[_Iterable[int]] = ..., map: _Optional[str] = ...) -> None: ...

class RegionLeased(_message.Message):
    __slots__ = ("lease", "identity", "kind", "region", "rights", "bytes", "run")
    LEASE_FIELD_NUMBER: _ClassVar[int]
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    RIGHTS_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    lease: str
    identity: str
    kind: str
    region: int
    rights: str
    bytes: int
    run: str
    def __init__(self, lease: _Optional[str] = ..., identity: _Optional[str] = ..., kind: _Optional[str] = ..., region: _Optional[int] = ..., rights: _Optional[str] = ..., bytes: _Optional[int] = ..., run: _Optional[str] = ...) -> None: ...

class LeaseEnded(_message.Message):
    __slots__ = ("lease", "reason")
    LEASE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    lease: str
    reason: str
    def __init__(self, lease: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AccessSettled(_message.Message):
    __slots__ = ("leases",)
    LEASES_FIELD_NUMBER: _ClassVar[int]
    leases: _containers.RepeatedCompositeFieldContainer[LeaseAccesses]
    def __init__(self, leases: _Optional[_Iterable[_Union[LeaseAccesses, _Mapping]]] = ...) -> None: ...

class LeaseAccesses(_message.Message):
    __slots__ = ("lease", "region", "reads", "writes", "executes", "bytes_read", "bytes_written")
    LEASE_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    READS_FIELD_NUMBER: _ClassVar[int]
    WRITES_FIELD_NUMBER: _ClassVar[int]
    EXECUTES_FIELD_NUMBER: _ClassVar[int]
    BYTES_READ_FIELD_NUMBER: _ClassVar[int]
    BYTES_WRITTEN_FIELD_NUMBER: _ClassVar[int]
    lease: str
    region: int
    reads: int
    writes: int
    executes: int
    bytes_read: int
    bytes_written: int
    def __init__(self, lease: _Optional[str] = ..., region: _Optional[int] = ..., reads: _Optional[int] = ..., writes: _Optional[int] = ..., executes: _Optional[int] = ..., bytes_read: _Optional[int] = ..., bytes_written: _Optional[int] = ...) -> None: ...

class AccessRefused(_message.Message):
    __slots__ = ("identity", "code", "address", "right", "bytes", "count", "run")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    RUN_FIELD_NUMBER: _ClassVar[int]
    identity: str
    code: str
    address: str
    right: str
    bytes: int
    count: int
    run: str
    def __init__(self, identity: _Optional[str] = ..., code: _Optional[str] = ..., address: _Optional[str] = ..., right: _Optional[str] = ..., bytes: _Optional[int] = ..., count: _Optional[int] = ..., run: _Optional[str] = ...) -> None: ...

class CircuitApplied(_message.Message):
    __slots__ = ("name", "version", "namespace", "circuit_sha256", "expanded_sha256", "binding", "binding_sha256", "files", "serves", "publish", "subscribe", "execute", "limits", "plan_sha256", "nodes", "edges")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_SHA256_FIELD_NUMBER: _ClassVar[int]
    EXPANDED_SHA256_FIELD_NUMBER: _ClassVar[int]
    BINDING_FIELD_NUMBER: _ClassVar[int]
    BINDING_SHA256_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    SERVES_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIBE_FIELD_NUMBER: _ClassVar[int]
    EXECUTE_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    PLAN_SHA256_FIELD_NUMBER: _ClassVar[int]
    NODES_FIELD_NUMBER: _ClassVar[int]
    EDGES_FIELD_NUMBER: _ClassVar[int]
    name: str
    version: int
    namespace: str
    circuit_sha256: bytes
    expanded_sha256: bytes
    binding: str
    binding_sha256: bytes
    files: _containers.RepeatedCompositeFieldContainer[CircuitFile]
    serves: _containers.RepeatedCompositeFieldContainer[CircuitServed]
    publish: _containers.RepeatedScalarFieldContainer[str]
    subscribe: _containers.RepeatedScalarFieldContainer[str]
    execute: _containers.RepeatedScalarFieldContainer[str]
    limits: str
    plan_sha256: bytes
    nodes: int
    edges: int
    def __init__(self, name: _Optional[str] = ..., version: _Optional[int] = ..., namespace: _Optional[str] = ..., circuit_sha256: _Optional[bytes] = ..., expanded_sha256: _Optional[bytes] = ..., binding: _Optional[str] = ..., binding_sha256: _Optional[bytes] = ..., files: _Optional[_Iterable[_Union[CircuitFile, _Mapping]]] = ..., serves: _Optional[_Iterable[_Union[CircuitServed, _Mapping]]] = ..., publish: _Optional[_Iterable[str]] = ..., subscribe: _Optional[_Iterable[str]] = ..., execute: _Optional[_Iterable[str]] = ..., limits: _Optional[str] = ..., plan_sha256: _Optional[bytes] = ..., nodes: _Optional[int] = ..., edges: _Optional[int] = ...) -> None: ...

class CircuitFile(_message.Message):
    __slots__ = ("path", "sha256", "bytes")
    PATH_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    path: str
    sha256: bytes
    bytes: int
    def __init__(self, path: _Optional[str] = ..., sha256: _Optional[bytes] = ..., bytes: _Optional[int] = ...) -> None: ...

class CircuitServed(_message.Message):
    __slots__ = ("node", "topic", "operator", "simulated")
    NODE_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    node: str
    topic: str
    operator: str
    simulated: bool
    def __init__(self, node: _Optional[str] = ..., topic: _Optional[str] = ..., operator: _Optional[str] = ..., simulated: _Optional[bool] = ...) -> None: ...

class CircuitRolledBack(_message.Message):
    __slots__ = ("name", "to", "circuit_sha256", "binding_sha256")
    NAME_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    CIRCUIT_SHA256_FIELD_NUMBER: _ClassVar[int]
    BINDING_SHA256_FIELD_NUMBER: _ClassVar[int]
    name: str
    to: int
    circuit_sha256: bytes
    binding_sha256: bytes
    def __init__(self, name: _Optional[str] = ..., to: _Optional[int] = ..., circuit_sha256: _Optional[bytes] = ..., binding_sha256: _Optional[bytes] = ..., **kwargs) -> None: ...

class CircuitDrained(_message.Message):
    __slots__ = ("name", "version", "state", "unfinished", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    UNFINISHED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    version: int
    state: str
    unfinished: int
    reason: str
    def __init__(self, name: _Optional[str] = ..., version: _Optional[int] = ..., state: _Optional[str] = ..., unfinished: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class CircuitPath(_message.Message):
    __slots__ = ("circuit", "version", "namespace", "trace", "correlation", "source_topic", "source_pos", "steps", "steps_left_out", "outcome", "cause", "output_topic", "output_id", "duration_ms")
    CIRCUIT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    TRACE_FIELD_NUMBER: _ClassVar[int]
    CORRELATION_FIELD_NUMBER: _ClassVar[int]
    SOURCE_TOPIC_FIELD_NUMBER: _ClassVar[int]
    SOURCE_POS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    STEPS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_TOPIC_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_ID_FIELD_NUMBER: _ClassVar[int]
    DURATION_MS_FIELD_NUMBER: _ClassVar[int]
    circuit: str
    version: int
    namespace: str
    trace: bytes
    correlation: str
    source_topic: str
    source_pos: int
    steps: _containers.RepeatedCompositeFieldContainer[CircuitStep]
    steps_left_out: int
    outcome: str
    cause: str
    output_topic: str
    output_id: str
    duration_ms: int
    def __init__(self, circuit: _Optional[str] = ..., version: _Optional[int] = ..., namespace: _Optional[str] = ..., trace: _Optional[bytes] = ..., correlation: _Optional[str] = ..., source_topic: _Optional[str] = ..., source_pos: _Optional[int] = ..., steps: _Optional[_Iterable[_Union[CircuitStep, _Mapping]]] = ..., steps_left_out: _Optional[int] = ..., outcome: _Optional[str] = ..., cause: _Optional[str] = ..., output_topic: _Optional[str] = ..., output_id: _Optional[str] = ..., duration_ms: _Optional[int] = ...) -> None: ...

class CircuitStep(_message.Message):
    __slots__ = ("node", "operator", "simulated", "job_id", "error")
    NODE_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    SIMULATED_FIELD_NUMBER: _ClassVar[int]
    JOB_ID_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    node: str
    operator: str
    simulated: bool
    job_id: bytes
    error: str
    def __init__(self, node: _Optional[str] = ..., operator: _Optional[str] = ..., simulated: _Optional[bool] = ..., job_id: _Optional[bytes] = ..., error: _Optional[str] = ...) -> None: ...

class CircuitSettled(_message.Message):
    __slots__ = ("circuit", "version", "namespace", "counts", "lost")
    CIRCUIT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    LOST_FIELD_NUMBER: _ClassVar[int]
    circuit: str
    version: int
    namespace: str
    counts: _containers.RepeatedCompositeFieldContainer[CircuitCount]
    lost: int
    def __init__(self, circuit: _Optional[str] = ..., version: _Optional[int] = ..., namespace: _Optional[str] = ..., counts: _Optional[_Iterable[_Union[CircuitCount, _Mapping]]] = ..., lost: _Optional[int] = ...) -> None: ...

class CircuitCount(_message.Message):
    __slots__ = ("node", "what", "messages")
    NODE_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    node: str
    what: str
    messages: int
    def __init__(self, node: _Optional[str] = ..., what: _Optional[str] = ..., messages: _Optional[int] = ...) -> None: ...

class TopologyVerified(_message.Message):
    __slots__ = ("to", "claims", "vantage")
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    VANTAGE_FIELD_NUMBER: _ClassVar[int]
    to: int
    claims: _containers.RepeatedCompositeFieldContainer[TopologyClaim]
    vantage: str
    def __init__(self, to: _Optional[int] = ..., claims: _Optional[_Iterable[_Union[TopologyClaim, _Mapping]]] = ..., vantage: _Optional[str] = ..., **kwargs) -> None: ...

class TopologyClaim(_message.Message):
    __slots__ = ("name", "ok", "looked_at", "evidence")
    NAME_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    LOOKED_AT_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    name: str
    ok: bool
    looked_at: int
    evidence: str
    def __init__(self, name: _Optional[str] = ..., ok: _Optional[bool] = ..., looked_at: _Optional[int] = ..., evidence: _Optional[str] = ...) -> None: ...
