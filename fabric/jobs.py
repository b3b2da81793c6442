"""Jobs as the fabric takes them (FB2, FB3), checked member by member."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arqonbus.errors import Fault, make_fault

JOB_SCHEMA = 'arqonbus.fabric.job.v1'
RESULT_SCHEMA = 'arqonbus.fabric.result.v1'
TREES_MAX = 100_000
THREADS_MAX = 256
FEATURES_MAX = 4096
SEED_MAX = 2**31 - 1
_ADDRESS = re.compile(r'sha256:[0-9a-f]{64}')


@dataclass(frozen=True)
class TrainJob:
    """Fit one learner on one row set."""

    learner: str
    rows: str
    features: tuple[str, ...]
    target: str
    trees: int
    seed: int
    threads: int
    params: Mapping[str, Any]
    #: `cpu`, or `cuda` where the run's device is one.
    device: str = 'cpu'


@dataclass(frozen=True)
class PredictJob:
    """Ask one model about one row set."""

    learner: str
    rows: str
    features: tuple[str, ...]
    model: str
    threads: int


def read_job(body: Mapping[str, Any]) -> TrainJob | PredictJob:
    """:raises Fault: `job/bad-parameters` naming the member."""
    operation = body.get('job')
    if operation == 'train':
        features = _features(body)
        target = _text(body, 'target')
        if target in features:
            raise bad('target', 'it is also a feature')
        return TrainJob(
            learner=_text(body, 'learner'),
            rows=_address(body, 'rows'),
            features=features,
            target=target,
            trees=_whole(body, 'trees', 1, TREES_MAX),
            seed=_whole(body, 'seed', 0, SEED_MAX),
            threads=_whole(body, 'threads', 1, THREADS_MAX),
            params=_params(body),
            device=_device(body),
        )
    if operation == 'predict':
        return PredictJob(
            learner=_text(body, 'learner'),
            rows=_address(body, 'rows'),
            features=_features(body),
            model=_address(body, 'model'),
            threads=_whole(body, 'threads', 1, 1),
        )
    raise bad('job', 'train or predict is asked for')


def bad(member: str, why: str) -> Fault:
    """The fault for one member."""
    return make_fault('job/bad-parameters', f'{member}: {why}', {'parameter': member})


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise bad(name, 'text is asked for')
    return value


def _address(body: Mapping[str, Any], name: str) -> str:
    value = _text(body, name)
    if not _ADDRESS.fullmatch(value):
        raise bad(name, 'a content address sha256:… is asked for')
    return value


def _whole(body: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise bad(name, f'a whole number from {least} to {most} is asked for')
    return value


def _features(body: Mapping[str, Any]) -> tuple[str, ...]:
    value = body.get('features')
    if not isinstance(value, list) or not 0 < len(value) <= FEATURES_MAX or not all(isinstance(name, str) and name for name in value):
        raise bad('features', f'a list of 1 to {FEATURES_MAX} column names is asked for')
    if len(set(value)) != len(value):
        raise bad('features', 'a name occurs twice')
    return tuple(value)


def _device(body: Mapping[str, Any]) -> str:
    value = body.get('device', 'cpu')
    if value not in ('cpu', 'cuda'):
        raise bad('device', 'cpu or cuda is asked for')
    return str(value)


def _params(body: Mapping[str, Any]) -> Mapping[str, Any]:
    value = body.get('params', {})
    if not isinstance(value, dict) or not all(isinstance(item, (str, int, float, bool)) for item in value.values()):
        raise bad('params', 'an object of numbers, texts and booleans is asked for')
    return value
