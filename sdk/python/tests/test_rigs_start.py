"""How the operators that ship are started: options are checked before anything is connected."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from product_process import ROOT


@pytest.mark.parametrize(
    ('module', 'options', 'named'),
    [
        ('nvm', {'sed': 1}, 'unknown option sed'),
        ('nvm', {'seed': True}, 'option seed'),
        ('nvm', {'faults': {'loud': 1}}, 'unknown option loud'),
        ('nvm', {'faults': {'stuck_mode': 8}}, 'stuck_mode'),
        ('nvm', [], 'a JSON object'),
        ('bowlnet', {'max_parallel_jobs': 99}, 'option max_parallel_jobs'),
        ('qml', {'seed': -1}, 'option seed'),
        ('store', {'max_rows': 0}, 'options max_rows'),
    ],
)
def test_or1_an_option_that_is_wrong_ends_it_with_its_name(module: str, options: Any, named: str, tmp_path: Path) -> None:
    command = [sys.executable, '-m', f'arqonbus.rigs.{module}', '--socket', '/nowhere']
    environment = {**os.environ, 'PYTHONPATH': str(ROOT / 'sdk/python/src')}
    lines = f'token\n{json.dumps(options)}\n'
    done = subprocess.run(command, input=lines, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, '')
    assert named in done.stderr
