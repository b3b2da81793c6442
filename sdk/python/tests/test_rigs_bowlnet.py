"""BowlNet's bowls, features and classifier beside SciPy, librosa and scikit-learn; qml's accuracy on clips that it never saw."""

from __future__ import annotations

import json
import os

os.environ.setdefault('NUMBA_CACHE_DIR', '/tmp')

import numpy as np
import pytest
from arqonbus.rigs import bowlnet_model, qml_model
from arqonbus.rigs.bowlnet_bowls import BOWLS, LABELS, RATE_HZ, impulse_response, make_bowl, resonators, strike
from arqonbus.rigs.bowlnet_features import FFT, HOP, MELS, Features, FeatureStream, features_of, mel_filters
from arqonbus.rigs.bowlnet_model import Classifier, Examples, make_examples
from arqonbus.rigs.qml_model import QmlModel
from scipy.signal import fftconvolve, lfilter

ALL_BOWLS = tuple(BOWLS)


@pytest.fixture(scope='module')
def examples() -> Examples:
    return make_examples(0)


@pytest.fixture(scope='module')
def held_out() -> Examples:
    return make_examples(1000, 24)


@pytest.mark.parametrize('name', ALL_BOWLS)
def test_or9_a_bowls_filters_are_its_impulse_response(name: str) -> None:
    samples = strike('clay', (1,), 0.5)
    response = impulse_response(BOWLS[name], 4.0)
    response /= np.sqrt(np.sum(response**2))
    filtered = np.sum([lfilter(b, a, samples) for b, a in resonators(name)], axis=0)
    assert filtered == pytest.approx(fftconvolve(samples, response)[: len(samples)], abs=1e-9)


def test_or9_a_bowls_modes_stand_as_those_of_a_ring() -> None:
    bowl = make_bowl('bronze', 200.0)
    assert [round(f / 200, 3) for f in bowl.f_hz] == [1.0, 2.828, 5.423, 8.771]
    assert len(make_bowl('glass', 1000.0).f_hz) == 3, 'no mode above 0.45 of the rate'


def test_or10_log_mel_and_onset_are_librosas() -> None:
    import librosa
    import librosa.onset

    samples = strike('glass', (2,))
    features = features_of(samples, ('glass-low',))
    power = librosa.feature.melspectrogram(
        y=samples, sr=RATE_HZ, n_fft=FFT, hop_length=HOP, center=False, n_mels=MELS, fmin=60.0, power=2.0, dtype=np.float64
    )
    table = features.table
    expected = librosa.power_to_db(power, amin=1e-10, top_db=None)
    assert table[:, :MELS] == pytest.approx(expected.T, abs=1e-6)
    onset = librosa.onset.onset_strength(S=expected, center=False, detrend=False)
    assert table[:, -1] == pytest.approx(onset[: len(table)], abs=1e-6)
    assert mel_filters().shape == (MELS, FFT // 2 + 1)


def test_or10_the_onset_is_where_the_bowl_was_struck() -> None:
    samples = strike('bronze', (4,))
    begin = int(np.argmax(np.abs(samples) > 0.1)) / RATE_HZ
    assert features_of(samples, ALL_BOWLS).onset_s == pytest.approx(begin, abs=FFT / RATE_HZ)


@pytest.mark.parametrize('piece', [1, 100, 511, 512, 513, 4000])
def test_or11_pieces_of_any_size_give_the_same_frames(piece: int) -> None:
    samples = strike('bronze', (5,), 0.3)
    whole = features_of(samples, ALL_BOWLS)
    stream = FeatureStream(ALL_BOWLS)
    told = [frame for at in range(0, len(samples), piece) for frame in stream.push(samples[at : at + piece])]
    assert len(told) == len(whole.frames)
    assert stream.features().table == pytest.approx(whole.table, abs=1e-9)
    assert stream.features().modal_energy == pytest.approx(whole.modal_energy, abs=1e-9)


def test_or12_weights_are_json_that_reads_back_the_same_and_training_is_repeatable(examples: Examples) -> None:
    model = bowlnet_model.train(examples, ALL_BOWLS)
    again = Classifier.from_json(model.to_json())
    assert again.to_json() == model.to_json() == bowlnet_model.train(make_examples(0), ALL_BOWLS).to_json()
    assert json.loads(model.to_json())['bowls'] == list(ALL_BOWLS)
    assert model.sha256 != bowlnet_model.train(examples, ALL_BOWLS[:3]).sha256


def test_or12_labels_are_scikit_learns_and_mostly_right(examples: Examples, held_out: Examples) -> None:
    from sklearn.linear_model import LogisticRegression

    model = bowlnet_model.train(examples, ALL_BOWLS)
    rows, unseen = (model.standard.apply(np.hstack([one.log_mel, one.modal])) for one in (examples, held_out))
    reference = LogisticRegression(C=1.0, max_iter=2000).fit(rows, examples.labels)
    clips = [Features((), log_mel, modal, 0.0) for log_mel, modal in zip(held_out.log_mel, held_out.modal, strict=True)]
    found = [model.classify(clip) for clip in clips]
    assert [LABELS.index(label) for label, _ in found] == reference.predict(unseen).tolist()
    assert [confidence for _, confidence in found] == pytest.approx(reference.predict_proba(unseen).max(axis=1))
    accuracy = np.mean([label == LABELS[wanted] for (label, _), wanted in zip(found, held_out.labels, strict=True)])
    assert accuracy >= 0.75


def test_or16_qml_is_ten_points_above_the_majority_class_on_clips_it_never_saw(examples: Examples, held_out: Examples) -> None:
    model = qml_model.train(examples, 1)
    found = [model.classify(modal)[0] for modal in held_out.modal]
    accuracy = float(np.mean([label == LABELS[wanted] for label, wanted in zip(found, held_out.labels, strict=True)]))
    majority = float(np.bincount(held_out.labels).max() / len(held_out.labels))
    assert accuracy >= majority + 0.1
    assert QmlModel.from_json(model.to_json()).to_json() == model.to_json()
    assert QmlModel.from_json(model.to_json()).classify(held_out.modal[0]) == model.classify(held_out.modal[0])


def test_or15_qml_learns_the_same_from_the_same_seed(examples: Examples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qml_model, 'STEPS', 4)
    first, again, other = (qml_model.train(examples, seed).sha256 for seed in (1, 1, 2))
    assert first == again != other


def test_or12_a_strike_is_its_seed() -> None:
    assert np.array_equal(strike('clay', (1, 2)), strike('clay', (1, 2)))
    assert not np.array_equal(strike('clay', (1, 2)), strike('clay', (1, 3)))
