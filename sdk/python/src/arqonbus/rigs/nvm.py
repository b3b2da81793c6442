"""The reference NVM rig as an operator, simulated, and every result says so (docs/spec/rigs.md)."""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..errors import CLASSES, make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from ..streams_out import OutgoingStream
from .bowlnet_audio import SECONDS_MAX, Floats, write_wav
from .nvm_model import RATE_HZ, TEMPERATURE_MAX_C, Bank, Defects, Frame, Rig, check_defects
from .nvm_program import RUNS_MAX, Program, read_program
from .running import Start, check_options, read_seed, serve

#: Before each frame's samples (float32, little-endian): number, run, samples, temperature in degrees Celsius, joules since the job began.
FRAME_HEAD = struct.Struct('<IIIfd')
_FRAMES_TOPIC = 'nvm.artifacts'
_OPTIONS: dict[str, tuple[type, ...]] = {
    'seed': (int,),
    'ambient_c': (int, float),
    'max_energy_joules': (int, float),
    'run_budget': (int,),
    'faults': (dict,),
}
_FAULTS: dict[str, tuple[type, ...]] = {
    'stuck_mode': (int,),
    'clipped_sensor': (int, float),
    'dropped_frames': (int, float),
    'over_temperature': (bool,),
}


@dataclass
class NvmRig:
    """The rig and what it may still do. Runs are counted for as long as the process lives."""

    seed: int = 0
    bank: Bank = field(default_factory=Bank)
    defects: Defects = field(default_factory=Defects)
    #: Of one job, and of the process.
    max_energy_joules: float = 5.0
    run_budget: int = 1_000_000
    runs_done: int = 0

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> NvmRig:
        """:raises ValueError: an option that is unknown or wrong."""
        check_options(options, _OPTIONS)
        faults = options.get('faults', {})
        check_options(faults, _FAULTS)
        limits = {name: options[name] for name in ('max_energy_joules', 'run_budget') if name in options}
        if any(limit <= 0 for limit in limits.values()):
            raise ValueError('options max_energy_joules and run_budget are above 0')
        bank = replace(Bank(), ambient_c=float(options.get('ambient_c', Bank().ambient_c)))
        defects = Defects(**faults)
        check_defects(bank, defects)
        return cls(seed=read_seed(options), bank=bank, defects=defects, **limits)

    def operator(self, identity: str) -> Operator:
        """One rig does one job at a time."""
        limits = {
            'max_parallel_jobs': 1,
            'run_budget': self.run_budget,
            'max_energy_joules': self.max_energy_joules,
            'max_runs': RUNS_MAX,
            'max_seconds': SECONDS_MAX,
        }
        profile = {'kind': 'cpu', 'simulated': True, 'stands_for': 'resonator bank', 'modes': len(self.bank.f_hz), 'rate_hz': RATE_HZ}
        schemas = ('arqonbus.nvm.job.v1', 'arqonbus.nvm.result.v1')
        capabilities = Capabilities(identity, 'nvm', schemas, limits, profile)
        environment = {'model': 'arqonbus.rigs.nvm_model', 'numpy': np.__version__, 'seed': self.seed, 'simulated': True}
        options = OperatorOptions(echo=('job_id', 'metadata'), environment=lambda: environment)
        return Operator(self.work, 'nvm', capabilities, options)

    async def work(self, job: Job) -> dict[str, Any]:
        """Drives the bank `runs` times, streams every frame, keeps the mean of the runs as the measurement.

        :raises Fault: `quota/exceeded` before anything moves; `operator/over-limit`, `nvm/over-temperature` on the way.
        """
        program = await read_program(job, self.bank)
        limit_j = self._check(job, program)
        rig = Rig(self.bank, self.defects, (self.seed, program.seed))
        stream = await self._open(job, program)
        self.runs_done += program.runs
        try:
            measured = await _Drive(job, program, rig, limit_j, stream).run()
            sent = await stream.end() if stream is not None else None
        except BaseException:
            if stream is not None and not job.bus.is_closed:
                await stream.abort('the job failed')
            raise
        ref = await job.bus.blobs.put(write_wav(np.mean(measured.runs, axis=0), RATE_HZ), content_type='audio/wav')
        return {
            'simulated': True,
            'measurements_ref': ref,
            'outputs': [ref] if sent is None else [ref, sent.address],
            **({} if sent is None else {'frames_topic': _FRAMES_TOPIC}),
            'rate_hz': RATE_HZ,
            'frames': measured.frames,
            'frames_dropped': measured.dropped,
            'modes': [{'f_hz': round(float(f), 6), 'q': q} for f, q in zip(rig.frequencies_hz, self.bank.q, strict=True)],
            'energy_joules': rig.energy_joules,
            'runs': program.runs,
            'temperature_c': round(rig.temperature_c, 6),
            'faults': self.defects.names,
            'resources': {'energy_joules': rig.energy_joules, 'runs': program.runs},
        }

    async def _open(self, job: Job, program: Program) -> OutgoingStream | None:
        """The frames' stream; None where nobody listens."""
        start = {'name': 'frames', 'content_type': 'application/x-arqonbus-nvm-frames', 'rate_hz': RATE_HZ, 'simulated': True}
        try:
            return await job.bus.open_stream(_FRAMES_TOPIC, {**start, 'frame_samples': program.frame_samples, 'job_id': str(job.id)})
        except CLASSES['request/no-responder']:
            return None

    def _check(self, job: Job, program: Program) -> float:
        """Joules that the job may take."""
        runs_max = job.constraints.get('max_runs', RUNS_MAX)
        left = self.run_budget - self.runs_done
        limit_j = min(float(job.constraints.get('max_energy_joules', self.max_energy_joules)), self.max_energy_joules)
        if program.runs > min(runs_max, left):
            text = f'{program.runs} runs: the job allows {runs_max}, the rig has {left} left'
            raise make_fault('quota/exceeded', text, {'constraint': 'max_runs', 'wanted': program.runs, 'most': min(runs_max, left)})
        if program.heat_joules > limit_j:
            text = f'the drive alone takes {program.heat_joules:.6g} J, allowed are {limit_j:g} J'
            raise make_fault('quota/exceeded', text, {'constraint': 'max_energy_joules', 'wanted': program.heat_joules, 'most': limit_j})
        return limit_j


