"""Every example of docs/examples/python, run against the product as shipped; it must print what its last comment says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from product_process import ROOT, Product, running_product

EXAMPLES = sorted((ROOT / 'docs/examples/python').glob('*.py'))
SERVICES = ('jobs.get', 'jobs.cancel', 'blobs.get', 'blobs.stat', 'topics.list')


@pytest.fixture(scope='module')
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with running_product(tmp_path_factory.mktemp('product')) as product:
        yield make_environment(product)


def make_environment(product: Product) -> dict[str, str]:
    token = product.token('examples', publish=('>', *(f'system.{name}' for name in SERVICES)), execute=('nvm',))
    return {**os.environ, 'VBUS_URL': product.url, 'VBUS_TOKEN': token, 'PYTHONPATH': str(ROOT / 'sdk/python/src')}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize('example', EXAMPLES, ids=lambda path: path.stem)
def test_an_example_prints_what_it_says(example: Path, environment: dict[str, str]) -> None:
    _, _, said = example.read_text().partition('\n# prints:\n')
    expected = ''.join(line.removeprefix('# ') for line in said.splitlines(keepends=True))
    done = subprocess.run([sys.executable, str(example)], env=environment, capture_output=True, text=True, timeout=30)
    assert done.stderr == ''
    assert done.stdout == expected
