"""The fabric on the bus: rows in, jobs done one after the other, models and predictions out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import arqonbus
from arqonbus.errors import make_fault

from .environment import fingerprint
from .jobs import JOB_SCHEMA, RESULT_SCHEMA, PredictJob, TrainJob, read_job
from .learners import ModelForm, OnTrees, learner_named
from .store import GIB, ContentStore

DOMAIN = 'fabric'
ROWS_CONTENT_TYPE = 'application/vnd.apache.arrow.stream'
ROW_SETS_MAX = 8
ROW_BYTES_MAX = GIB
ROW_STREAMS_MAX = 8
MODELS_MAX = 16
MODEL_BYTES_MAX = GIB // 2
_RUN_MEMBERS = ('run_id', 'learner')


class Fabric:
    """Row sets and models it was given, and what it does with them."""

    def __init__(self) -> None:
        self.rows = ContentStore(ROW_SETS_MAX, ROW_BYTES_MAX)
        self.models = ContentStore(MODELS_MAX, MODEL_BYTES_MAX)

    async def work(self, job: arqonbus.Job) -> Mapping[str, Any]:
        """One job; what it returns are the result's members.

        :raises Fault: `job/bad-parameters`, `job/rows-missing`, `job/model-missing`, `data/wrong-schema`, `pipeline/cancelled`.
        """
        read = read_job(job.body)
        rows = self.rows.get(read.rows)
        if rows is None:
            raise make_fault('job/rows-missing', f'{read.rows} has not come', {'rows': read.rows})
        if isinstance(read, TrainJob):
            return await self._train(job, read, rows)
        model = self.models.get(read.model)
        if model is None:
            raise make_fault('job/model-missing', f'the model {read.model} is not here', {'model': read.model})
        return await self._predict(job, read, rows, model)

    async def _train(self, job: arqonbus.Job, read: TrainJob, rows: bytes) -> Mapping[str, Any]:
        job.report({'learner': read.learner, 'trees_done': 0, 'trees': read.trees})

        def on_trees(done: int) -> None:
            job.report({'learner': read.learner, 'trees_done': done, 'trees': read.trees})
            job.check_cancelled()

        fit = await arqonbus.in_daemon_thread(lambda: _fit(read, rows, on_trees))
        address = self.models.put(fit.model)
        start = {'name': fit.form.file_name, 'content_type': fit.form.content_type, 'run_id': job.body.get('run_id'), 'kind': 'model'}
        sent = await job.send_artifact(start, fit.model)
        if sent.address != address:
            raise make_fault('stream/mismatch', f'{address} went out as {sent.address}')
        return {
            'trees': read.trees,
            'model': address,
            'outputs': [address],
            'model_bytes': sent.bytes,
            'model_format': fit.form.format,
            'train_mae': fit.train_mae,
            'library': fit.library,
            'environment': fingerprint(read.threads),
        }

    async def _predict(self, job: arqonbus.Job, read: PredictJob, rows: bytes, model: bytes) -> Mapping[str, Any]:
        job.report({'learner': read.learner, 'trees_done': 0, 'trees': 0})
        data, count, library = await arqonbus.in_daemon_thread(lambda: _ask(read, rows, model))
        job.check_cancelled()
        start = {
            'name': f'{read.learner}.prediction.arrow',
            'content_type': ROWS_CONTENT_TYPE,
            'run_id': job.body.get('run_id'),
            'kind': 'prediction',
        }
        sent = await job.send_artifact(start, data)
        return {
            'outputs': [sent.address],
            'rows_count': count,
            'model': read.model,
            'library': library,
            'environment': fingerprint(read.threads),
        }


@dataclass(frozen=True)
class _Fit:
    model: bytes
    form: ModelForm
    train_mae: float
    library: str


def _fit(job: TrainJob, data: bytes, on_trees: OnTrees) -> _Fit:
    from .rows import read_rows  # the numeric libraries are loaded by the first job, so that the start is quick

    learner = learner_named(job.learner)
    rows = read_rows(data)
    features, target = rows.matrix(job.features), rows.target(job.target)
    model = learner.train(features, target, job, on_trees)
    mae = float(abs(learner.predict(model, features) - target).mean())
    return _Fit(model, learner.form, mae, learner.library())


def _ask(job: PredictJob, data: bytes, model: bytes) -> tuple[bytes, int, str]:
    from .rows import read_rows, write_prediction

    learner = learner_named(job.learner)
    rows = read_rows(data)
    return write_prediction(learner.predict(model, rows.matrix(job.features))), rows.count, learner.library()


def make_operator(fabric: Fabric) -> arqonbus.Operator:
    """The fabric as an operator of `fabric.jobs`."""
    options = arqonbus.OperatorOptions(echo=_RUN_MEMBERS, result_schema=RESULT_SCHEMA, environment=lambda: fingerprint(0))
    capabilities = arqonbus.Capabilities(
        operator_id='fabric',
        operator_type='generic',
        supported_schemas=[JOB_SCHEMA],
        resource_limits={'row_sets': ROW_SETS_MAX, 'row_bytes': ROW_BYTES_MAX, 'jobs_at_once': options.concurrency},
        hardware_profile=fingerprint(0),
    )
    return arqonbus.Operator(fabric.work, DOMAIN, capabilities, options)


async def serve(bus: arqonbus.Bus) -> None:
    """Takes rows and jobs until the bus ends. Rows are listened for first, so no job can come before its rows."""
    fabric = Fabric()

    def keep(stream: arqonbus.ReceivedStream) -> None:
        # Models of an earlier run come the same way as rows do: under their hash.
        store = fabric.models if stream.start.get('kind') == 'model' else fabric.rows
        store.put(stream.data, stream.address)

    await bus.receive_streams(f'{DOMAIN}.rows', keep, bytes_max=ROW_BYTES_MAX, open_max=ROW_STREAMS_MAX)
    await make_operator(fabric).run(bus)
