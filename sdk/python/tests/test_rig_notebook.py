"""The notebook operator, confined by the engine that starts it: docs/spec/rigs.md, OR37 to OR39."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import arqonbus
import nbformat
import numpy as np
import pytest
from arqonbus import Fault
from arqonbus.rigs.notebook import references
from product_process import ROOT, Product
from rigs_process import component, operators_ready, running_rigs
from scipy.io import wavfile

NVM = (ROOT / 'resources/circuits/notebooks/nvm.ipynb').read_text()
SHOW = """
from IPython.display import display
display({'application/vnd.arqonbus.result+json': %s}, raw=True)
"""


def notebook(*sources: str, tagged: int | None = None) -> str:
    cells = [nbformat.v4.new_code_cell(source, id=f'cell{at}') for at, source in enumerate(sources)]
    if tagged is not None:
        cells[tagged].metadata['tags'] = ['parameters']
    return str(nbformat.writes(nbformat.v4.new_notebook(cells=cells)))


FILES = {
    'rigs/nvm.ipynb': NVM,
    'rigs/double.ipynb': notebook(
        'x = 1\nword = "given by the notebook"',
        'import os\nprint("x is", x)\n' + SHOW % '{"doubled": 2 * x, "read": open(data).read()}',
        'open("left.txt", "w").write(word)\n' + SHOW % '{"token": [n for n in os.environ if "TOKEN" in n]}',
        tagged=0,
    ),
    'rigs/misbehave.ipynb': notebook(
        'import os, time\nprint("begun")',
        """
if how == 'sleep':
    os.system('setsid sleep 600 &')
    time.sleep(600)
if how == 'eat':
    kept = []
    while True:
        kept.append(bytearray(8 << 20))
if how == 'fail':
    raise KeyError('no such mode')
if how == 'die':
    os._exit(1)
if how == 'huge':
    from IPython.display import display
    display({'application/vnd.arqonbus.result+json': {'x': 'x' * 100_000}}, raw=True)
