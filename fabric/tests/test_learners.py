"""The learners alone: canonical forms, determinism, typed refusals."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from arqonbus.errors import Fault
from sklearn.ensemble import RandomForestRegressor

from fabric.jobs import PredictJob, TrainJob, read_job
from fabric.learners import forest_learner, learner_named
from fabric.rows import Rows
from fabric.tests.rig import FEATURES, LEARNERS, PARAMS, ROOT, table, train_body, train_job

ROWS = Rows(table(), 300)
ADDRESS = f'sha256:{"0" * 64}'


@pytest.fixture(autouse=True)
def in_a_job_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def train(job: TrainJob) -> bytes:
    return learner_named(job.learner).train(ROWS.matrix(FEATURES), ROWS.target('y'), job, lambda trees: None)


def hashes() -> list[str]:
    return [hashlib.sha256(train(train_job(learner))).hexdigest() for learner in LEARNERS]


def test_fb7_two_processes_make_the_same_bytes() -> None:
    script = 'import json; from fabric.tests.test_learners import hashes; print(json.dumps(hashes()))'
    path = f'{ROOT}:{ROOT}/sdk/python/src:{ROOT}/sdk/python/tests'
    environment = {'PYTHONPATH': path, 'PYTHONDONTWRITEBYTECODE': '1', 'PATH': '/usr/bin:/bin', 'PYTHONHASHSEED': 'random'}
    made = subprocess.run([sys.executable, '-c', script], capture_output=True, text=True, check=True, env=environment)
    assert json.loads(made.stdout) == hashes()


@pytest.mark.parametrize('learner', LEARNERS)
def test_fb7_another_seed_makes_other_bytes(learner: str) -> None:
    assert train(train_job(learner)) != train(train_job(learner, seed=43))


@pytest.mark.parametrize('learner', LEARNERS)
def test_predictions_come_from_the_canonical_bytes_and_are_good(learner: str) -> None:
    model = train(train_job(learner, trees=100))
    asked = Rows(table(seed=8), 300)
    first = learner_named(learner).predict(model, asked.matrix(FEATURES))
    assert first.dtype == np.float64 and first.shape == (300,)
    assert all((learner_named(learner).predict(model, asked.matrix(FEATURES)) == first).all() for _ in range(20))
    naive = np.abs(ROWS.target('y').mean() - asked.target('y')).mean()
    assert np.abs(first - asked.target('y')).mean() < 0.7 * naive


@pytest.mark.parametrize('learner', LEARNERS)
def test_trees_are_reported_as_they_grow(learner: str) -> None:
    seen: list[int] = []
    learner_named(learner).train(ROWS.matrix(FEATURES), ROWS.target('y'), train_job(learner, trees=120), seen.append)
    assert seen == sorted(seen) and len(seen) > 1 and seen[-1] == 120


@pytest.mark.parametrize('learner', LEARNERS)
@pytest.mark.parametrize('params', [{'no_such_thing': 1}, {'max_depth': -7}, {'nthread': 4}, {'random_state': 1}, {'train_dir': '/tmp'}])
def test_fb6_parameters_that_are_unknown_wrong_or_the_jobs_own_are_refused(learner: str, params: dict[str, int]) -> None:
    with pytest.raises(Fault) as raised:
        train(train_job(learner, params=params))
    assert raised.value.code == 'job/bad-parameters'


def test_fb4_xgboost_holds_the_trees_it_was_told_to_grow() -> None:
    import xgboost

    booster = xgboost.Booster()
    booster.load_model(bytearray(train(train_job('xgboost', trees=33))))
    assert booster.num_boosted_rounds() == 33
    assert booster.feature_names == list(FEATURES)


def test_fb4_catboost_has_no_guid_time_or_path_and_sorted_keys_without_spaces(tmp_path: Path) -> None:
    model = train(train_job('catboost', trees=33))
    content = json.loads(model)
    assert len(content['oblivious_trees']) == 33
    assert set(content['model_info']) == {'catboost_version_info', 'params'}
    assert json.dumps(content, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode() == model
    assert str(tmp_path).encode() not in model
    assert list(tmp_path.iterdir()) == []


def test_fb4_the_forest_is_an_arrow_file_of_plain_arrays() -> None:
    model = train(train_job('random_forest', trees=60))
    forest = pa.ipc.open_file(pa.BufferReader(model)).read_all()
    assert [(field.name, str(field.type)) for field in forest.schema] == [
        ('tree', 'uint32'), ('node', 'uint32'), ('left', 'int32'), ('right', 'int32'), ('feature', 'int32'), ('threshold', 'double'),
        ('value', 'double'), ('missing_left', 'bool'),
    ]  # fmt: skip
    assert len(set(forest.column('tree').to_pylist())) == 60
    leaves = forest.filter(pa.compute.equal(forest.column('left'), -1))
    assert set(leaves.column('right').to_pylist()) == set(leaves.column('feature').to_pylist()) == {-1}


def test_the_forest_grown_in_steps_is_the_one_grown_at_once_and_answers_as_scikit_learn_does() -> None:
    trees = 2 * forest_learner.STEP_TREES + 7
    features, target = ROWS.matrix(FEATURES), ROWS.target('y')
    whole = RandomForestRegressor(n_estimators=trees, random_state=42, n_jobs=1, **PARAMS['random_forest']).fit(features, target)
    model = train(train_job('random_forest', trees=trees))
    assert forest_learner.write_forest([estimator.tree_ for estimator in whole.estimators_]) == model
    asked = Rows(table(seed=8), 300).matrix(FEATURES)
    assert learner_named('random_forest').predict(model, asked).tobytes() == whole.predict(asked).tobytes()


def test_jobs_are_read() -> None:
    job = read_job(train_body('xgboost', ADDRESS))
    assert job == train_job('xgboost', rows=ADDRESS)
    body = {'job': 'predict', 'learner': 'xgboost', 'rows': ADDRESS, 'model': ADDRESS, 'features': ['a'], 'threads': 1}
    assert read_job(body) == PredictJob('xgboost', ADDRESS, ('a',), ADDRESS, 1)


@pytest.mark.parametrize(
    ('member', 'value'),
    [
        ('job', 'dance'), ('learner', ''), ('learner', 3), ('rows', 'sha256:xyz'), ('rows', None), ('features', []),
        ('features', ['a', 'a']), ('features', 'a'), ('features', [1]), ('target', ''), ('target', 'a'), ('trees', 0),
        ('trees', 100_001), ('trees', 1.5), ('trees', True), ('seed', -1), ('seed', 2**31), ('threads', 0), ('threads', 257),
        ('params', []), ('params', {'a': [1]}),
    ],
)  # fmt: skip
def test_fb6_a_job_that_is_ill_formed_names_its_member(member: str, value: object) -> None:
    with pytest.raises(Fault) as raised:
        read_job({**train_body('xgboost', ADDRESS), member: value})
    assert (raised.value.code, raised.value.evidence) == ('job/bad-parameters', {'parameter': member})


def test_fb3_predictions_are_asked_for_with_one_thread() -> None:
    body = {'job': 'predict', 'learner': 'xgboost', 'rows': ADDRESS, 'model': ADDRESS, 'features': ['a'], 'threads': 2}
    with pytest.raises(Fault, match='threads'):
        read_job(body)


def test_fb4_a_forest_whose_walk_would_not_end_is_refused() -> None:
    table_ = pa.ipc.open_file(pa.BufferReader(train(train_job('random_forest', trees=3)))).read_all()
    asked = ROWS.matrix(FEATURES)
    for name, wrong in (('left', 0), ('right', 10**6), ('feature', len(FEATURES))):
        column = table_.column(name).to_pylist()
        column[0] = wrong
        at = table_.schema.get_field_index(name)
        altered = table_.set_column(at, table_.schema.field(at), pa.array(column, type=table_.schema.field(at).type))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_file(sink, table_.schema) as writer:
            writer.write_table(altered)
        with pytest.raises(Fault) as refused:
            learner_named('random_forest').predict(sink.getvalue().to_pybytes(), asked)
        assert refused.value.code == 'data/wrong-schema'


def test_fb10_a_forest_on_cuda_is_refused_and_a_device_is_cpu_or_cuda() -> None:
    assert read_job(train_body('xgboost', ADDRESS)) == read_job({**train_body('xgboost', ADDRESS), 'device': 'cpu'})
    job = read_job({**train_body('random_forest', ADDRESS), 'device': 'cuda'})
    assert isinstance(job, TrainJob)
    with pytest.raises(Fault) as refused:
        train(job)
    assert refused.value.code == 'device/missing'
    with pytest.raises(Fault) as unknown:
        read_job({**train_body('xgboost', ADDRESS), 'device': 'tpu'})
    assert unknown.value.evidence == {'parameter': 'device'}
