"""The small classifier behind bowlnet's labels: logistic regression on a clip's features, trained when the operator starts.

What it learns from is synthesised (bowlnet_bowls), half of it as the NVM rig hears it. Weights are canonical JSON, never a pickle.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bowlnet_audio import Floats
from .bowlnet_bowls import BOWLS, LABELS, strike
from .bowlnet_features import Features, features_of
from .nvm_model import Bank, Defects, Rig

#: Of each label.
TRAIN_CLIPS = 60
_FRAME = 512


@dataclass(frozen=True)
class Examples:
    """Features of synthesised clips with all bowls: log-mel (rows x MELS), modal energy (rows x bowls), labels' numbers."""

    log_mel: Floats
    modal: Floats
    labels: np.ndarray[Any, np.dtype[np.int64]]


def through_rig(samples: Floats, seed: int) -> Floats:
    """As the reference NVM rig measures it, driven by the samples."""
    rig = Rig(Bank(), Defects(), (seed,))
    return np.concatenate([frame.samples for frame in rig.frames(samples, _FRAME)])


def make_examples(seed: int, each: int = TRAIN_CLIPS) -> Examples:
    """`each` clips of every label, every second one through the NVM rig."""
    rows: list[Features] = []
    labels: list[int] = []
    for label_number, label in enumerate(LABELS):
        for number in range(each):
            samples = strike(label, (seed, label_number, number))
            heard = through_rig(samples, number) if number % 2 else samples
            rows.append(features_of(heard, tuple(BOWLS)))
            labels.append(label_number)
    return Examples(np.array([row.log_mel for row in rows]), np.array([row.modal_energy for row in rows]), np.array(labels))


@dataclass(frozen=True)
class Standard:
    """Zero mean and unit deviation, column by column."""

    mean: Floats
    deviation: Floats

    @classmethod
    def of(cls, rows: Floats) -> Standard:
        """A column that never changes has the deviation 1."""
        deviation = rows.std(axis=0)
        return cls(rows.mean(axis=0), np.where(deviation > 0, deviation, 1.0))

    def apply(self, rows: Floats) -> Floats:
        scaled: Floats = (rows - self.mean) / self.deviation
        return scaled


@dataclass(frozen=True)
class Classifier:
    """Weights for the bowls of one operator set."""

    bowls: tuple[str, ...]
    standard: Standard
    #: Labels x features.
    weights: Floats
    bias: Floats

    def classify(self, features: Features) -> tuple[str, float]:
        """The likeliest label and its probability."""
        row = self.standard.apply(np.concatenate([features.log_mel, features.modal_energy])[None, :])
        chances = softmax(self.weights @ row[0] + self.bias)
        best = int(np.argmax(chances))
        return LABELS[best], float(chances[best])

    def to_json(self) -> bytes:
        """All of it, canonical."""
        return canonical(
            {
                'bowls': list(self.bowls),
                'labels': list(LABELS),
                'mean': self.standard.mean.tolist(),
                'deviation': self.standard.deviation.tolist(),
                'weights': self.weights.tolist(),
                'bias': self.bias.tolist(),
            }
        )

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.to_json()).hexdigest()

    @classmethod
    def from_json(cls, data: bytes) -> Classifier:
        """:raises KeyError, ValueError: not such a file."""
        read = json.loads(data)
        standard = Standard(np.array(read['mean']), np.array(read['deviation']))
        return cls(tuple(read['bowls']), standard, np.array(read['weights']), np.array(read['bias']))


def train(examples: Examples, bowls: Sequence[str]) -> Classifier:
    """For an operator set: the modal columns are those of its bowls, in its order."""
    from sklearn.linear_model import LogisticRegression

    names = tuple(BOWLS)
    rows = np.hstack([examples.log_mel, examples.modal[:, [names.index(bowl) for bowl in bowls]]])
    standard = Standard.of(rows)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(standard.apply(rows), examples.labels)
    return Classifier(tuple(bowls), standard, np.asarray(model.coef_, np.float64), np.asarray(model.intercept_, np.float64))


def softmax(values: Floats) -> Floats:
    """Adds up to 1."""
    powers = np.exp(values - values.max())
    chances: Floats = powers / powers.sum()
    return chances


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON with sorted names and no blanks; numbers in their shortest form that reads back the same."""
    return json.dumps(value, sort_keys=True, separators=(',', ':'), allow_nan=False).encode()
