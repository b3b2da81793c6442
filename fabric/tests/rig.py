"""Seeded rows, jobs, and a controller that talks to a fabric."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import arqonbus
import numpy as np
import pyarrow as pa
from wire_server import until

from fabric.jobs import TrainJob
from fabric.rows import Floats

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ('a', 'b', 'c', 'd')
PARAMS: dict[str, dict[str, Any]] = {
    'xgboost': {'max_depth': 4, 'learning_rate': 0.1, 'subsample': 0.8, 'colsample_bytree': 0.8, 'min_child_weight': 5},
    'catboost': {'depth': 4, 'learning_rate': 0.1},
    'random_forest': {'max_depth': 6, 'max_features': 'sqrt', 'min_samples_leaf': 5},
}
LEARNERS = tuple(PARAMS)
GRANTS = {
    'publish': ['fabric.results', 'fabric.progress', 'fabric.artifacts'],
    'subscribe': ['fabric.jobs', 'fabric.rows'],
    'execute': ['generic'],
}


def table(rows: int = 300, seed: int = 7) -> dict[str, Floats]:
    """Four features with a fifth of their values missing, and a target that depends on two of them."""
    rng = np.random.default_rng(seed)
    columns = {name: rng.normal(size=rows) for name in FEATURES}
    target = 2 * columns['a'] + np.abs(columns['b']) + rng.normal(size=rows) * 0.1
    for name in FEATURES:
        columns[name] = np.where(rng.random(rows) < 0.2, np.nan, columns[name])
    return {**columns, 'y': target}


def arrow(columns: dict[str, Floats]) -> bytes:
    """An Arrow IPC stream in two batches; NaN becomes null."""
    whole = pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, whole.schema) as writer:
        writer.write_table(whole, max_chunksize=max(1, whole.num_rows // 2))
    data: bytes = sink.getvalue().to_pybytes()
    return data


def train_job(learner: str, trees: int = 20, **changes: Any) -> TrainJob:
    values = {'rows': '', 'features': FEATURES, 'target': 'y', 'seed': 42, 'threads': 2, 'params': PARAMS[learner], **changes}
    return TrainJob(learner=learner, trees=trees, **values)


def train_body(learner: str, rows: str, trees: int = 20, **changes: Any) -> dict[str, Any]:
    return {
        'job': 'train', 'run_id': 'run-1', 'phase': 'MODEL_TRAINING', 'learner': learner, 'rows': rows, 'inputs': [rows],
        'features': list(FEATURES), 'target': 'y', 'trees': trees, 'seed': 42, 'threads': 2, 'params': PARAMS[learner], **changes,
    }  # fmt: skip


class Controller:
    """What the engine's controller does: sends rows and jobs, collects results, progress and artifacts."""

    def __init__(self, bus: arqonbus.Bus) -> None:
        self.bus = bus
        self.results: dict[str, tuple[dict[str, Any], arqonbus.Message]] = {}
        self.progress: list[dict[str, Any]] = []
        self.artifacts: dict[str, arqonbus.ReceivedStream] = {}

    async def listen(self) -> None:
        await self.bus.subscribe('fabric.results', self._take)
        await self.bus.subscribe('fabric.progress', lambda message: self.progress.append(message.json()))
        await self.bus.receive_streams('fabric.artifacts', self._keep, bytes_max=64 * 1024**2)

    def _take(self, message: arqonbus.Message) -> None:
        self.results[str(message.envelope.correlation_id)] = (message.json(), message)

    def _keep(self, stream: arqonbus.ReceivedStream) -> None:
        self.artifacts[stream.address] = stream

    async def send_rows(self, data: bytes) -> str:
        stream = await self.bus.open_stream('fabric.rows', {'name': 'train', 'content_type': 'application/vnd.apache.arrow.stream'})
        await stream.write(data)
        return (await stream.end()).address

    async def submit(self, body: dict[str, Any]) -> str:
        return str(await self.bus.submit_job('fabric.jobs', body, schema='arqonbus.fabric.job.v1'))

    async def result(self, job_id: str) -> dict[str, Any]:
        await until(lambda: job_id in self.results, 40)
        return self.results[job_id][0]

    async def run(self, body: dict[str, Any]) -> dict[str, Any]:
        return await self.result(await self.submit(body))


Start = Callable[..., Awaitable[asyncio.subprocess.Process]]
