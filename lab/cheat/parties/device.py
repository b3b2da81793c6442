"""A device host of the cheater's own, made with the published SDK alone.

`python device.py --cheat NAME --socket PATH --kind KIND --name NAME`; the token is the first line of standard input. The cheat `honest` is
the twin of all the others: it does what docs/spec/device.md asks for, and nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import os
import sys
from collections.abc import Mapping
from typing import Any

import arqonbus
import numpy
from acts import ACTS

#: An entry is a byte mod 31 - 15; bytes from here on are rejected (DV2).
_REJECT_FROM, _VALUES, _ENTRY_MAX = 248, 31, 15
_OTHER_RUN = 'run-of-another-day'
_YESTERDAY = bytes(range(32))


def matrix(challenge: bytes, which: bytes, n: int) -> numpy.ndarray:
    """A or B of a challenge, n x n."""
    values: list[int] = []
    block = 0
    while len(values) < n * n:
        drawn = hashlib.sha256(challenge + which + block.to_bytes(4, 'little')).digest()
        values += [byte % _VALUES - _ENTRY_MAX for byte in drawn if byte < _REJECT_FROM]
        block += 1
    return numpy.array(values[: n * n], dtype=numpy.float32).reshape(n, n)


class Device:
    """The honest one."""

    simulated = True
    adapter = 'numpy'

    def __init__(self, bus: arqonbus.Bus, name: str, kind: str) -> None:
        self.bus = bus
        self.name = name
        self.kind = kind

    async def work(self, job: arqonbus.Job) -> Mapping[str, Any]:
        if job.operation == 'proof_of_work':
            return await self.prove(job)
        memory = {'used_bytes': 0, 'tensors': 0, 'budget_bytes': 1 << 30}
        return {
            'kind': self.kind,
            'simulated': self.simulated,
            'software': self.simulated,
            'backend': f'numpy {numpy.__version__}',
            'adapter': self.adapter,
            'vendor': '',
            'memory': memory,
        }

    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        data = self.product(bytes.fromhex(job.body['challenge']), job.body['n'])
        commitment = await self.commit(job, data)
        sent = await self.show(job, data)
        return {'n': job.body['n'], 'commitment': commitment, 'outputs': [sent.address], 'backend': 'numpy', 'adapter': self.adapter}

    def product(self, challenge: bytes, n: int) -> bytes:
        return (matrix(challenge, b'A', n) @ matrix(challenge, b'B', n)).astype('<f4').tobytes()

    async def commit(self, job: arqonbus.Job, data: bytes) -> str:
        commitment = hashlib.sha256(data).hexdigest()
        told = {'run_id': job.body['run_id'], 'job_id': str(job.id), 'device': self.name, 'commitment': commitment}
        await self.bus.publish('device.progress', told, correlation_id=job.id)
        return commitment

    async def show(self, job: arqonbus.Job, data: bytes) -> Any:
        start = {'name': 'product.f32', 'content_type': 'application/octet-stream', 'run_id': job.body['run_id'], 'kind': 'product'}
        return await job.send_artifact(start, data)


class WrongByOne(Device):
    def product(self, challenge: bytes, n: int) -> bytes:
        entries = numpy.frombuffer(super().product(challenge, n), dtype='<f4').copy()
        entries[len(entries) // 2] += 1
        return entries.tobytes()


class YesterdaysProof(Device):
    def product(self, challenge: bytes, n: int) -> bytes:
        return super().product(_YESTERDAY, n)


class Zeros(Device):
    def product(self, challenge: bytes, n: int) -> bytes:
        return bytes(4 * n * n)


class Rounded(Device):
    """Half precision is faster: 10 bits of each entry are right."""

    def product(self, challenge: bytes, n: int) -> bytes:
        entries = numpy.frombuffer(super().product(challenge, n), dtype='<f4')
        return (entries.astype('f2').astype('<f4') + numpy.float32(0.25)).tobytes()


class HalfTheProduct(Device):
    def product(self, challenge: bytes, n: int) -> bytes:
        return super().product(challenge, n)[: 2 * n * n]


class Uncommitted(Device):
    async def commit(self, job: arqonbus.Job, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()


class CommittedLate(Device):
    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        data = self.product(bytes.fromhex(job.body['challenge']), job.body['n'])
        sent = await self.show(job, data)
        commitment = await self.commit(job, data)
        return {'n': job.body['n'], 'commitment': commitment, 'outputs': [sent.address]}


class CommittedBlind(Device):
    """Commits at once, to anything, to look quick; computes afterwards."""

    async def commit(self, job: arqonbus.Job, data: bytes) -> str:
        return await super().commit(job, b'anything')


class PosedAsGpu(Device):
    simulated = False
    adapter = 'NVIDIA H100 80GB HBM3'

    def __init__(self, bus: arqonbus.Bus, name: str, kind: str) -> None:
        super().__init__(bus, name, 'cuda')


class NoSimulation(Device):
    simulated = False
    adapter = 'NVIDIA H100 80GB HBM3'


class Gone(Device):
    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        os._exit(0)


class OutOfOrder(Device):
    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        await self.bus.publish('pipeline.agents', {'run_id': job.body['run_id'], 'phase': 'REVIEW_DEPLOY', 'event': 'done'})
        return await super().prove(job)


class OtherRun(Device):
    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        return {**await super().prove(job), 'run_id': _OTHER_RUN}


class Excused(Device):
    async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
        raise arqonbus.errors.make_fault('device/faulted', 'not today')


DEVICES: Mapping[str, type[Device]] = {
    'honest': Device,
    'be-wrong-by-one': WrongByOne,
    'reuse-yesterdays-proof': YesterdaysProof,
    'compute-nothing': Zeros,
    'round-the-product': Rounded,
    'compute-half': HalfTheProduct,
    'skip-the-commitment': Uncommitted,
    'commit-late': CommittedLate,
    'commit-blind': CommittedBlind,
    'pose-as-a-gpu': PosedAsGpu,
    'deny-the-simulation': NoSimulation,
    'leave-during-the-proof': Gone,
    'be-done-before-the-start': OutOfOrder,
    'prove-for-another-run': OtherRun,
    'excuse-oneself': Excused,
}


def device_of(cheat: str) -> type[Device]:
    """A device by its cheat; one that is an act on the bus is done during the proof."""
    if cheat in DEVICES:
        return DEVICES[cheat]
    act = ACTS[cheat]

    class Acting(Device):
        async def prove(self, job: arqonbus.Job) -> Mapping[str, Any]:
            with contextlib.suppress(arqonbus.Fault):  # refused; the work goes on as if nothing were
                await act(self.bus, job)
            return await super().prove(job)

    return Acting


async def run(arguments: argparse.Namespace, token: str) -> None:
    async with await arqonbus.connect(arguments.socket, token, client='cheat/1', reconnect=None) as bus:
        device = device_of(arguments.cheat)(bus, arguments.name, arguments.kind)
        capabilities = arqonbus.Capabilities(
            operator_id=arguments.name,
            operator_type='generic',
            supported_schemas=['arqonbus.device.job.v1'],
            hardware_profile={'kind': device.kind},
        )
        options = arqonbus.OperatorOptions(echo=('job', 'device', 'run_id'), result_schema='arqonbus.device.result.v1')
        await arqonbus.Operator(device.work, 'device', capabilities, options).run(bus, drain_on_stdin_end=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ('cheat', 'socket', 'kind', 'name'):
        parser.add_argument(f'--{name}', required=True)
    token = sys.stdin.readline().strip()
    asyncio.run(run(parser.parse_known_args()[0], token))


if __name__ == '__main__':
    main()
