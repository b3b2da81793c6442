"""A process beside the run that holds a valid token: `python holder.py --cheat NAME --url URL --token-file FILE`.

It says `ready` once it listens, and acts when the run reaches the phase that suits it; what it is refused it says too.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import contextlib
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import arqonbus
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_OTHER_RUN = 'run-of-another-day'
Phase = Mapping[str, Any]
#: More row sets than a fabric keeps, more artifacts than a run takes, more refusals than are put up with.
_ROW_SETS, _ARTIFACTS, _REFUSALS = 9, 20, 120


class Holder:
    """Acts once, when `phase` begins."""

    phase = 'MODEL_TRAINING'

    def __init__(self, bus: arqonbus.Bus) -> None:
        self.bus = bus
        self.jobs: asyncio.Queue[arqonbus.Message] = asyncio.Queue()

    async def prepare(self) -> None:
        """Before the run."""

    async def act(self, event: Phase) -> None:
        """Once, during the run."""

    async def send(self, topic: str, start: Mapping[str, object], data: bytes) -> None:
        stream = await self.bus.open_stream(topic, start)
        await stream.write(data)
        await stream.end()


class Quiet(Holder):
    """The twin: does what its token allows."""

    async def act(self, event: Phase) -> None:
        await self.bus.publish('holder.notes', {'saw': event['phase']})


class Stopper(Holder):
    async def act(self, event: Phase) -> None:
        await self.bus.request('system.run.stop', {'reason': 'mine is more urgent'})


class Listener(Holder):
    async def prepare(self) -> None:
        await self.bus.subscribe('fabric.results', lambda message: None)


class Registrar(Holder):
    """Would have other data registered, with a signature of its own making."""

    phase = 'GPU_INIT'

    async def act(self, event: Phase) -> None:
        await self.bus.request('system.data.register', {'name': 'ratings', 'person': 'vbus-person/me', 'signature': 'AAAA'})


class Nagger(Holder):
    """Is refused again and again, to keep the engine busy or its record full."""

    async def act(self, event: Phase) -> None:
        for number in range(_REFUSALS):
            with contextlib.suppress(arqonbus.errors.PublishDenied):
                await self.bus.publish('pipeline.phases', {'n': number})


class Substitute(Holder):
    """Sees the fabric's jobs and answers them first."""

    async def prepare(self) -> None:
        await self.bus.subscribe('fabric.jobs', self.jobs.put_nowait)

    async def act(self, event: Phase) -> None:
        with contextlib.suppress(asyncio.TimeoutError):
            job = await asyncio.wait_for(self.jobs.get(), 3)
            await self.answer(job, job.json())
            return
        await self.bus.publish('fabric.results', {'status': 'ok', 'run_id': event['run_id']}, type='job_result')

    async def answer(self, job: arqonbus.Message, body: Mapping[str, Any]) -> None:
        result = {'status': 'failed', 'job': body['job'], 'run_id': body['run_id'], 'error': {'code': 'operator/failed', 'message': 'me'}}
        await self.bus.publish('fabric.results', result, type='job_result', correlation_id=job.envelope.id)


class Rival(Substitute):
    """Advertises itself for the fabric's work, with more free places."""

    async def prepare(self) -> None:
        limits = {'max_parallel_jobs': 64}
        body = {
            'operator_id': 'rival',
            'operator_type': 'generic',
            'supported_schemas': ['arqonbus.fabric.job.v1'],
            'resource_limits': limits,
        }
        await self.bus.control('system.control.operators', body)
        await super().prepare()


class Smuggler(Holder):
    async def act(self, event: Phase) -> None:
        await self.send('fabric.artifacts', {'name': 'xgboost.ubj', 'kind': 'model', 'run_id': _OTHER_RUN}, b'a model')


class Flooder(Holder):
    async def act(self, event: Phase) -> None:
        for number in range(_ARTIFACTS):
            await self.send('fabric.artifacts', {'name': 'xgboost.ubj', 'kind': 'model', 'run_id': event['run_id']}, b'%d' % number)


class Impostor(Holder):
    async def act(self, event: Phase) -> None:
        await self.bus.publish('pipeline.agents', {'run_id': event['run_id'], 'phase': 'REVIEW_DEPLOY', 'event': 'done'})


