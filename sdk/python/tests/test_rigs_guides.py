"""The two tutorials: their blocks are taken out of the pages and run in order, and what they print is compared with what the pages say."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from product_process import ROOT

_BLOCK = re.compile(r'^```(sh|text)\n(.*?)^```$', re.MULTILINE | re.DOTALL)
#: A whole tutorial; its operators train first.
_SECONDS_MAX = 240
_PRELUDE = """set -eu
trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
"""
#: Stands for `npx vbus`, as the clone under test.
_NPX = """#!/bin/sh
shift
exec "$VBUS_NODE" "$VBUS_MAIN" "$@"
"""


def script_of(page: str) -> tuple[str, list[str]]:
    """The shell blocks as one script that marks where each ends, and what is said to be printed by each."""
    parts, said = [_PRELUDE], []
    for kind, text in _BLOCK.findall(page):
        if kind == 'sh':
            parts.append(f'{text}echo "---"\n')
            said.append('')
        else:
            said[-1] = text
    return ''.join(parts), said


@pytest.mark.parametrize('name', ['hello-nvm-job', 'hello-bowlnet-features'])
def test_or23_a_tutorial_does_what_it_says(name: str, tmp_path: Path) -> None:
    script, said = script_of((ROOT / f'docs/guides/{name}.md').read_text())
    assert len(said) >= 4
    assert sum(bool(text) for text in said) >= 3
    for shared in ('.venv', 'sdk'):
        (tmp_path / shared).symlink_to(ROOT / shared)
    npx = tmp_path / 'bin' / 'npx'
    npx.parent.mkdir()
    npx.write_text(_NPX)
    npx.chmod(0o755)
    environment = {
        **os.environ,
        'PATH': f'{npx.parent}:{os.environ["PATH"]}',
        'VBUS_CONFIG_DIR': str(tmp_path / 'config'),
        'VBUS_NODE': str(ROOT / 'node_modules/.bin/node'),
        'VBUS_MAIN': str(ROOT / 'src/cli/main.ts'),
    }
    bash = shutil.which('bash')
    assert bash is not None
    process = subprocess.Popen(
        [bash, '-c', script],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        printed, errors = process.communicate(timeout=_SECONDS_MAX)
    finally:
        with contextlib.suppress(ProcessLookupError):  # nothing of the session is left, as it should be
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, errors
    blocks = printed.split('---\n')
    assert len(blocks) == len(said) + 1
    for block, text in zip(blocks, said, strict=False):
        assert text == '' or block.endswith(text), errors
