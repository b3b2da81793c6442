"""The fabric as a process on a bus: docs/spec/fabric.md, rule by rule."""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from wire_server import WireServer, until

from fabric.learners import learner_named
from fabric.rows import read_rows
from fabric.tests.rig import FEATURES, LEARNERS, ROOT, Controller, Start, arrow, table, train_body


async def test_it_advertises_what_it_can_do(server: WireServer, start: Start) -> None:
    await start()
    capabilities = server.advertised[0]
    assert set(capabilities) == {
        'operator_id', 'operator_type', 'supported_schemas', 'resource_limits', 'hardware_profile', 'supports_delta_only_topics',
        'engine_modes', 'churn_metrics',
    }  # fmt: skip
    assert (capabilities['operator_id'], capabilities['operator_type']) == ('fabric', 'generic')
    assert capabilities['supported_schemas'] == ['arqonbus.fabric.job.v1']


async def test_fb1_fb2_fb3_every_learner_trains_and_predicts_over_the_bus(controller: Controller, start: Start, tmp_path: Path) -> None:
    await start()
    rows = await controller.send_rows(arrow(table()))
    held_out = arrow(table(seed=8))
    asked = await controller.send_rows(held_out)
    for learner in LEARNERS:
        trained = await controller.run(train_body(learner, rows))
        model = controller.artifacts[trained['model']]
        assert (trained['status'], trained['job'], trained['run_id'], trained['learner']) == ('ok', 'train', 'run-1', learner)
        assert trained['outputs'] == [trained['model']] and trained['model_bytes'] == len(model.data) and trained['trees'] == 20
        assert set(trained['resources']) == {'cpu_ms', 'max_rss_bytes', 'wall_ms'} and trained['resources']['max_rss_bytes'] > 10**7
        assert trained['environment']['threads'] == 2 and trained['environment']['packages']['numpy'] == np.__version__
        assert trained['library'].split()[1] in trained['environment']['packages'].values()
        form = learner_named(learner).form
        assert (model.start['name'], model.start['kind'], model.start['run_id']) == (form.file_name, 'model', 'run-1')
        assert trained['model_format'] == form.format
        assert 0 < trained['train_mae'] < 1.0
        body = {
            'job': 'predict', 'run_id': 'run-1', 'phase': 'PREDICTION', 'learner': learner, 'model': trained['model'], 'rows': asked,
            'inputs': [trained['model'], asked], 'features': list(FEATURES), 'threads': 1,
        }  # fmt: skip
        answered = await controller.run(body)
        assert (answered['status'], answered['job'], answered['rows_count']) == ('ok', 'predict', 300)
        artifact = controller.artifacts[answered['outputs'][0]]
        assert artifact.start['kind'] == 'prediction'
        predicted = pa.ipc.open_stream(artifact.data).read_all()
        assert predicted.schema == pa.schema([('prediction', pa.float64())])
        expected = learner_named(learner).predict(model.data, read_rows(held_out).matrix(FEATURES))
        assert predicted.column(0).to_numpy().tobytes() == expected.tobytes()
    assert list((tmp_path / 'job').iterdir()) == []


async def test_fb2_the_model_is_streamed_before_the_result_and_the_envelopes_are_typed(
    server: WireServer, controller: Controller, start: Start
) -> None:
    await start()
    rows = await controller.send_rows(arrow(table()))
    job_id = await controller.submit(train_body('catboost', rows, trees=5))
    await controller.result(job_id)
    message = controller.results[job_id][1]
    assert (message.envelope.type, message.envelope.schema) == ('job_result', 'arqonbus.fabric.result.v1')
    assert message.delivery.from_ == 'fabric'
    order = [envelope.type for envelope in server.envelopes if envelope.topic in ('fabric.artifacts', 'fabric.results')]
    assert order[0] == 'stream_start' and order[-2:] == ['stream_end', 'job_result']
    assert [stream.start['job_id'] for stream in controller.artifacts.values()] == [job_id]


async def test_fb1_rows_that_have_not_come(controller: Controller, start: Start) -> None:
    await start()
    missing = f'sha256:{hashlib.sha256(b"").hexdigest()}'
    result = await controller.run(train_body('xgboost', missing))
    assert (result['status'], result['error']['code'], result['run_id']) == ('failed', 'job/rows-missing', 'run-1')


