"""The rigs as operators of the product as shipped: jobs in, frames, blobs and results out, refusals before anything moves."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import arqonbus
import numpy as np
import pyarrow.parquet as pq
import pytest
from arqonbus.rigs.bowlnet import Bowlnet
from arqonbus.rigs.bowlnet_audio import read_wav, write_wav
from arqonbus.rigs.bowlnet_bowls import BOWLS, RATE_HZ, strike
from arqonbus.rigs.bowlnet_features import HOP, features_of
from arqonbus.rigs.nvm import FRAME_HEAD, NvmRig
from arqonbus.rigs.qml import Qml
from arqonbus.rigs.store import PROVENANCE, Store
from product_process import Product, running_product
from rigs_support import joined, run_job

ALL_BOWLS = list(BOWLS)
PROGRAM = {'pulses': [{'at_ms': 5, 'mode': 2, 'amplitude': 1.0, 'width_ms': 40}], 'settle_ms': 800, 'frame_ms': 32, 'seed': 3}


@pytest.fixture(scope='module')
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running_product(tmp_path_factory.mktemp('product')) as running:
        yield running


@pytest.fixture(scope='module')
def bowlnet() -> Bowlnet:
    return Bowlnet.from_options({})


async def codes(bus: arqonbus.Bus, domain: str, bodies: list[dict[str, Any]]) -> list[str]:
    found = []
    for body in bodies:
        with pytest.raises(arqonbus.Fault) as failed:
            await run_job(bus, domain, body)
        found.append(failed.value.code)
    return found


async def test_or8_or2_a_program_becomes_frames_a_measurement_and_a_bill(product: Product) -> None:
    rig = NvmRig.from_options({'seed': 5})
    async with joined(product, rig.operator('nvm-1')) as bus:
        streams: list[arqonbus.ReceivedStream] = []
        await bus.receive_streams('nvm.artifacts', streams.append, bytes_max=2**22)
        result = await run_job(bus, 'nvm', {'job_id': 'one', 'program': {**PROGRAM, 'runs': 2}, 'metadata': {'series': 'a'}})
        again = await run_job(bus, 'nvm', {'program': {**PROGRAM, 'runs': 2}})
        samples = read_wav(await bus.blobs.get(result['measurements_ref']), result['rate_hz'])
    assert (result['simulated'], result['job_id'], result['metadata'], result['runs']) == (True, 'one', {'series': 'a'}, 2)
    assert result['measurements_ref'] == again['measurements_ref'], 'the same program and seed measure the same'
    assert result['resources']['energy_joules'] == result['energy_joules'] > 0
    assert result['resources']['runs'] == 2
    assert (streams[0].start['simulated'], streams[0].address) == (True, result['outputs'][1])
    heads, heard, data = [], np.zeros(len(samples)), streams[0].data
    while data:
        head = FRAME_HEAD.unpack(data[: FRAME_HEAD.size])
        size = FRAME_HEAD.size + 4 * head[2]
        heard[head[0] * 512 : head[0] * 512 + head[2]] += np.frombuffer(data[FRAME_HEAD.size : size], '<f4')
        heads.append(head)
        data = data[size:]
    assert len(heads) == result['frames'] == 2 * (len(samples) // 512)
    assert heard / 2 == pytest.approx(samples, abs=1e-6)
    assert heads[-1][4] == result['energy_joules']
    spectrum = np.abs(np.fft.rfft(samples[1000:], 2**18))
    assert float(np.argmax(spectrum)) * RATE_HZ / 2**18 == pytest.approx(result['modes'][2]['f_hz'], rel=5e-3)


def test_or2_what_stands_for_hardware_says_so_where_it_advertises_itself(bowlnet: Bowlnet, tmp_path: Path) -> None:
    operators = (NvmRig().operator('a'), bowlnet.operator('b'), Qml.from_options({}).operator('c'), Store(tmp_path).operator('d'))
    profiles = [operator.advertisement['hardware_profile'] for operator in operators]
    assert [profile['simulated'] for profile in profiles] == [True, True, True, False]
    assert [profile.get('stands_for') for profile in profiles] == ['resonator bank', 'bowls', 'quantum processor', None]


async def test_or7_what_is_over_a_limit_is_refused_before_anything_moves(product: Product) -> None:
    rig = NvmRig.from_options({'run_budget': 3, 'max_energy_joules': 0.05})
    loud = {'pulses': [{'at_ms': 0, 'mode': 0, 'amplitude': 5, 'width_ms': 1000}]}
    async with joined(product, rig.operator('nvm-2')) as bus:
        refused = await codes(
            bus,
            'nvm',
            [
                {'program': loud},
                {'program': PROGRAM, 'constraints': {'max_energy_joules': 1e-6}},
                {'program': {**PROGRAM, 'runs': 3}, 'constraints': {'max_runs': 2}},
                {'program': {**PROGRAM, 'runs': 4}},
                {'program': {'pulses': [{'at_ms': 0, 'mode': 99, 'amplitude': 1, 'width_ms': 1}]}},
                {'program': {'drive': 'input'}},
                {'program': {'settle_ms': 5000, 'runs': 16}},
                {'program_ref': 'sha256:' + '0' * 64},
            ],
        )
    assert refused == [
        *['quota/exceeded'] * 4,
        'schema/invalid-payload',
        'job/bad-parameters',
        'job/bad-parameters',
        'blob/unknown',
    ]  # fmt: skip
    assert rig.runs_done == 0


async def test_or6_a_rig_that_is_too_hot_stops_and_says_so(product: Product) -> None:
    rig = NvmRig.from_options({'faults': {'over_temperature': True}})
    async with joined(product, rig.operator('nvm-3')) as bus:
        assert await codes(bus, 'nvm', [{'program': PROGRAM}]) == ['nvm/over-temperature']
    broken = NvmRig.from_options({'faults': {'dropped_frames': 0.3, 'stuck_mode': 1}})
    async with joined(product, broken.operator('nvm-4')) as bus:
        result = await run_job(bus, 'nvm', {'program': PROGRAM})
    assert result['faults'] == ['stuck_mode', 'dropped_frames']
    assert 'frames_topic' not in result, 'nobody listened to the frames'
    assert 0 < result['frames_dropped'] < result['frames']


async def test_or11_or13_a_live_stream_a_file_and_a_batch_give_the_same_features(product: Product, bowlnet: Bowlnet) -> None:
    samples = read_wav(write_wav(strike('glass', (9,)), RATE_HZ), RATE_HZ)
    body = {'operator_set': ALL_BOWLS, 'job_id': 'live'}
    async with joined(product, bowlnet.operator('bowlnet-1')) as bus:
        ref = await bus.blobs.put(write_wav(samples, RATE_HZ))
        told: list[tuple[str, dict[str, Any]]] = []
        for topic in ('features.frames', 'labels.all'):
            await bus.subscribe(topic, lambda message: told.append((message.topic, message.json())))
        batch = await run_job(bus, 'bowlnet', {**body, 'mode': 'batch', 'input_audio_ref': ref})
        file = await run_job(bus, 'bowlnet', {**body, 'mode': 'online_stream', 'input_audio_ref': ref})
        asked = {**body, 'mode': 'online_stream', 'input_audio_topic': 'audio.live', 'output_topics': ['features.frames', 'labels.all']}
        job = await bus.submit(asked, topic='bowlnet.jobs', schema='arqonbus.bowlnet.job.v1')
        async for update in job:
            if update.progress.get('listening') == 'audio.live':
                break
        stream = await bus.open_stream('audio.live', {'content_type': 'audio/x-f32le', 'rate_hz': RATE_HZ})
        data = samples.astype('<f4').tobytes()
        for at in range(0, len(data), 777):
            await stream.write(data[at : at + 777])
        await stream.end()
        live = await job.result(20)
        tables = [np.load(io.BytesIO(await bus.blobs.get(one['features_ref']))) for one in (batch, file, live)]
    assert live['simulated'] is True
    for other, table in zip((file, live), tables[1:], strict=True):
        assert table == pytest.approx(tables[0], abs=1e-9)
        assert other['log_mel'] == pytest.approx(batch['log_mel'], abs=1e-9)
        assert other['modal_energy'] == pytest.approx(batch['modal_energy'], abs=1e-9)
        assert (other['onset_s'], other['label'], other['n_frames']) == (batch['onset_s'], batch['label'], batch['n_frames'])
    frames = [one for topic, one in told if topic == 'features.frames']
    assert len(frames) == live['n_frames'] == (len(samples) - 1024) // HOP + 1
    assert np.array([one['log_mel'] for one in frames]) == pytest.approx(tables[0][:, :32])
    assert [one['label'] for topic, one in told if topic == 'labels.all'] == [live['label']]


async def test_or14_bowlnet_refuses_what_it_cannot_hear(product: Product, bowlnet: Bowlnet) -> None:
    async with joined(product, replace(bowlnet, stream_wait_s=0.2).operator('bowlnet-2')) as bus:
        short = await bus.blobs.put(write_wav(np.zeros(100), RATE_HZ))
        junk = await bus.blobs.put(b'RIFF nothing')
        good: dict[str, Any] = {'operator_set': ['clay-low'], 'mode': 'batch', 'input_audio_ref': short}
        refused = await codes(
            bus,
            'bowlnet',
            [
                {**good, 'operator_set': ['tin']},
                {**good, 'operator_set': ['clay-low', 'clay-low']},
                {**good, 'mode': 'sometimes'},
                {**good, 'input_audio_topic': 'audio.live'},
                good,
                {**good, 'input_audio_ref': junk},
                {'operator_set': ['clay-low'], 'mode': 'online_stream', 'input_audio_topic': 'audio.none'},
            ],
        )
    assert refused == [*['job/bad-parameters'] * 6, 'request/deadline']


async def test_or15_or17_qml_answers_alike_for_the_same_seed_and_refuses_other_features(product: Product) -> None:
    features = features_of(strike('bronze', (3,)), ALL_BOWLS).modal_energy.tolist()
    answers = []
    for name in ('qml-1', 'qml-2'):
        async with joined(product, Qml.from_options({'seed': 2}).operator(name)) as bus:
            answers.append(await run_job(bus, 'qml', {'features': features, 'job_id': 'q'}))
            bad: list[dict[str, Any]] = [{'features': features[1:]}, {'features': ['loud'] * 6}, {'features': [1e9] * 6}, {}]
            assert await codes(bus, 'qml', bad) == ['job/bad-parameters'] * 4
    kept = ('label', 'confidence', 'model_sha256', 'seed', 'simulated')
    assert [answers[0][name] for name in kept] == [answers[1][name] for name in kept]
    assert (answers[0]['simulated'], answers[0]['seed']) == (True, 2)
    assert 1 / 3 < answers[0]['confidence'] <= 1


async def test_or18_or19_rows_become_a_parquet_file_that_says_where_they_come_from(product: Product, tmp_path: Path) -> None:
    source = 'sha256:' + 'a' * 64
    rows = [{'label': 'glass', 'confidence': 0.5, 'features_ref': source, 'log_mel': [1.0, 2.0]}, {'label': 'clay', 'confidence': 1}]
    async with joined(product, Store(tmp_path, rows_max=2).operator('store-1')) as bus:
        trace = arqonbus.Trace.parse('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
        job = await bus.submit({'rows': rows, 'dataset': 'labels'}, topic='store.jobs', schema='arqonbus.store.job.v1', trace=trace)
        result = await job.result(20)
        kept = await bus.blobs.get(result['parquet_ref'])
        refused = await codes(
            bus,
            'store',
            [
                {'rows': rows, 'dataset': '../up'},
                {'rows': [], 'dataset': 'labels'},
                {'rows': [{'a': 1}, {'a': 'text'}], 'dataset': 'labels'},
                {'rows': rows * 2, 'dataset': 'labels'},
            ],
        )
    file = tmp_path / result['path']
    assert file.read_bytes() == kept
    assert (result['sha256'], result['rows'], result['simulated']) == (result['parquet_ref'][7:], 2, False)
    table = pq.read_table(file)
    assert table.column('label').to_pylist() == ['glass', 'clay']
    assert table.column('log_mel').to_pylist() == ['[1.0,2.0]', None]
    said = json.loads(table.schema.metadata[PROVENANCE])
    assert said['job'] == str(job.id)
    assert (said['trace'], said['from'], said['sources']) == ('0af7651916cd43dd8448eb211c80319c', 'person', [source])
    assert refused == ['job/bad-parameters', 'job/bad-parameters', 'job/bad-parameters', 'quota/exceeded']
    assert sorted(path.name for path in (tmp_path / 'labels').iterdir()) == [file.name]
