"""Synthesised bowls: modal data, impulse responses, strikes. No recording of a real bowl is behind any of it (docs/spec/rigs.md).

A bowl rings in the bending modes n = 2, 3, 4, 5 of its rim, whose frequencies stand to each other as (n^2 - 1) / sqrt(1 + 1 / n^2)
(A. P. French, "In vino veritas", Am. J. Phys. 51, 688, 1983). Material decides how long each one rings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.signal import lfilter

from .bowlnet_audio import Floats

RATE_HZ = 16_000
MADE_BY = 'arqonbus.rigs.bowlnet_bowls (synthesised, no recording)'
#: What a clip may be labelled with; the order is that of every model's outputs.
LABELS = ('bronze', 'glass', 'clay')
_ORDERS = (2, 3, 4, 5)
_RATIOS = tuple((n * n - 1) / np.sqrt(1 + 1 / (n * n)) for n in _ORDERS)


@dataclass(frozen=True)
class Material:
    """Q of the lowest mode, how it falls with the order, how loud each mode is, and the pitches that such bowls have."""

    q: float
    q_slope: float
    gains: tuple[float, float, float, float]
    lowest_hz: float
    highest_hz: float


MATERIALS = {
    'bronze': Material(900.0, -0.1, (1.0, 0.7, 0.4, 0.2), 180.0, 330.0),
    'glass': Material(350.0, 0.1, (1.0, 0.35, 0.2, 0.1), 420.0, 760.0),
    'clay': Material(70.0, -0.2, (1.0, 0.5, 0.15, 0.05), 270.0, 500.0),
}


@dataclass(frozen=True)
class Bowl:
    """One bowl: each mode's frequency (Hz), Q and gain."""

    f_hz: tuple[float, ...]
    q: tuple[float, ...]
    gains: tuple[float, ...]


def make_bowl(label: str, lowest_hz: float) -> Bowl:
    """A bowl of a material tuned to a pitch; modes at or above 0.45 of the sampling rate are left out."""
    material = MATERIALS[label]
    modes = [
        (lowest_hz * ratio / _RATIOS[0], material.q * (n / 2) ** material.q_slope, gain)
        for n, ratio, gain in zip(_ORDERS, _RATIOS, material.gains, strict=True)
    ]
    f_hz, q, gains = zip(*(mode for mode in modes if mode[0] < 0.45 * RATE_HZ), strict=True)
    return Bowl(f_hz, q, gains)


#: The bowls that an `operator_set` may name.
BOWLS = {
    'bronze-low': make_bowl('bronze', 210.0),
    'bronze-high': make_bowl('bronze', 290.0),
    'glass-low': make_bowl('glass', 480.0),
    'glass-high': make_bowl('glass', 650.0),
    'clay-low': make_bowl('clay', 320.0),
    'clay-high': make_bowl('clay', 430.0),
}


@cache
def resonators(name: str) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """The impulse response of a named bowl as a sum of two-pole filters (b, a), one a mode; its energy is 1."""
    return _filters(BOWLS[name], 1 / float(np.sqrt(np.sum(impulse_response(BOWLS[name], 4.0) ** 2))))


def impulse_response(bowl: Bowl, seconds: float) -> Floats:
    """Sum of g exp(-pi f t / q) sin(2 pi f t)."""
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    modes = zip(bowl.f_hz, bowl.q, bowl.gains, strict=True)
    response: Floats = np.sum([g * np.exp(-np.pi * f * t / q) * np.sin(2 * np.pi * f * t) for f, q, g in modes], axis=0)
    return response


def _filters(bowl: Bowl, scale: float) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
    """Impulse invariance: g r^n sin(w n) has the z-transform g r sin(w) z^-1 / (1 - 2 r cos(w) z^-1 + r^2 z^-2)."""
    found = []
    for f, q, gain in zip(bowl.f_hz, bowl.q, bowl.gains, strict=True):
        w, r = 2 * np.pi * f / RATE_HZ, float(np.exp(-np.pi * f / q / RATE_HZ))
        found.append(((0.0, scale * gain * r * float(np.sin(w))), (1.0, -2 * r * float(np.cos(w)), r * r)))
    return tuple(found)


def strike(label: str, seed: Sequence[int], seconds: float = 1.0) -> Floats:
    """A bowl of that material, pitch, blow, moment and room noise by chance, struck once. Peak 0.5; one seed, one sound."""
    chance = np.random.default_rng([11, *seed])
    material = MATERIALS[label]
    pitch_hz = float(np.exp(chance.uniform(np.log(material.lowest_hz), np.log(material.highest_hz))))
    bowl = make_bowl(label, pitch_hz)
    varied = Bowl(
        tuple(float(f * chance.normal(1, 0.01)) for f in bowl.f_hz),
        tuple(float(q * np.exp(chance.normal(0, 0.25))) for q in bowl.q),
        tuple(float(g * np.exp(chance.normal(0, 0.5))) for g in bowl.gains),
    )
    blow = np.zeros(round(seconds * RATE_HZ))
    begin, width = round(chance.uniform(0.05, 0.2) * RATE_HZ), round(chance.uniform(0.5e-3, 2e-3) * RATE_HZ)
    blow[begin : begin + width] = np.sin(np.pi * (np.arange(width) + 0.5) / width)
    sound = np.sum([lfilter(b, a, blow) for b, a in _filters(varied, 1.0)], axis=0)
    sound *= 0.5 / np.abs(sound).max()
    noisy: Floats = sound + chance.normal(0, 10 ** chance.uniform(-2.6, -1.8), len(sound))
    return noisy
