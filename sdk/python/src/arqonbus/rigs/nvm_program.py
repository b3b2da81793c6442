"""What a job may ask of the NVM rig: its program, and the limits that refuse it before anything moves (docs/spec/rigs.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..checking import SchemaCheck
from ..errors import make_fault
from ..job import Job
from .bowlnet_audio import BYTES_MAX, SECONDS_MAX, Floats, read_wav
from .nvm_model import RATE_HZ, STEP_SAMPLES, Bank, pulse_drive

#: A program that comes by reference.
_PROGRAM_BYTES_MAX = 256 * 1024
RUNS_MAX = 16
_STEP_MS = STEP_SAMPLES * 1000 / RATE_HZ
_VOLTS_MAX = 5.0
_NAME = 'program'
_SCHEMA: dict[str, Any] = {
    'type': 'object',
    'additionalProperties': False,
    'properties': {
        'drive': {'enum': ['input', 'pulses']},
        'pulses': {
            'type': 'array',
            'maxItems': 256,
            'items': {
                'type': 'object',
                'required': ['at_ms', 'mode', 'amplitude', 'width_ms'],
                'additionalProperties': False,
                'properties': {
                    'at_ms': {'type': 'number', 'minimum': 0, 'maximum': SECONDS_MAX * 1000},
                    'mode': {'type': 'integer', 'minimum': 0, 'maximum': len(Bank().f_hz) - 1},
                    'amplitude': {'type': 'number', 'minimum': -_VOLTS_MAX, 'maximum': _VOLTS_MAX},
                    'width_ms': {'type': 'number', 'exclusiveMinimum': 0, 'maximum': 1000},
                },
            },
        },
        'settle_ms': {'type': 'number', 'minimum': 0, 'maximum': 5000},
        'frame_ms': {'type': 'number', 'minimum': _STEP_MS, 'maximum': 1000, 'multipleOf': _STEP_MS},
        'gain_v': {'type': 'number', 'exclusiveMinimum': 0, 'maximum': _VOLTS_MAX},
        'runs': {'type': 'integer', 'minimum': 1, 'maximum': RUNS_MAX},
        'seed': {'type': 'integer', 'minimum': 0, 'maximum': 2**32 - 1},
    },
}


@dataclass(frozen=True)
class Program:
    """A checked program with its drive."""

    drive_v: Floats
    frame_samples: int
    runs: int
    seed: int

    @property
    def heat_joules(self) -> float:
        """What the coil turns into heat whatever the modes do: no run takes less."""
        return self.runs * float(np.dot(self.drive_v, self.drive_v)) / Bank().coil_ohm / RATE_HZ


class _Checked:
    """The part of a job that a schema check looks at."""

    schema = _NAME

    def __init__(self, body: Mapping[str, Any]) -> None:
        self.body = body


async def read_program(job: Job, bank: Bank) -> Program:
    """Reads program and input of a job, fetching what comes by reference.

    :raises Fault: `schema/invalid-payload`, `job/bad-parameters`, `blob/unknown`, `stream/too-large`.
    """
    given = job.body.get('program')
    if given is None:
        given = _parse(await job.bus.blobs.get(str(job.body['program_ref']), bytes_max=_PROGRAM_BYTES_MAX))
    SchemaCheck({_NAME: _SCHEMA}).check(_Checked(given))  # type: ignore[arg-type]
    settle_ms = float(given.get('settle_ms', 200))
    if given.get('drive', 'pulses') == 'input':
        samples = await _input(job)
        quiet = np.zeros(round(settle_ms / 1000 * RATE_HZ))
        drive = np.concatenate([float(given.get('gain_v', 1.0)) * samples, quiet])
    else:
        drive = pulse_drive(bank, list(given.get('pulses', [])), settle_ms)
    runs = int(given.get('runs', 1))
    if runs * len(drive) > SECONDS_MAX * RATE_HZ:
        text = f'{runs} runs of {len(drive) / RATE_HZ:g} s: the rig is driven for {SECONDS_MAX:g} s a job at most'
        raise make_fault('job/bad-parameters', text, {'parameter': 'program'})
    return Program(drive, round(float(given.get('frame_ms', 32)) / 1000 * RATE_HZ), runs, int(given.get('seed', 0)))


async def _input(job: Job) -> Floats:
    inline = job.body.get('input_data')
    ref = job.body.get('input_data_ref') or (inline.get('clip_ref') if isinstance(inline, dict) else None)
    if not isinstance(ref, str):
        raise make_fault('job/bad-parameters', 'a drive by input needs input_data_ref or input_data.clip_ref', {'parameter': 'input_data'})
    return read_wav(await job.bus.blobs.get(ref, bytes_max=BYTES_MAX), RATE_HZ)


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise make_fault('job/bad-parameters', f'program_ref is no JSON: {error}'[:200], {'parameter': 'program_ref'}) from error
