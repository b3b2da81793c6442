"""Features of audio, frame by frame: log-mel (librosa's filters), energy in each bowl (SciPy), onset strength (librosa's definition).

The same frames come out however the samples came in: every filter carries its state, and a frame is reckoned from its own samples alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.signal import lfilter

from .bowlnet_audio import Floats
from .bowlnet_bowls import RATE_HZ, resonators

FFT = 1024
HOP = 512
MELS = 32
#: Below it a power counts as silence.
_POWER_MIN = 1e-10


@dataclass(frozen=True)
class FeatureFrame:
    """Of FFT samples that begin at `number * HOP`: decibels of each mel band and of each bowl's answer; mean rise of the bands."""

    number: int
    log_mel: Floats
    modal_db: Floats
    onset: float


@dataclass(frozen=True)
class Features:
    """Of a whole clip. `log_mel` and `modal_energy` are mean powers over the frames, in decibels."""

    frames: tuple[FeatureFrame, ...]
    log_mel: Floats
    modal_energy: Floats
    onset_s: float

    @property
    def table(self) -> Floats:
        """One row a frame: log-mel, modal, onset."""
        return np.array([[*frame.log_mel, *frame.modal_db, frame.onset] for frame in self.frames])


@cache
def mel_filters() -> Floats:
    """MELS x (FFT / 2 + 1): librosa's Slaney filters."""
    # librosa's modules cache compiled code beside themselves, where a confined operator may not write.
    os.environ.setdefault('NUMBA_CACHE_DIR', os.environ.get('TMPDIR', '/tmp'))
    from librosa.filters import mel

    filters: Floats = mel(sr=RATE_HZ, n_fft=FFT, n_mels=MELS, fmin=60.0, dtype=np.float64)
    return filters


@cache
def _window() -> Floats:
    window: Floats = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FFT) / FFT)
    return window


class FeatureStream:
    """Takes samples in pieces of any size and gives each frame as soon as its last sample is there."""

    def __init__(self, bowls: Sequence[str]) -> None:
        self._filters = [resonators(name) for name in bowls]
        self._states: list[list[Any]] = [[np.zeros(2) for _ in filters] for filters in self._filters]
        #: First row: samples that no frame has taken whole yet; then the bowls' answers to them.
        self._waiting: Floats = np.zeros((1 + len(bowls), 0))
        self._frames: list[FeatureFrame] = []
        self._power_sum: Floats = np.zeros(MELS)
        self._modal_sum: Floats = np.zeros(len(bowls))

    @property
    def frames(self) -> int:
        """How many there were."""
        return len(self._frames)

    def push(self, samples: Floats) -> Iterator[FeatureFrame]:
        """The frames that these samples complete. Iterate to the end."""
        self._waiting = np.concatenate([self._waiting, np.vstack([samples, *self._answers(samples)])], axis=1)
        while self._waiting.shape[1] >= FFT:
            yield self._frame(self._waiting[:, :FFT])
            self._waiting = self._waiting[:, HOP:]

    def features(self) -> Features:
        """Of all frames until now.

        :raises ValueError: there is none: fewer than FFT samples came.
        """
        if not self._frames:
            raise ValueError(f'fewer than {FFT} samples at {RATE_HZ} Hz')
        count = len(self._frames)
        rises = [frame.onset for frame in self._frames]
        onset_s = int(np.argmax(rises)) * HOP / RATE_HZ
        return Features(tuple(self._frames), decibels(self._power_sum / count), decibels(self._modal_sum / count), onset_s)

    def _answers(self, samples: Floats) -> list[Floats]:
        answers = []
        for filters, states in zip(self._filters, self._states, strict=True):
            answer = np.zeros(len(samples))
            for index, (b, a) in enumerate(filters):
                part, states[index] = lfilter(b, a, samples, zi=states[index])
                answer += part
            answers.append(answer)
        return answers

    def _frame(self, rows: Floats) -> FeatureFrame:
        power = mel_filters() @ np.abs(np.fft.rfft(rows[0] * _window())) ** 2
        modal = np.mean(rows[1:] ** 2, axis=1)
        self._power_sum += power
        self._modal_sum += modal
        log_mel = decibels(power)
        onset = float(np.mean(np.maximum(0, log_mel - self._frames[-1].log_mel))) if self._frames else 0.0
        frame = FeatureFrame(len(self._frames), log_mel, decibels(modal), onset)
        self._frames.append(frame)
        return frame


def decibels(power: Floats) -> Floats:
    """10 log10, from -100 on."""
    found: Floats = 10 * np.log10(np.maximum(power, _POWER_MIN))
    return found


def features_of(samples: Floats, bowls: Sequence[str]) -> Features:
    """All at once.

    :raises ValueError: fewer than FFT samples.
    """
    stream = FeatureStream(bowls)
    for _ in stream.push(samples):
        continue
    return stream.features()
