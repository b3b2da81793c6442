"""Audio as the rigs take it: WAV in and out, one channel, at a rig's rate."""

from __future__ import annotations

import io
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.io import wavfile
from scipy.signal import resample_poly

from ..errors import make_fault

Floats = NDArray[np.float64]
#: Of one clip; beyond it a job is refused.
SECONDS_MAX = 20.0
#: No clip of SECONDS_MAX is larger: 192 kHz, 8 channels, 4 bytes.
BYTES_MAX = 128 * 1024 * 1024
_RATES = range(4_000, 192_001)


def read_wav(data: bytes, rate_hz: int) -> Floats:
    """Samples from -1 to 1 at `rate_hz`; channels are averaged, other rates resampled (polyphase).

    :raises Fault: `job/bad-parameters` for what is no WAV, has no samples, or is longer than SECONDS_MAX.
    """
    try:
        rate, samples = wavfile.read(io.BytesIO(data))
    except Exception as error:
        raise make_fault('job/bad-parameters', f'the audio is no WAV file: {error}'[:300], {'parameter': 'audio'}) from error
    if samples.size == 0 or rate not in _RATES or len(samples) > SECONDS_MAX * rate:
        text = f'{len(samples)} samples at {rate} Hz: the audio is empty, longer than {SECONDS_MAX:g} s or of no usual rate'
        raise make_fault('job/bad-parameters', text, {'parameter': 'audio'})
    values = _to_floats(samples)
    if not np.isfinite(values).all():
        raise make_fault('job/bad-parameters', 'the audio holds samples that are no numbers', {'parameter': 'audio'})
    mono = values if values.ndim == 1 else values.mean(axis=1)
    if rate == rate_hz:
        return mono
    shared = gcd(rate, rate_hz)
    resampled: Floats = resample_poly(mono, rate_hz // shared, rate // shared)
    return resampled


def write_wav(samples: Floats, rate_hz: int) -> bytes:
    """32-bit float WAV; the same samples are the same bytes."""
    out = io.BytesIO()
    wavfile.write(out, rate_hz, samples.astype(np.float32))
    return out.getvalue()


def _to_floats(samples: NDArray[Any]) -> Floats:
    if samples.dtype == np.uint8:
        return (samples.astype(np.float64) - 128) / 128
    if np.issubdtype(samples.dtype, np.integer):
        return samples.astype(np.float64) / 2.0 ** (8 * samples.dtype.itemsize - 1)
    return samples.astype(np.float64)