class Feeder(Holder):
    """Sends so many other rows that those of the run must make room."""

    async def act(self, event: Phase) -> None:
        for number in range(_ROW_SETS):
            await self.send('fabric.rows', {'name': 'train.arrows', 'run_id': event['run_id']}, b'%d' % number)


class Nurse(Holder):
    """Beats for a fabric that hangs."""

    async def act(self, event: Phase) -> None:
        for _ in range(40):
            await self.bus.publish('fabric.progress', {'run_id': event['run_id'], 'alive': True})
            await asyncio.sleep(0.25)


class Releaser(Holder):
    """Releases what waits for a person, signed by a key of its own: under its own name, then under the person's."""

    phase = 'REVIEW_DEPLOY'

    async def prepare(self) -> None:
        await self.bus.subscribe('pipeline.progress', self.jobs.put_nowait)

    async def act(self, event: Phase) -> None:
        told = (await self.jobs.get()).json()
        while told.get('waits_for') != 'release':
            told = (await self.jobs.get()).json()
        trusted = await self.bus.request('system.audit.read', {'from': 0, 'kind': 'workspace_trusted', 'limit': 1})
        opened = await self.bus.request('system.audit.read', {'from': 0, 'kind': 'log_opened', 'limit': 1})
        workspace = opened['records'][0]['body']['workspace_id']
        key = Ed25519PrivateKey.generate()
        statement = f'vbus release\n{workspace}\n{told["run_id"]}\n{told["manifest_sha256"]}\nrelease\nall is well\n'
        signature = base64.b64encode(key.sign(statement.encode())).decode()
        for person in (own_verifier_key(key), trusted['records'][0]['body']['person']):
            word = {'run_id': told['run_id'], 'verdict': 'release', 'reason': 'all is well', 'attended': True}
            await attempt(
                lambda word=word, person=person: self.bus.request('system.run.release', word | {'person': person, 'signature': signature})
            )


def own_verifier_key(key: Ed25519PrivateKey) -> str:
    public = b'\x01' + key.public_key().public_bytes_raw()
    name = f'vbus-person/{hashlib.sha256(public[1:]).hexdigest()[:32]}'
    key_id = hashlib.sha256(f'{name}\n'.encode() + public).digest()[:4]
    return f'{name}+{key_id.hex()}+{base64.b64encode(public).decode()}'


class Prover(Holder):
    """Commits, for the device, to a product of its own."""

    phase = 'GPU_INIT'

    async def act(self, event: Phase) -> None:
        told = {'run_id': event['run_id'], 'job_id': '0' * 32, 'device': 'sim0', 'commitment': 'ab' * 32}
        await self.bus.publish('device.progress', told)


HOLDERS: Mapping[str, type[Holder]] = {
    'quiet': Quiet,
    'stop-a-rivals-run': Stopper,
    'listen-in': Listener,
    'register-other-data': Registrar,
    'wear-the-engine-down': Nagger,
    'answer-for-the-fabric': Substitute,
    'take-the-fabrics-work': Rival,
    'slip-in-a-model': Smuggler,
    'flood-from-outside': Flooder,
    'report-for-the-fabric': Impostor,
    'starve-the-fabric': Feeder,
    'keep-the-dead-alive': Nurse,
    'commit-for-the-device': Prover,
    'release-with-another-key': Releaser,
}


async def attempt(act: Callable[[], Awaitable[object]]) -> None:
    try:
        await act()
    except arqonbus.Fault as fault:
        print(json.dumps({'type': 'refused', 'code': fault.code}), flush=True)


async def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ('cheat', 'url', 'token-file'):
        parser.add_argument(f'--{name}', required=True)
    arguments = parser.parse_args()
    token = Path(arguments.token_file).read_text().strip()  # noqa: ASYNC240
    async with await arqonbus.connect(arguments.url, token, client='holder/1', reconnect=None) as bus:
        holder = HOLDERS[arguments.cheat](bus)
        await attempt(holder.prepare)
        phases = await bus.subscribe('pipeline.phases')
        print(json.dumps({'type': 'ready'}), flush=True)
        async for message in phases:
            event = message.json()
            if event['event'] == 'started' and event['phase'] == holder.phase:
                await attempt(lambda event=event: holder.act(event))
                break
    print(json.dumps({'type': 'done'}), flush=True)


if __name__ == '__main__':
    asyncio.run(main())