""",
    ),
    'rigs/other.txt': 'no notebook',
}
ANY = {'type': 'object'}
OPTIONS = {
    'notebooks': {
        'double': {
            'file': 'double.ipynb',
            'parameters': {'type': 'object', 'properties': {'x': {'type': 'integer'}, 'word': {'type': 'string'}}},
            'inputs': ['data'],
            'outputs': {'left': 'left.txt'},
        },
        'misbehave': {'file': 'misbehave.ipynb', 'parameters': ANY, 'time_s': 10, 'memory_mb': 384},
    }
}
NVM_OPTIONS = {
    'domain': 'nvm',
    'operator_type': 'nvm',
    'notebooks': {'nvm': {'file': 'nvm.ipynb', 'outputs': {'measurements': 'measurements.wav'}}},
    'serves': {'arqonbus.nvm.job.v1': 'nvm'},
}


@pytest.fixture(scope='module')
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    members = 'files: rigs\noptions: '
    stand_in = component('nvm-notebook', 'notebook', 'nvm', f'simulated: true\n{members}{json.dumps(NVM_OPTIONS)}')
    components = component('notebooks', 'notebook', 'notebook', members + json.dumps(OPTIONS))
    components += stand_in.replace('operator_type: generic', 'operator_type: nvm').replace('execute: [generic]', 'execute: [nvm]')
    with running_rigs(tmp_path_factory.mktemp('notebook'), components, FILES) as running:
        yield running


@pytest.fixture(scope='module')
def token(product: Product) -> str:
    services = ('blobs.put', 'notebook.>', 'nvm.>', 'system.blobs.get', 'system.jobs.cancel', 'system.operators.list')
    return product.token('alice', publish=services, execute=('generic', 'nvm'))


@pytest.fixture
async def alice(product: Product, token: str) -> AsyncIterator[arqonbus.Bus]:
    async with await arqonbus.connect(product.url, token) as bus:
        await operators_ready(bus, 2)
        yield bus


async def submit(bus: arqonbus.Bus, **body: Any) -> arqonbus.JobHandle:
    return await bus.submit(body, topic='notebook.jobs', schema='arqonbus.notebook.job.v1', deadline_ms=90_000)


async def run(bus: arqonbus.Bus, **body: Any) -> Mapping[str, Any]:
    return await (await submit(bus, **body)).result(60)


async def failure(bus: arqonbus.Bus, **body: Any) -> Fault:
    with pytest.raises(Fault) as failed:
        await run(bus, **body)
    return failed.value


async def executed(bus: arqonbus.Bus, ref: str) -> Any:
    return nbformat.reads((await bus.blobs.get(ref)).decode(), as_version=4)


async def test_or37_parameters_go_in_and_results_files_and_the_executed_notebook_come_out(alice: arqonbus.Bus) -> None:
    data = await alice.blobs.put(b'heard')
    result = await run(alice, notebook='double', parameters={'x': 21}, inputs={'data': data})
    assert (result['notebook'], result['result']) == ('double', {'doubled': 42, 'read': 'heard', 'token': []})
    assert await alice.blobs.get(result['output_refs']['left']) == b'given by the notebook'
    notebook = await executed(alice, result['notebook_ref'])
    assert [cell.metadata.get('tags', []) for cell in notebook.cells[:2]] == [['parameters'], ['injected-parameters']]
    assert notebook.cells[1].source.startswith('# Parameters\nx = 21\ndata = ')
    assert notebook.cells[2].outputs[0].text == 'x is 21\n'
    assert result['notebook_ref'] in result['outputs']
    sha256 = hashlib.sha256(FILES['rigs/double.ipynb'].encode()).hexdigest()
    assert result['environment']['notebooks'] == {'double': sha256}
    assert (result['environment']['simulated'], 'packages_sha256' in result['environment']) == (False, True)


async def test_or37_a_failed_cell_is_named_and_the_notebook_kept_as_far_as_it_came(alice: arqonbus.Bus) -> None:
    fault = await failure(alice, notebook='misbehave', parameters={'how': 'fail'})
    assert fault.code == 'notebook/cell-failed'
    assert (fault.evidence['cell'], fault.evidence['ename'], fault.evidence['evalue']) == (2, 'KeyError', "'no such mode'")
    notebook = await executed(alice, fault.evidence['notebook_ref'])
    assert notebook.cells[2].outputs[0].output_type == 'error'


@pytest.mark.parametrize(
    ('body', 'place'),
    [
        ({'notebook': 'other'}, '$.notebook'),
        ({'notebook': 'double', 'parameters': {'x': 'y'}}, '$.x'),
        ({'notebook': 'double', 'parameters': {'x': 1}}, '$.inputs'),
        ({'notebook': 'misbehave', 'parameters': {'how = 1; import os #': 1}}, '$.parameters'),
    ],
)
async def test_or37_a_job_that_does_not_fit_is_refused_before_anything_runs(alice: arqonbus.Bus, body: dict[str, Any], place: str) -> None:
    fault = await failure(alice, **body)
    assert (fault.code, fault.evidence.get('place')) == ('job/bad-parameters', place)


@pytest.mark.parametrize(('how', 'limit'), [('sleep', 'time_s'), ('eat', 'memory_mb')])
async def test_or38_a_notebook_over_its_limits_is_ended_and_kept_as_far_as_it_came(alice: arqonbus.Bus, how: str, limit: str) -> None:
    fault = await failure(alice, notebook='misbehave', parameters={'how': how})
    assert (fault.code, fault.evidence['limit']) == ('operator/over-limit', limit)
    notebook = await executed(alice, fault.evidence['notebook_ref'])
    assert notebook.cells[1].outputs[0].text == 'begun\n'


async def test_or38_a_kernel_that_dies_and_a_result_that_is_too_large_are_failures(alice: arqonbus.Bus) -> None:
    died = await failure(alice, notebook='misbehave', parameters={'how': 'die'})
    assert (died.code, 'DeadKernelError' in died.evidence['stderr_tail']) == ('operator/failed', True)
    assert 'at most 65536' in (await failure(alice, notebook='misbehave', parameters={'how': 'huge'})).message


async def test_or38_a_cancelled_notebook_is_ended(alice: arqonbus.Bus) -> None:
    job = await submit(alice, notebook='misbehave', parameters={'how': 'sleep'})
    async for update in job:
        if update.progress or update.state == 'running':
            await job.cancel('enough')
            break
    with pytest.raises(Fault) as ended:
        await job.result(30)
    assert ended.value.code == 'job/cancelled'


async def test_or39_a_notebook_answers_nvm_jobs_as_the_rig_does(alice: arqonbus.Bus) -> None:
    program = {'pulses': [{'at_ms': 0, 'mode': 3, 'amplitude': 1.0, 'width_ms': 60}], 'settle_ms': 1000, 'seed': 7}
    results = []
    for _ in range(2):
        job = await alice.submit(arqonbus.NvmJob(job_id='n-1', program=program, metadata={'label': 'a'}), deadline_ms=90_000)
        results.append(await job.result(60))
    first = results[0]
    assert (first['status'], first['job_id'], first['metadata'], first['simulated']) == ('ok', 'n-1', {'label': 'a'}, True)
    assert first['measurements_ref'] == results[1]['measurements_ref']
    rate, heard = wavfile.read(io.BytesIO(await alice.blobs.get(first['measurements_ref'])))
    settled = heard[round(0.1 * rate) :]
    spectrum = np.abs(np.fft.rfft(settled * np.hanning(len(settled)), 1 << 18))
    peak_hz = float(np.argmax(spectrum)) * rate / (1 << 18)
    wanted_hz = first['modes'][3]['f_hz']
    assert (rate, heard.dtype) == (16_000, np.float32)
    assert abs(peak_hz - wanted_hz) < 0.005 * wanted_hz
    assert (first['runs'], first['frames'], first['rate_hz']) == (1, len(heard) // 512, 16_000)
    assert first['resources']['energy_joules'] == pytest.approx(first['energy_joules'])
    assert first['notebook_ref'] in first['outputs'] and first['measurements_ref'] in first['outputs']


async def test_or39_a_blob_that_a_served_job_names_is_a_file_of_the_notebook(alice: arqonbus.Bus) -> None:
    out = io.BytesIO()
    wavfile.write(out, 16_000, np.sin(2 * np.pi * 471 * np.arange(8_000) / 16_000).astype(np.float32))
    ref = await alice.blobs.put(out.getvalue())
    program = {'drive': 'input', 'gain_v': 0.5}
    job = await alice.submit(arqonbus.NvmJob(program=program, input_data={'clip_ref': ref}), deadline_ms=90_000)
    result = await job.result(60)
    _, heard = wavfile.read(io.BytesIO(await alice.blobs.get(result['measurements_ref'])))
    assert float(np.abs(heard).max()) > 0.1
    job = await alice.submit(arqonbus.NvmJob(program={'runs': 4}, constraints=arqonbus.Constraints(max_runs=2)), deadline_ms=90_000)
    with pytest.raises(Fault, match='more than the job allows'):
        await job.result(60)


def test_or39_references_of_a_job_are_found_where_members_say_so() -> None:
    ref = 'sha256:' + 'ab' * 32
    job = {'input_data': {'clip_ref': ref, 'name': ref}, 'list': [{'x_ref': 'sha256:' + '0' * 64}, 'ref'], 'program_ref': 'latest'}
    assert sorted(references(job)) == ['sha256:' + '0' * 64, ref]
