"""A variational classifier on PennyLane's default.qubit: no quantum hardware is behind it (docs/spec/rigs.md).

A clip's modal energies are standardised, turned onto QUBITS principal axes and scaled to angles. Layers load them, turn by trained angles
and entangle; the expectation values of Z, one a label, are the scores.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bowlnet_audio import Floats
from .bowlnet_bowls import BOWLS, LABELS
from .bowlnet_model import Examples, Standard, canonical, softmax

QUBITS = 4
LAYERS = 3
STEPS = 60
_STEP_SIZE = 0.1
#: Expectation values lie between -1 and 1: times this they are logits.
_SHARPNESS = 4.0
#: Three deviations of a principal axis are half a turn.
_ANGLE = np.pi / 3
FEATURES = len(BOWLS)


@dataclass(frozen=True)
class QmlModel:
    """What training found."""

    seed: int
    standard: Standard
    #: QUBITS x FEATURES.
    axes: Floats
    spread: Floats
    #: LAYERS x QUBITS x 3 angles.
    weights: Floats

    def classify(self, features: Floats) -> tuple[str, float]:
        """The likeliest label of FEATURES modal energies (decibels), and its probability."""
        angles = _angles(self, features[None, :])
        scores = np.array([float(np.asarray(score).reshape(-1)[0]) for score in _circuit('backprop')(angles, self.weights)])
        chances = softmax(_SHARPNESS * scores)
        best = int(np.argmax(chances))
        return LABELS[best], float(chances[best])

    def to_json(self) -> bytes:
        """All of it, canonical."""
        parts = {'mean': self.standard.mean, 'deviation': self.standard.deviation, 'axes': self.axes, 'spread': self.spread}
        return canonical(
            {
                'labels': list(LABELS),
                'seed': self.seed,
                'weights': self.weights.tolist(),
                **{name: part.tolist() for name, part in parts.items()},
            }
        )

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.to_json()).hexdigest()

    @classmethod
    def from_json(cls, data: bytes) -> QmlModel:
        """:raises KeyError, ValueError: not such a file."""
        read = json.loads(data)
        parts = {name: np.array(read[name]) for name in ('axes', 'spread', 'weights')}
        return cls(read['seed'], Standard(np.array(read['mean']), np.array(read['deviation'])), **parts)


def train(examples: Examples, seed: int, told: Callable[[int, float], None] = lambda step, cost: None) -> QmlModel:
    """Adam on the cross entropy of all examples at once. The same examples and seed give the same weights."""
    import pennylane as qml
    from pennylane import numpy as traced

    standard = Standard.of(examples.modal)
    scaled = standard.apply(examples.modal)
    axes = np.linalg.svd(scaled, full_matrices=False)[2][:QUBITS]
    axes = axes * np.sign(axes[np.arange(QUBITS), np.abs(axes).argmax(axis=1)])[:, None]
    start = np.random.default_rng([13, seed]).uniform(-0.3, 0.3, (LAYERS, QUBITS, 3))
    untrained = QmlModel(seed, standard, axes, (scaled @ axes.T).std(axis=0), start)
    angles = _angles(untrained, examples.modal)
    wanted = np.eye(len(LABELS))[examples.labels]
    circuit = _circuit('backprop')

    def cost(weights: Any) -> Any:
        scores = _SHARPNESS * traced.stack(circuit(angles, weights)).T
        return traced.mean(traced.log(traced.sum(traced.exp(scores), axis=1)) - traced.sum(scores * wanted, axis=1))

    weights = traced.array(start, requires_grad=True)
    optimiser = qml.AdamOptimizer(_STEP_SIZE)
    for step in range(STEPS):
        weights, reached = optimiser.step_and_cost(cost, weights)
        told(step, float(reached))
    return QmlModel(seed, standard, axes, untrained.spread, np.asarray(weights, np.float64))


def _angles(model: QmlModel, modal: Floats) -> Floats:
    """Rows x QUBITS."""
    angles: Floats = _ANGLE * (model.standard.apply(modal) @ model.axes.T) / model.spread
    return angles


def _circuit(method: str) -> Callable[[Floats, Any], Any]:
    import pennylane as qml

    @qml.qnode(qml.device('default.qubit', wires=QUBITS), diff_method=method)  # type: ignore[untyped-decorator]
    def circuit(angles: Floats, weights: Any) -> Any:
        for layer in range(LAYERS):
            for wire in range(QUBITS):
                qml.RY(angles[:, wire], wires=wire)
                qml.Rot(weights[layer, wire, 0], weights[layer, wire, 1], weights[layer, wire, 2], wires=wire)
            for wire in range(QUBITS):
                qml.CNOT(wires=[wire, (wire + 1) % QUBITS])
        return [qml.expval(qml.PauliZ(label)) for label in range(len(LABELS))]

    found: Callable[[Floats, Any], Any] = circuit
    return found
