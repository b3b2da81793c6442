"""CatBoost: symmetric trees, kept as its JSON without what differs from run to run."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import catboost
import numpy as np

from ..jobs import TrainJob, bad
from ..rows import Floats
from .learner import ModelForm, OnTrees, check_params

# https://catboost.ai/docs/en/references/training-parameters/; what the job says elsewhere is left out.
PARAMETERS = frozenset({
    'bagging_temperature', 'boost_from_average', 'boosting_type', 'bootstrap_type', 'border_count', 'depth', 'diffusion_temperature',
    'feature_border_type', 'fold_len_multiplier', 'grow_policy', 'l2_leaf_reg', 'langevin', 'leaf_estimation_backtracking',
    'leaf_estimation_iterations', 'leaf_estimation_method', 'learning_rate', 'loss_function', 'max_depth', 'max_leaves',
    'min_child_samples', 'min_data_in_leaf', 'model_shrink_mode', 'model_shrink_rate', 'mvs_reg', 'nan_mode', 'num_leaves',
    'random_strength', 'reg_lambda', 'rsm', 'sampling_frequency', 'sampling_unit', 'score_function', 'subsample',
})  # fmt: skip
#: The only members of `model_info` that say what the model is; the others are guid, times, paths and the training log.
_KEPT_INFO = ('catboost_version_info', 'params')


class _Progress:
    def __init__(self, on_trees: OnTrees) -> None:
        self._on_trees = on_trees
        self.error: BaseException | None = None

    def after_iteration(self, info: Any) -> bool:
        try:
            self._on_trees(int(info.iteration))
        except BaseException as error:
            self.error = error  # raised outside: an exception would be lost in the library's own
        return self.error is None


class CatboostLearner:
    """Gradient boosting by catboost."""

    form = ModelForm('catboost.json', 'json', 'application/json')

    def library(self) -> str:
        return f'catboost {catboost.__version__}'

    def train(self, features: Floats, target: Floats, job: TrainJob, on_trees: OnTrees) -> bytes:
        progress = _Progress(on_trees)
        try:
            model = catboost.CatBoostRegressor(
                **check_params(job, PARAMETERS),
                iterations=job.trees,
                random_seed=job.seed,
                thread_count=job.threads,
                task_type='GPU' if job.device == 'cuda' else 'CPU',
                allow_writing_files=False,
                logging_level='Silent',
            )
            model.fit(catboost.Pool(features, target, feature_names=list(job.features)), callbacks=[progress])
        except (catboost.CatBoostError, TypeError, ValueError) as error:
            if progress.error is not None:
                raise progress.error from None
            raise bad('params', f'catboost refuses them: {str(error).splitlines()[0]}') from error
        if progress.error is not None:
            raise progress.error
        return _canonical(model)

    def predict(self, model: bytes, features: Floats) -> Floats:
        loaded = catboost.CatBoost()
        with _job_file() as path:  # the library reads JSON from a file only
            path.write_bytes(model)
            loaded.load_model(str(path), format='json')
        return cast(Floats, np.asarray(loaded.predict(features, thread_count=1), dtype=np.float64))


@contextlib.contextmanager
def _job_file() -> Iterator[Path]:
    """A file of its own in the job folder (the current one, the only one that may be written), gone at the end."""
    handle, name = tempfile.mkstemp(prefix='catboost-', suffix='.json', dir=Path.cwd())
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink()


def _canonical(model: Any) -> bytes:
    """The model's JSON, which the library writes to a file only, with sorted keys and no spaces."""
    with _job_file() as path:
        model.save_model(str(path), format='json')
        content = json.loads(path.read_bytes())
    info = {key: content['model_info'][key] for key in _KEPT_INFO}
    info['params'].pop('system_options', None)
    content['model_info'] = info
    return json.dumps(content, sort_keys=True, separators=(',', ':'), ensure_ascii=False, allow_nan=False).encode()
