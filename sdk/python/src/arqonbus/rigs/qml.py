"""A variational classifier as an operator, on PennyLane's simulator, and every result says so (docs/spec/rigs.md)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np

from ..errors import make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from .bowlnet_bowls import BOWLS, LABELS
from .bowlnet_model import make_examples
from .qml_model import FEATURES, LAYERS, QUBITS, QmlModel, train
from .running import Start, check_options, read_seed, serve

_OPTIONS: dict[str, tuple[type, ...]] = {'seed': (int,)}
#: Decibels that a feature may have.
_DECIBELS_MAX = 300.0


@dataclass(frozen=True)
class Qml:
    """A trained model, and what its hash is."""

    model: QmlModel

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Qml:
        """Synthesises the examples and trains: a few seconds.

        :raises ValueError: an option that is unknown or wrong.
        """
        check_options(options, _OPTIONS)
        seed = read_seed(options)
        return cls(train(make_examples(seed), seed))

    def operator(self, identity: str) -> Operator:
        """Serves `qml.jobs`."""
        limits = {'max_parallel_jobs': 1, 'features': FEATURES}
        profile = {'kind': 'cpu', 'simulated': True, 'stands_for': 'quantum processor', 'qubits': QUBITS, 'layers': LAYERS}
        sha256, pennylane = self.model.sha256, version('pennylane')
        environment = {
            'device': 'default.qubit',
            'model_sha256': sha256,
            'pennylane': pennylane,
            'seed': self.model.seed,
            'simulated': True,
        }
        capabilities = Capabilities(identity, 'qml', ('arqonbus.qml.job.v1', 'arqonbus.qml.result.v1'), limits, profile)
        options = OperatorOptions(echo=('job_id', 'metadata'), environment=lambda: environment, validate=_check)

        def work(job: Job) -> dict[str, Any]:
            label, confidence = self.model.classify(np.asarray(job.body['features'], np.float64))
            said = {'label': label, 'confidence': confidence, 'labels': list(LABELS)}
            return {'simulated': True, **said, 'model_sha256': sha256, 'seed': self.model.seed}

        return Operator(work, 'qml', capabilities, options)


def _check(job: Job) -> None:
    features = job.body.get('features')
    if not isinstance(features, list) or len(features) != FEATURES or not all(_is_decibels(one) for one in features):
        text = f'features are {FEATURES} numbers, decibels of {", ".join(BOWLS)}'
        raise make_fault('job/bad-parameters', text, {'parameter': 'features'})


def _is_decibels(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= _DECIBELS_MAX


def make(start: Start) -> Operator:
    """:raises ValueError: bad options."""
    os.environ.setdefault('NUMBA_CACHE_DIR', str(start.folder))
    return Qml.from_options(start.options).operator(start.identity)


if __name__ == '__main__':
    sys.exit(serve('qml', make))