@dataclass
class _Measured:
    """What each run measured, and how many frames of all of them there were and were dropped."""

    runs: list[Floats] = field(default_factory=list)
    frames: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class _Drive:
    """One job at the rig."""

    job: Job
    program: Program
    rig: Rig
    limit_j: float
    #: None where nobody listens to the frames.
    stream: OutgoingStream | None

    async def run(self) -> _Measured:
        """Every run after the other, frame by frame.

        :raises Fault: `operator/over-limit`, `nvm/over-temperature`, why the job was cancelled, what the stream failed with.
        """
        program, measured = self.program, _Measured()
        for run in range(program.runs):
            heard = np.zeros(len(program.drive_v) + -len(program.drive_v) % program.frame_samples)
            for frame in self.rig.frames(program.drive_v, program.frame_samples):
                self.job.check_cancelled()
                _check_frame(frame, self.limit_j)
                measured.frames += 1
                measured.dropped += len(frame.samples) == 0
                begin = frame.number * program.frame_samples
                heard[begin : begin + len(frame.samples)] = frame.samples
                if self.stream is not None:
                    head = FRAME_HEAD.pack(frame.number, run, len(frame.samples), frame.temperature_c, frame.energy_joules)
                    await self.stream.write(head + frame.samples.astype('<f4').tobytes())
            self.job.report({'run': run + 1, 'of': program.runs, 'energy_joules': self.rig.energy_joules})
            measured.runs.append(heard)
        return measured


def _check_frame(frame: Frame, limit_j: float) -> None:
    if frame.temperature_c >= TEMPERATURE_MAX_C:
        text = f'the rig is at {frame.temperature_c:.1f} °C and stops at {TEMPERATURE_MAX_C:g} °C (simulated)'
        raise make_fault('nvm/over-temperature', text, {'temperature_c': frame.temperature_c, 'simulated': True})
    if frame.energy_joules > limit_j:
        text = f'the meter shows {frame.energy_joules:.6g} J, allowed are {limit_j:g} J'
        raise make_fault('operator/over-limit', text, {'constraint': 'max_energy_joules', 'most': limit_j})


def make(start: Start) -> Operator:
    """:raises ValueError: bad options."""
    return NvmRig.from_options(start.options).operator(start.identity)


if __name__ == '__main__':
    sys.exit(serve('nvm', make))
