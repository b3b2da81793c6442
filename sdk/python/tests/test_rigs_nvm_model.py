"""The NVM rig's physics, measured from outside: spectra by FFT, energy by another integrator."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from arqonbus.rigs.nvm_model import RATE_HZ, TEMPERATURE_MAX_C, Bank, Defects, Rig, frequencies_at, pulse_drive
from numpy.typing import NDArray
from scipy.signal import StateSpace, lsim

BANK = Bank()
PULSES = [{'at_ms': 5.0, 'mode': float(mode), 'amplitude': 1.0, 'width_ms': 40.0} for mode in range(len(BANK.f_hz))]


def measure(
    bank: Bank = BANK, defects: Defects | None = None, seed: int = 1, drive: NDArray[np.float64] | None = None
) -> tuple[Rig, NDArray[np.float64]]:
    rig = Rig(bank, defects or Defects(), (seed,))
    frames = list(rig.frames(pulse_drive(bank, PULSES, 1500) if drive is None else drive, 512))
    return rig, np.concatenate([frame.samples for frame in frames])


def peak_hz(samples: NDArray[np.float64], near_hz: float) -> tuple[float, float]:
    """The highest bin of the ring-down's spectrum within 7 % of a frequency, and its height over the median there."""
    ringing = samples[round(0.05 * RATE_HZ) :]
    window = np.hanning(2 * len(ringing))[len(ringing) :]
    spectrum = np.abs(np.fft.rfft(ringing * window, 2**18))
    frequency = np.fft.rfftfreq(2**18, 1 / RATE_HZ)
    band = (frequency > 0.93 * near_hz) & (frequency < 1.07 * near_hz)
    return float(frequency[band][spectrum[band].argmax()]), float(spectrum[band].max() / np.median(spectrum[band]))


@pytest.mark.parametrize('seed', [1, 2, 3])
@pytest.mark.parametrize('ambient_c', [5.0, 22.0, 55.0])
def test_or3_modal_frequencies_come_back_from_the_frames_within_half_a_percent(seed: int, ambient_c: float) -> None:
    bank = replace(BANK, ambient_c=ambient_c)
    rig, samples = measure(bank, seed=seed)
    for f_hz in frequencies_at(bank, rig.temperature_c):
        assert peak_hz(samples, f_hz)[0] == pytest.approx(f_hz, rel=5e-3)


def test_or3_frequencies_follow_the_temperature() -> None:
    cold, hot = (peak_hz(measure(replace(BANK, ambient_c=c, noise=0.0))[1], 5023.0)[0] for c in (5.0, 55.0))
    assert (hot - cold) / 5023.0 == pytest.approx(-60e-6 * 50, rel=0.1)


@pytest.mark.parametrize('seed', [1, 2, 3])
def test_or4_the_meter_is_within_a_percent_of_the_integral(seed: int) -> None:
    """Another way: every mode as a state space, simulated at 16 times the rate, power integrated by the trapezoid rule."""
    chance = np.random.default_rng(seed)
    steps, tone = np.repeat(chance.uniform(-0.2, 0.2, 64), 64), 0.5 * np.sin(2 * np.pi * BANK.f_hz[seed] * np.arange(4096) / RATE_HZ)
    drive = np.where(np.arange(4096) < 3000, steps + tone, 0.0)
    rig, _ = measure(replace(BANK, drift_per_k=0.0), seed=seed, drive=drive)
    finer = 16
    held = np.repeat(drive, finer)
    t = np.arange(len(held)) / (RATE_HZ * finer)
    power = held**2 / BANK.coil_ohm
    for f_hz, q in zip(BANK.f_hz, BANK.q, strict=True):
        w = 2 * np.pi * f_hz
        system = StateSpace([[0, 1], [-w * w, -w / q]], [[0], [BANK.force_n_per_v / BANK.mass_kg]], [[0, 1]], [[0]])
        _, velocity, _ = lsim(system, held, t, interp=False)
        power = power + BANK.force_n_per_v * held * velocity
    integral = float(np.trapezoid(power, t))
    assert rig.energy_joules == pytest.approx(integral, rel=0.01)
    heat = float(np.dot(drive, drive)) / BANK.coil_ohm / RATE_HZ
    assert abs(integral - heat) > 0.02 * integral, 'the modes must take a share that a meter of heat alone would miss'


def test_or5_the_same_seed_gives_the_same_samples_and_another_one_does_not() -> None:
    first, again, other = (measure(seed=seed)[1] for seed in (4, 4, 5))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_or6_a_stuck_mode_is_missing_from_the_spectrum() -> None:
    healthy, stuck = (measure(defects=defects)[1] for defects in (Defects(), Defects(stuck_mode=3)))
    assert peak_hz(healthy, BANK.f_hz[3])[1] > 5
    assert peak_hz(stuck, BANK.f_hz[3])[1] < 2
    assert peak_hz(stuck, BANK.f_hz[4])[0] == pytest.approx(BANK.f_hz[4], rel=5e-3)


def test_or6_a_clipped_sensor_never_passes_its_limit() -> None:
    assert np.abs(measure()[1]).max() > 0.2
    assert np.abs(measure(defects=Defects(clipped_sensor=0.05))[1]).max() == pytest.approx(0.05, rel=1e-6)


def test_or6_dropped_frames_are_empty_and_the_others_unchanged() -> None:
    drive = pulse_drive(BANK, PULSES, 1500)
    frames = list(Rig(BANK, Defects(dropped_frames=0.25), (1,)).frames(drive, 512))
    empty = [frame.number for frame in frames if len(frame.samples) == 0]
    assert 0 < len(empty) < len(frames)
    assert [frame.number for frame in frames] == list(range(len(frames)))
    assert all(len(frame.samples) == 512 for frame in frames if frame.number not in empty)


def test_or6_over_temperature_is_above_the_limit_from_the_start() -> None:
    frame = next(iter(Rig(BANK, Defects(over_temperature=True), (1,)).frames(np.zeros(512), 512)))
    assert frame.temperature_c >= TEMPERATURE_MAX_C
