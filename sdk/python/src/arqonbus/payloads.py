"""Payloads of the job schemas, member by member (resources/schemas). What is None is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal

from .errors import make_fault

#: A blob of the namespace: `sha256:…`, as `arqonbus.blobs.put` returns it.
Ref = str
DeltaMode = Literal['full_state', 'delta_only']
EngineMode = Literal['pass', 'itmd', 'rr']


@dataclass(frozen=True)
class Constraints:
    """What a job may use at most; the first three are reserved from the submitter's quota."""

    max_runtime_ms: int | None = None
    max_energy_joules: float | None = None
    max_runs: int | None = None
    #: Per update; ITMD and Helios.
    max_latency_ms: float | None = None
    error_tolerance: float | None = None


@dataclass(frozen=True, kw_only=True)
class JobPayload:
    """Members every job may have. `job_id` is the submitter's own name for it: on the bus the envelope's id is the job's."""

    TOPIC: ClassVar[str] = ''
    SCHEMA: ClassVar[str] = ''
    #: Of each group, one must be there.
    NEEDS: ClassVar[tuple[tuple[str, ...], ...]] = ()

    job_id: str | None = None
    #: The operation, for operators that have several.
    job: str | None = None
    #: 0 to 9; 9 goes first; 5 when absent.
    priority: int | None = None
    constraints: Constraints | None = None
    metadata: Mapping[str, Any] | None = None

    def body(self) -> dict[str, Any]:
        """The payload as it goes over the wire.

        :raises Fault: `job/bad-parameters` when something it needs is missing.
        """
        body = _view(self)
        for group in self.NEEDS:
            if not any(name in body for name in group):
                raise make_fault('job/bad-parameters', f'the job needs {" or ".join(group)}', {'parameter': group[0]})
        return body


def _view(value: Any) -> dict[str, Any]:
    members = ((one.name, getattr(value, one.name)) for one in fields(value))
    return {name: _view(member) if is_dataclass(member) else member for name, member in members if member is not None}


@dataclass(frozen=True, kw_only=True)
class NvmJob(JobPayload):
    """`arqonbus.nvm.job.v1`: a program for an NVM rig."""

    TOPIC = 'nvm.jobs'
    SCHEMA = 'arqonbus.nvm.job.v1'
    NEEDS = (('program', 'program_ref'),)

    program: Mapping[str, Any] | None = None
    program_ref: Ref | None = None
    input_data: Any = None
    input_data_ref: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class BowlnetJob(JobPayload):
    """`arqonbus.bowlnet.job.v1`: features of audio by physical bowls."""

    TOPIC = 'bowlnet.jobs'
    SCHEMA = 'arqonbus.bowlnet.job.v1'
    NEEDS = (('input_audio_ref', 'input_audio_topic'),)

    operator_set: Sequence[str]
    mode: Literal['online_stream', 'batch']
    input_audio_ref: Ref | None = None
    input_audio_topic: str | None = None
    output_topics: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class _IncrementalJob(JobPayload):
    kernel_spec: Mapping[str, Any] | None = None
    precompute_ref: Ref | None = None
    precompute_config: Mapping[str, Any] | None = None
    delta_mode: DeltaMode | None = None
    input_state_ref: Ref | None = None
    delta_payload: Any = None


@dataclass(frozen=True, kw_only=True)
class ItmdJob(_IncrementalJob):
    """`arqonbus.itmd.job.v1`: an incremental computation that keeps its state."""

    TOPIC = 'itmd.jobs'
    SCHEMA = 'arqonbus.itmd.job.v1'

    #: `transformer_attn`, `dynamic_graph`, `pde_solver`, or the operator's own.
    workload_type: str


@dataclass(frozen=True, kw_only=True)
class HeliosJob(_IncrementalJob):
    """`arqonbus.helios.job.v1`: `job` is `compile_transform`, `apply_transform`, or another operation of the engine."""

    TOPIC = 'helios.jobs'
    SCHEMA = 'arqonbus.helios.job.v1'
    NEEDS = (('job',),)

    engine_mode: EngineMode | None = None
    workload_type: str | None = None
    transform: Mapping[str, Any] | None = None
    transform_ref: Ref | None = None


def beside_jobs(topic: str, last: str) -> str:
    """The topic beside a job topic: `nvm.jobs`, `results` -> `nvm.results`."""
    return f'{topic.rpartition(".")[0]}.{last}' if '.' in topic else last
