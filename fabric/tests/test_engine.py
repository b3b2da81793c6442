"""The fabric on the engine's real Spine, over its Unix socket, with the grants that workspace.yaml gives it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import arqonbus
from engine_process import running_engine

from fabric.tests.rig import FEATURES, LEARNERS, ROOT, Controller, arrow, table, train_body


async def test_fb2_fb3_a_run_over_the_real_spine(tmp_path: Path) -> None:
    with running_engine() as engine:
        process = await asyncio.create_subprocess_exec(
            sys.executable, '-P', '-m', 'fabric', '--socket', engine.socket,
            stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=tmp_path,
            env={**os.environ, 'PYTHONPATH': f'{ROOT / "sdk/python/src"}:{ROOT}', 'PYTHONDONTWRITEBYTECODE': '1'},
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(f'{engine.tokens["fabric"]}\n'.encode())
        async with await arqonbus.connect(engine.url, engine.tokens['controller']) as bus:
            controller = Controller(bus)
            alive = await bus.subscribe('fabric.progress')
            await controller.listen()
            assert (await anext(alive)).json() == {'alive': True}
            rows = await controller.send_rows(arrow(table(rows=20_000)))
            for learner in LEARNERS:
                trained = await controller.run(train_body(learner, rows, trees=60))
                assert (trained['status'], trained['model'] in controller.artifacts) == ('ok', True)
                body = {'job': 'predict', 'run_id': 'run-1', 'learner': learner, 'model': trained['model'], 'rows': rows}
                predicted = await controller.run({**body, 'features': list(FEATURES), 'threads': 1})
                assert predicted['rows_count'] == 20_000 and predicted['outputs'][0] in controller.artifacts
        process.stdin.close()
        _, errors = await process.communicate()
        assert (process.returncode, errors) == (0, b'')