async def test_fb6_failures_are_typed_and_the_fabric_goes_on(controller: Controller, start: Start) -> None:
    await start()
    rows = await controller.send_rows(arrow(table()))
    bytes_of_no_table = await controller.send_rows(b'not Arrow')
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({'learner': 'oracle'}, 'job/bad-parameters'),
        ({'params': {'max_dept': 3}}, 'job/bad-parameters'),
        ({'params': {'max_depth': -3}}, 'job/bad-parameters'),
        ({'features': ['a', 'nowhere']}, 'job/bad-parameters'),
        ({'target': 'a'}, 'job/bad-parameters'),
        ({'trees': 0}, 'job/bad-parameters'),
        ({'rows': bytes_of_no_table}, 'data/wrong-schema'),
    ]
    for change, code in wrongs:
        result = await controller.run(train_body('xgboost', rows) | change)
        assert (result['status'], result['error']['code'], result['job']) == ('failed', code, 'train'), change
        assert result['error']['message'] and result['resources']['wall_ms'] >= 0
    unknown = await controller.run(
        {'job': 'predict', 'run_id': 'r', 'learner': 'xgboost', 'model': rows, 'rows': rows, 'features': ['a'], 'threads': 1}
    )
    assert unknown['error']['code'] == 'job/model-missing'
    assert (await controller.run(train_body('xgboost', rows)))['status'] == 'ok'


async def test_fb5_it_is_alive_when_idle_and_tells_trees_while_it_works(controller: Controller, start: Start) -> None:
    await start()
    await until(lambda: controller.progress.count({'alive': True}) >= 2, 5)
    rows = await controller.send_rows(arrow(table(rows=3000)))
    job_id = await controller.submit(train_body('xgboost', rows, trees=300))
    await controller.result(job_id)
    working = [progress for progress in controller.progress if progress.get('job_id') == job_id]
    assert all(progress['run_id'] == 'run-1' and progress['learner'] == 'xgboost' for progress in working)
    assert working[-1] == {'run_id': 'run-1', 'learner': 'xgboost', 'job_id': job_id, 'trees_done': 300, 'trees': 300}
    done = [progress['trees_done'] for progress in working if 'trees_done' in progress]
    assert done == sorted(done)


async def test_fb6_cancel_ends_a_job_between_trees(controller: Controller, start: Start) -> None:
    await start()
    rows = await controller.send_rows(arrow(table(rows=3000)))
    for learner in LEARNERS:
        controller.progress.clear()
        job_id = await controller.submit(train_body(learner, rows, trees=100_000))
        waiting = await controller.submit(train_body(learner, rows))
        await until(lambda: any(progress.get('trees_done', 0) > 0 for progress in controller.progress), 30)
        for one in (waiting, job_id):
            await controller.bus.publish('fabric.jobs', {'job_id': one}, type='control')
        for one in (job_id, waiting):
            result = await controller.result(one)
            assert (result['status'], result['error']['code']) == ('failed', 'pipeline/cancelled'), learner
    assert controller.artifacts == {}


@pytest.mark.parametrize('learner', LEARNERS)
async def test_the_end_of_standard_input_means_exit_even_in_the_middle_of_a_fit(controller: Controller, start: Start, learner: str) -> None:
    process = await start()
    rows = await controller.send_rows(arrow(table(rows=3000)))
    await controller.submit(train_body(learner, rows, trees=100_000))
    await until(lambda: any(progress.get('trees_done', 0) > 0 for progress in controller.progress), 30)
    assert process.stdin is not None and process.stderr is not None
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 10) == 0
    assert await process.stderr.read() == b''


def test_no_numeric_library_is_loaded_before_the_first_job_and_openmp_threads_sleep_when_they_wait() -> None:
    loaded = "sorted({'numpy', 'xgboost', 'catboost', 'sklearn'} & set(sys.modules))"
    script = f"import fabric.__main__, os, sys; print(os.environ['OMP_WAIT_POLICY'], {loaded})"
    environment = {'PYTHONPATH': f'{ROOT / "sdk/python/src"}:{ROOT}', 'PYTHONDONTWRITEBYTECODE': '1'}
    told = subprocess.run([sys.executable, '-c', script], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout == 'passive []\n'


async def test_a_bad_token_and_a_lost_engine_end_it_with_3(server: WireServer, start: Start) -> None:
    refused = await start(token='wrong', wait=False)
    assert await asyncio.wait_for(refused.wait(), 30) == 3
    assert refused.stderr is not None
    assert b'auth/bad-token' in await refused.stderr.read()
    process = await start()
    await server.parties[0].socket.close(4503, 'spine/stopping')
    assert await asyncio.wait_for(process.wait(), 10) == 3


async def test_no_token_is_a_usage_error(start: Start) -> None:
    process = await start(token='', wait=False)
    assert await asyncio.wait_for(process.wait(), 30) == 2
