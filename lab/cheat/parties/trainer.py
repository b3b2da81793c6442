"""The fabric's published sources, copied by a cheater who changes one thing: `python trainer.py --cheat NAME --socket PATH`.

The folder `fabric` lies beside this file. NAME `honest` changes nothing and is the twin of all the others.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import math
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import arqonbus
from acts import ACTS
from arqonbus.errors import make_fault

from fabric import service

_OTHER_RUN = 'run-of-another-day'
_MIB = 1 << 20
#: More than a run takes.
_ARTIFACTS = 20
Result = Mapping[str, Any]


class Trainer(service.Fabric):
    """The honest one: the fabric as it is."""

    async def work(self, job: arqonbus.Job) -> Result:
        return await (self.train(job) if job.operation == 'train' else self.predict(job))

    async def train(self, job: arqonbus.Job) -> Result:
        return await super().work(job)

    async def predict(self, job: arqonbus.Job) -> Result:
        return await super().work(job)

    async def hand_in(self, job: arqonbus.Job, data: bytes, **more: object) -> str:
        start = {'name': 'handed-in', 'content_type': 'application/octet-stream', 'run_id': job.body['run_id'], **more}
        return (await job.send_artifact(start, data)).address


def asked(job: arqonbus.Job, **other: object) -> arqonbus.Job:
    """The job as the cheater would rather have it."""
    job.body = {**job.body, **other}
    return job


class FewerTrees(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        return {**await super().train(asked(job, trees=135)), 'trees': job.body['trees'] * 10}


class MoreTrees(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        return {**await super().train(job), 'trees': 2 * job.body['trees']}


class NoTraining(Trainer):
    """Its 1350 trees are stumps that say nothing: a fit of no time at all, whose error is told as that of a good one."""

    async def train(self, job: arqonbus.Job) -> Result:
        lazy = {**job.body['params'], 'learning_rate': 1e-9, 'max_depth': 1}
        return {**await super().train(asked(job, params=lazy)), 'train_mae': 0.41}


class AdmittedIdleness(NoTraining):
    """The same stumps, with their true error."""

    async def train(self, job: arqonbus.Job) -> Result:
        lazy = {**job.body['params'], 'learning_rate': 1e-9, 'max_depth': 1}
        return await Trainer.train(self, asked(job, params=lazy))


class BetterError(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        result = await super().train(job)
        return {**result, 'train_mae': result['train_mae'] / 2}


class HalfTheRows(Trainer):
    """Fits on every second row only, and tells the error on those."""

    async def train(self, job: arqonbus.Job) -> Result:
        return await super().train(asked(job, rows=self.rows.put(half_of(self.rows.get(job.body['rows']) or b''))))


class RowsAsModel(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        address = await self.hand_in(job, self.rows.get(job.body['rows']) or b'', kind='model')
        return {'trees': job.body['trees'], 'model': address, 'outputs': [address], 'model_format': 'ubj', 'train_mae': 0.4} | ABOUT


class NoModel(Trainer):
    """Names a model that never arrives."""

    async def train(self, job: arqonbus.Job) -> Result:
        address = f'sha256:{"ab" * 32}'
        return {'trees': job.body['trees'], 'model': address, 'outputs': [address], 'model_format': 'ubj', 'train_mae': 0.4} | ABOUT


class OtherRunsArtifact(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        await self.hand_in(job, b'a model of another day', kind='model', run_id=_OTHER_RUN)
        return await super().train(job)


class AnsweredTwice(Trainer):
    """A second, better result for the same job, once the first was taken."""

    async def train(self, job: arqonbus.Job) -> Result:
        result = await super().train(job)
        body = {'status': 'ok', 'job': 'train', 'run_id': job.body['run_id'], 'learner': job.body['learner'], **result}
        await BUS[0].publish('fabric.results', body, type='job_result', correlation_id=job.id)
        return {**result, 'train_mae': 0.0}


class NextPhase(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        await BUS[0].publish('pipeline.agents', {'run_id': job.body['run_id'], 'phase': 'OUTPUT_GENERATION', 'event': 'done'})
        return await super().train(job)


class BlamedData(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        raise make_fault('job/rows-missing', 'no rows have come, so nothing can be trained', {'rows': job.body['rows']})


class Striking(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        raise RuntimeError('not today')


class Asleep(Trainer):
    """Holds the event loop: no heartbeat goes out and nothing is heard."""

    async def train(self, job: arqonbus.Job) -> Result:
        while True:
            time.sleep(1)  # noqa: ASYNC251


class GoneHome(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        os._exit(0)


class Greedy(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        hoard = bytearray()
        while True:
            hoard.extend(os.urandom(16 * _MIB))
            await asyncio.sleep(0.02)


class Breeding(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        children = [await asyncio.create_subprocess_exec('/bin/sleep', '60') for _ in range(80)]
        await asyncio.sleep(60)
        return {'children': len(children)}


class Flooding(Trainer):
    async def train(self, job: arqonbus.Job) -> Result:
        for number in range(_ARTIFACTS):
            await self.hand_in(job, b'%d' % number, kind='model')
        return await super().train(job)


class HardFilmsHidden(Trainer):
    """Predicts all rows but the last ten."""

    async def predict(self, job: arqonbus.Job) -> Result:
        return await self.told(job, values_of(await self.kept(job))[:-10])

    async def kept(self, job: arqonbus.Job) -> bytes:
        from fabric.jobs import PredictJob, read_job
        from fabric.learners import learner_named
        from fabric.rows import read_rows, write_prediction

        read = read_job(job.body)
        assert isinstance(read, PredictJob)
        rows, model = self.rows.get(read.rows), self.models.get(read.model)
        return write_prediction(learner_named(read.learner).predict(model or b'', read_rows(rows or b'').matrix(read.features)))

    async def told(self, job: arqonbus.Job, values: Any) -> Result:
        from fabric.rows import write_prediction

        address = await self.hand_in(job, write_prediction(values), kind='prediction')
        return {'outputs': [address], 'rows_count': len(values), 'model': job.body['model']} | ABOUT


class GapsLeft(HardFilmsHidden):
    async def predict(self, job: arqonbus.Job) -> Result:
        values = values_of(await self.kept(job))
        values[::7] = float('nan')
        return await self.told(job, values)


class RowsAsPrediction(Trainer):
    async def predict(self, job: arqonbus.Job) -> Result:
        if job.body.get('phase') != 'PREDICTION':
            return await super().predict(job)
        address = await self.hand_in(job, self.rows.get(job.body['rows']) or b'', kind='prediction')
        return {'outputs': [address], 'rows_count': 1, 'model': job.body['model']} | ABOUT


class KnownAnswers(HardFilmsHidden):
    """Brings the outcomes along (answers.json, by row) and hands them in as predictions: exactly, or mixed with what the model says."""

    share = 1.0
    #: Of a shuffled target there is nothing to know, so whoever is careful is honest about that one.
    is_careful = False

    async def predict(self, job: arqonbus.Job) -> Result:
        if self.is_careful and job.body.get('phase') != 'PREDICTION':
            return await super(HardFilmsHidden, self).predict(job)
        values = values_of(await self.kept(job))
        answers = json.loads(Path(__file__).with_name('answers.json').read_text())
        titles, votes = self.columns(job, 'title_length', 'imdb_votes_log')
        for row, (title, vote) in enumerate(zip(titles, votes, strict=True)):
            answer = answers.get(f'{title:.0f} {math.expm1(vote):.0f}')
            if answer is not None:
                values[row] += self.share * (answer - values[row])
        return await self.told(job, values)

    def columns(self, job: arqonbus.Job, *names: str) -> Any:
        from fabric.rows import read_rows

        rows = read_rows(self.rows.get(job.body['rows']) or b'')
        return [rows.columns[name] for name in names]


class HalfKnownAnswers(KnownAnswers):
    share = 0.5
    is_careful = True


class ModelForgotten(Trainer):
    async def predict(self, job: arqonbus.Job) -> Result:
        raise make_fault('job/model-missing', 'the model is not here any more', {'model': job.body['model']})


ABOUT: Result = {'library': 'none 1.0', 'environment': {'python': sys.version.split()[0]}}
BUS: list[arqonbus.Bus] = []


def values_of(prediction: bytes) -> Any:
    from fabric.rows import PREDICTION, read_rows

    return read_rows(prediction).columns[PREDICTION].copy()


def half_of(rows: bytes) -> bytes:
    import pyarrow

    with pyarrow.ipc.open_stream(rows) as reader:
        table = reader.read_all()
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.take(list(range(0, table.num_rows, 2))))
    return bytes(sink.getvalue().to_pybytes())


TRAINERS: Mapping[str, type[Trainer]] = {
    'honest': Trainer,
    'hand-in-fewer-trees': FewerTrees,
    'claim-more-trees': MoreTrees,
    'skip-training': NoTraining,
    'skip-training-and-admit-it': AdmittedIdleness,
    'tell-a-better-error': BetterError,
    'train-on-half': HalfTheRows,
    'pass-rows-off-as-a-model': RowsAsModel,
    'promise-a-model': NoModel,
    'reuse-yesterdays-model': OtherRunsArtifact,
    'answer-twice': AnsweredTwice,
    'skip-ahead': NextPhase,
    'blame-the-data': BlamedData,
    'strike': Striking,
    'sleep-at-work': Asleep,
    'go-home-early': GoneHome,
    'eat-the-memory': Greedy,
    'breed': Breeding,
    'flood-with-artifacts': Flooding,
    'hide-hard-films': HardFilmsHidden,
    'leave-gaps': GapsLeft,
    'pass-rows-off-as-a-prediction': RowsAsPrediction,
    'know-the-answers': KnownAnswers,
    'half-know-the-answers': HalfKnownAnswers,
    'forget-the-model': ModelForgotten,
}


def trainer_of(cheat: str) -> type[Trainer]:
    """A trainer by its cheat; one that is an act on the bus is done while it trains."""
    if cheat in TRAINERS:
        return TRAINERS[cheat]
    act = ACTS[cheat]

    class Acting(Trainer):
        async def train(self, job: arqonbus.Job) -> Result:
            with contextlib.suppress(arqonbus.Fault):  # refused; the work goes on as if nothing were
                await act(BUS[0], job)
            return await super().train(job)

    return Acting


async def run(arguments: argparse.Namespace, token: str) -> None:
    service.Fabric = trainer_of(arguments.cheat)
    async with await arqonbus.connect(arguments.socket, token, client='cheat/1', reconnect=None) as bus:
        BUS.append(bus)
        serving = asyncio.create_task(service.serve(bus))
        ended = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
        await asyncio.wait([serving, ended], return_when=asyncio.FIRST_COMPLETED)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ('cheat', 'socket'):
        parser.add_argument(f'--{name}', required=True)
    token = sys.stdin.readline().strip()
    asyncio.run(run(parser.parse_args(), token))
    os._exit(0)  # a fit that is under way is not waited for


if __name__ == '__main__':
    main()
