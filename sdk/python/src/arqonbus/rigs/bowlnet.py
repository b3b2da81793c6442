"""BowlNet as an operator: audio in, features and a label out. Its bowls are synthesised, and every result says so (docs/spec/rigs.md)."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import make_fault
from ..job import Job
from ..operator import Capabilities, Operator, OperatorOptions
from .bowlnet_audio import BYTES_MAX, SECONDS_MAX, Floats, read_wav
from .bowlnet_bowls import BOWLS, MADE_BY, RATE_HZ
from .bowlnet_features import FFT, HOP, FeatureFrame, Features, FeatureStream, mel_filters
from .bowlnet_model import Classifier, Examples, make_examples, train
from .running import Start, check_options, read_seed, serve

_OPTIONS: dict[str, tuple[type, ...]] = {'seed': (int,), 'max_parallel_jobs': (int,), 'stream_wait_s': (int, float)}
_PARALLEL_MAX = 8
#: Trained classifiers that are kept, one an operator set.
_CLASSIFIERS_MAX = 64
#: A file that an `online_stream` job names is taken in such pieces, samples.
_PIECE = 480
FEATURES_SCHEMA = 'arqonbus.bowlnet.features.v1'
FRAME_SCHEMA = 'arqonbus.bowlnet.frame.v1'
STREAM_TYPE = 'audio/x-f32le'


@dataclass
class Bowlnet:
    """Examples to train from, and a classifier for each operator set that was asked for."""

    examples: Examples
    seed: int = 0
    parallel: int = 1
    stream_wait_s: float = 10.0
    classifiers: dict[tuple[str, ...], Classifier] = field(default_factory=dict)

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Bowlnet:
        """Synthesises the examples and trains for all bowls: a few seconds.

        :raises ValueError: an option that is unknown or wrong.
        """
        check_options(options, _OPTIONS)
        seed, parallel = read_seed(options), int(options.get('max_parallel_jobs', 1))
        if not 1 <= parallel <= _PARALLEL_MAX:
            raise ValueError(f'option max_parallel_jobs is 1 to {_PARALLEL_MAX}')
        mel_filters()
        bowlnet = cls(make_examples(seed), seed, parallel, float(options.get('stream_wait_s', 10.0)))
        bowlnet.classifier(tuple(BOWLS))
        return bowlnet

    def classifier(self, bowls: tuple[str, ...]) -> Classifier:
        """Trained when it is first asked for."""
        found = self.classifiers.get(bowls)
        if found is None:
            if len(self.classifiers) >= _CLASSIFIERS_MAX:
                self.classifiers.pop(next(iter(self.classifiers)))
            found = self.classifiers[bowls] = train(self.examples, bowls)
        return found

    def operator(self, identity: str) -> Operator:
        """Serves `bowlnet.jobs`."""
        limits = {'max_parallel_jobs': self.parallel, 'max_seconds': SECONDS_MAX, 'max_bowls': len(BOWLS)}
        profile = {'kind': 'cpu', 'simulated': True, 'stands_for': 'bowls', 'bowls': list(BOWLS), 'bowls_made_by': MADE_BY}
        schemas = ('arqonbus.bowlnet.job.v1', FEATURES_SCHEMA)
        model = self.classifier(tuple(BOWLS)).sha256
        environment = {'model_sha256': model, 'numpy': np.__version__, 'seed': self.seed, 'simulated': True}
        options = OperatorOptions(
            concurrency=self.parallel,
            echo=('job_id', 'metadata'),
            result_schema=FEATURES_SCHEMA,
            environment=lambda: environment,
            validate=_check_set,
        )
        return Operator(self.work, 'bowlnet', Capabilities(identity, 'bowlnet', schemas, limits, profile), options)

    async def work(self, job: Job) -> dict[str, Any]:
        """Takes the audio piece by piece (`online_stream`) or as a whole (`batch`).

        :raises Fault: `job/bad-parameters`, `blob/unknown`, `request/deadline` when no stream begins, and what a stream fails with.
        """
        bowls = tuple(job.body['operator_set'])
        topics = [str(topic) for topic in job.body.get('output_topics', [])]
        is_online = job.body['mode'] == 'online_stream'
        stream = FeatureStream(bowls)
        async for samples in self._audio(job, is_online):
            for frame in stream.push(samples):
                if is_online and topics:
                    await job.bus.publish(topics[0], _frame_view(job, frame), schema=FRAME_SCHEMA)
            job.check_cancelled()
            job.report({'seconds': round((stream.frames + 1) * HOP / RATE_HZ, 3)})
        try:
            features = stream.features()
        except ValueError as error:
            raise make_fault('job/bad-parameters', f'the audio has {error}', {'parameter': 'audio'}) from error
        label, confidence = self.classifier(bowls).classify(features)
        ref = await job.bus.blobs.put(_npy(features), content_type='application/x-npy')
        result = {**_view(features, ref), 'label': label, 'confidence': confidence, 'model_sha256': self.classifier(bowls).sha256}
        if topics and not is_online:
            await job.bus.publish(topics[0], {'job_id': str(job.id), 'simulated': True, **_view(features, ref)}, schema=FEATURES_SCHEMA)
        if len(topics) > 1:
            await job.bus.publish(topics[1], {'job_id': str(job.id), 'label': label, 'confidence': confidence, 'simulated': True})
        return {'simulated': True, 'mode': job.body['mode'], 'operator_set': list(bowls), 'outputs': [ref], **result}

    async def _audio(self, job: Job, is_online: bool) -> AsyncIterator[Floats]:
        ref = job.body.get('input_audio_ref')
        if ref is None:
            async for samples in self._live(job, str(job.body['input_audio_topic'])):
                yield samples
            return
        samples = read_wav(await job.bus.blobs.get(str(ref), bytes_max=BYTES_MAX), RATE_HZ)
        piece = _PIECE if is_online else len(samples)
        for at in range(0, len(samples), piece):
            yield samples[at : at + piece]

    async def _live(self, job: Job, topic: str) -> AsyncIterator[Floats]:
        """The next stream that begins on a topic: 32-bit floats, little-endian, one channel, RATE_HZ."""
        async with await job.bus.streams(topic) as incoming:
            job.report({'listening': topic})
            try:
                stream = await asyncio.wait_for(incoming.__anext__(), self.stream_wait_s)
            except asyncio.TimeoutError as error:
                text = f'no stream began on {topic} within {self.stream_wait_s:g} s'
                raise make_fault('request/deadline', text, {'topic': topic}) from error
            kind, rate = stream.start.get('content_type'), stream.start.get('rate_hz')
            if kind != STREAM_TYPE or rate != RATE_HZ:
                text = f'a stream of {kind} at {rate} Hz; it has to be {STREAM_TYPE} at {RATE_HZ} Hz'
                raise make_fault('job/bad-parameters', text, {'parameter': 'input_audio_topic'})
            left, rest = round(SECONDS_MAX * RATE_HZ), b''
            async for chunk in stream:
                data = rest + chunk
                whole = len(data) - len(data) % 4
                rest = data[whole:]
                samples = np.frombuffer(data[:whole], '<f4').astype(np.float64)
                left -= len(samples)
                if left < 0 or not np.isfinite(samples).all():
                    text = f'the stream is longer than {SECONDS_MAX:g} s or holds samples that are no numbers'
                    raise make_fault('job/bad-parameters', text, {'parameter': 'input_audio_topic'})
                yield samples


def _check_set(job: Job) -> None:
    bowls = job.body.get('operator_set')
    is_list = isinstance(bowls, list) and 1 <= len(bowls) <= len(BOWLS) and len({str(bowl) for bowl in bowls}) == len(bowls)
    if not is_list or any(bowl not in BOWLS for bowl in bowls or []):
        text = f'operator_set names bowls, each once: {", ".join(BOWLS)}'
        raise make_fault('job/bad-parameters', text, {'parameter': 'operator_set'})
    if job.body.get('mode') not in ('online_stream', 'batch'):
        raise make_fault('job/bad-parameters', 'mode is online_stream or batch', {'parameter': 'mode'})
    if ('input_audio_ref' in job.body) == ('input_audio_topic' in job.body):
        raise make_fault('job/bad-parameters', 'a job has input_audio_ref or input_audio_topic', {'parameter': 'input_audio_ref'})


def _frame_view(job: Job, frame: FeatureFrame) -> dict[str, Any]:
    return {
        'job_id': str(job.id),
        'frame': frame.number,
        't_s': frame.number * HOP / RATE_HZ,
        'log_mel': frame.log_mel.tolist(),
        'modal_energy': frame.modal_db.tolist(),
        'onset': frame.onset,
        'simulated': True,
    }


def _view(features: Features, ref: str) -> dict[str, Any]:
    return {
        'features_ref': ref,
        'n_frames': len(features.frames),
        'rate_hz': RATE_HZ,
        'fft': FFT,
        'hop': HOP,
        'log_mel': features.log_mel.tolist(),
        'modal_energy': features.modal_energy.tolist(),
        'onset_s': features.onset_s,
    }


def _npy(features: Features) -> bytes:
    """NumPy's own format, version 1.0: float64, one row a frame."""
    out = io.BytesIO()
    np.save(out, features.table, allow_pickle=False)
    return out.getvalue()


def make(start: Start) -> Operator:
    """:raises ValueError: bad options."""
    os.environ.setdefault('NUMBA_CACHE_DIR', str(start.folder))
    return Bowlnet.from_options(start.options).operator(start.identity)


if __name__ == '__main__':
    sys.exit(serve('bowlnet', make))
