"""The reference NVM rig's physics: a bank of driven, damped resonators on one drive coil, heard by one sensor (docs/spec/rigs.md).

Units: volts, newtons, metres, seconds, joules, degrees Celsius. The drive is held between two samples (zero-order hold), for which the step
from sample to sample is exact: no integrator error in frequency, damping or energy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

Floats = NDArray[np.float64]
RATE_HZ = 16_000
#: Heat is reckoned, and frequencies follow it, this often; a frame is a whole number of such steps.
STEP_SAMPLES = 128
#: At this temperature and above the rig stops.
TEMPERATURE_MAX_C = 60.0


@dataclass(frozen=True)
class Bank:
    """What the rig is made of. Mode k has the frequency `f_hz[k]` at 25 °C and loses `pi f / q` nepers a second."""

    f_hz: tuple[float, ...] = (181.0, 293.0, 471.0, 757.0, 1217.0, 1951.0, 3137.0, 5023.0)
    q: tuple[float, ...] = (40.0, 60.0, 85.0, 120.0, 175.0, 245.0, 345.0, 475.0)
    mass_kg: float = 0.004
    #: Newtons of each mode for a volt at the coil.
    force_n_per_v: float = 0.2
    #: Full scale of the sensor for the velocity of one mode, per metre a second.
    pickup_per_mps: float = 0.25
    coil_ohm: float = 8.0
    #: Relative change of every frequency with each kelvin.
    drift_per_k: float = -60e-6
    ambient_c: float = 22.0
    #: Kelvins above ambient for each watt in the coil, reached with this time constant.
    warming_k_per_w: float = 20.0
    warming_s: float = 30.0
    #: Standard deviations: sensor noise (full scales), ambient temperature (kelvins in a square root second), gain of the energy meter.
    noise: float = 5e-4
    ambient_walk_k: float = 0.02
    meter_gain: float = 2e-3
    #: Joules of one count of the energy meter.
    meter_j: float = 1e-6


@dataclass(frozen=True)
class Defects:
    """Faults that can be switched on."""

    #: A mode that does not move, counted from 0.
    stuck_mode: int | None = None
    #: The sensor saturates at this share of its full scale.
    clipped_sensor: float | None = None
    #: Share of the frames that never arrive.
    dropped_frames: float = 0.0
    #: The room is so hot that the rig trips.
    over_temperature: bool = False

    @property
    def names(self) -> list[str]:
        """Those that are on, as results name them."""
        found = {
            'stuck_mode': self.stuck_mode is not None,
            'clipped_sensor': self.clipped_sensor is not None,
            'dropped_frames': self.dropped_frames > 0,
            'over_temperature': self.over_temperature,
        }
        return [name for name, is_on in found.items() if is_on]


@dataclass(frozen=True)
class Frame:
    """A piece of the measurement. `samples` is empty for a frame that was dropped."""

    number: int
    samples: Floats
    #: Measured from the rig's making to the end of this frame.
    energy_joules: float
    temperature_c: float


class Rig:
    """One resonator bank with its sensor, meter and temperature. The same seed and drive give the same frames, bit by bit."""

    def __init__(self, bank: Bank, defects: Defects, seed: tuple[int, ...]) -> None:
        self.bank = replace(bank, ambient_c=TEMPERATURE_MAX_C + 5) if defects.over_temperature else bank
        self.defects = defects
        self._chance = np.random.default_rng([7, *seed])
        self._ambient_c = self.bank.ambient_c
        self.temperature_c = self._ambient_c
        self._z = np.zeros(len(bank.f_hz), np.complex128)
        self._meter_gain = 1 + float(np.clip(self._chance.normal(0, bank.meter_gain), -0.005, 0.005))
        self._energy_j = 0.0

    @property
    def energy_joules(self) -> float:
        """What the meter shows."""
        return round(self._energy_j * self._meter_gain / self.bank.meter_j) * self.bank.meter_j

    @property
    def frequencies_hz(self) -> Floats:
        """Of the modes at the present temperature."""
        return frequencies_at(self.bank, self.temperature_c)

    def frames(self, drive_v: Floats, frame_samples: int) -> Iterator[Frame]:
        """Drives the rig and measures. `frame_samples` is a multiple of STEP_SAMPLES; the last frame is filled up with silence."""
        missing = -len(drive_v) % frame_samples
        drive = np.concatenate([drive_v, np.zeros(missing)])
        for number in range(len(drive) // frame_samples):
            begin = number * frame_samples
            steps = range(begin, begin + frame_samples, STEP_SAMPLES)
            heard = np.concatenate([self._step(drive[at : at + STEP_SAMPLES]) for at in steps])
            is_dropped = self._chance.random() < self.defects.dropped_frames
            yield Frame(number, np.zeros(0) if is_dropped else self._sense(heard), self.energy_joules, self.temperature_c)

    def _step(self, drive: Floats) -> Floats:
        """The modes' velocities, added up. With p = -w/2q + i w_d and z = v - conj(p) x a mode obeys z' = p z + F/m; x = Im(z) / w_d."""
        bank = self.bank
        velocity = np.zeros(len(drive))
        work_j = 0.0
        for mode, f_hz in enumerate(self.frequencies_hz):
            if mode == self.defects.stuck_mode:
                continue
            pole, w_d = pole_of(f_hz, bank.q[mode])
            turn = np.exp(pole / RATE_HZ)
            gain = bank.force_n_per_v / bank.mass_kg * (turn - 1) / pole
            before = self._z[mode]
            after, _ = lfilter([gain], [1, -turn], drive.astype(np.complex128), zi=[turn * before])
            self._z[mode] = after[-1]
            x = after.imag / w_d
            # The drive's work on the mode: force times the way it went, exact because the force is held.
            work_j += bank.force_n_per_v * float(np.dot(drive, np.diff(x, prepend=before.imag / w_d)))
            velocity += after.real + pole.real * x
        heat_j = float(np.dot(drive, drive)) / bank.coil_ohm / RATE_HZ
        self._energy_j += heat_j + work_j
        self._warm(heat_j)
        return velocity

    def _warm(self, heat_j: float) -> None:
        bank, dt = self.bank, STEP_SAMPLES / RATE_HZ
        self._ambient_c += float(self._chance.normal(0, bank.ambient_walk_k)) * dt**0.5
        settled_c = self._ambient_c + bank.warming_k_per_w * heat_j / dt
        self.temperature_c += (settled_c - self.temperature_c) * -np.expm1(-dt / bank.warming_s)

    def _sense(self, velocity: Floats) -> Floats:
        noisy = self.bank.pickup_per_mps * velocity + self._chance.normal(0, self.bank.noise, len(velocity))
        limit = 1.0 if self.defects.clipped_sensor is None else self.defects.clipped_sensor
        clipped: Floats = np.clip(noisy, -limit, limit).astype(np.float32).astype(np.float64)
        return clipped


def check_defects(bank: Bank, defects: Defects) -> None:
    """:raises ValueError: naming a fault that there cannot be."""
    if defects.stuck_mode is not None and not 0 <= defects.stuck_mode < len(bank.f_hz):
        raise ValueError(f'stuck_mode is 0 to {len(bank.f_hz) - 1}')
    if defects.clipped_sensor is not None and not 0 < defects.clipped_sensor <= 1:
        raise ValueError('clipped_sensor is above 0, up to 1')
    if not 0 <= defects.dropped_frames < 1:
        raise ValueError('dropped_frames is from 0 to below 1')


def frequencies_at(bank: Bank, temperature_c: float) -> Floats:
    """Of the modes, in Hz."""
    return np.asarray(bank.f_hz) * (1 + bank.drift_per_k * (temperature_c - 25.0))


def pole_of(f_hz: float, q: float) -> tuple[complex, float]:
    """The pole of a damped mode and its damped angular frequency."""
    w = 2 * np.pi * float(f_hz)
    w_d = w * float(np.sqrt(1 - 1 / (4 * q * q)))
    return complex(-w / (2 * q), w_d), w_d


def pulse_drive(bank: Bank, pulses: list[dict[str, float]], settle_ms: float) -> Floats:
    """Volts at the coil: each pulse is a tone at its mode's frequency (25 °C) under a raised cosine, then `settle_ms` of silence."""
    end_ms = max((pulse['at_ms'] + pulse['width_ms'] for pulse in pulses), default=0.0) + settle_ms
    drive = np.zeros(max(1, round(end_ms / 1000 * RATE_HZ)))
    for pulse in pulses:
        begin, count = round(pulse['at_ms'] / 1000 * RATE_HZ), max(1, round(pulse['width_ms'] / 1000 * RATE_HZ))
        t = np.arange(count) / RATE_HZ
        tone = np.sin(2 * np.pi * bank.f_hz[int(pulse['mode'])] * t)
        drive[begin : begin + count] += pulse['amplitude'] * np.sin(np.pi * (np.arange(count) + 0.5) / count) ** 2 * tone
    return drive
