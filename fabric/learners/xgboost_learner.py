"""XGBoost: histogram trees, kept as UBJSON."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import xgboost as xgb

from ..jobs import TrainJob, bad
from ..rows import Floats
from .learner import ModelForm, OnTrees, check_params

# https://xgboost.readthedocs.io/en/release_3.2.0/parameter.html; what the job says elsewhere is left out.
PARAMETERS = frozenset({
    'base_score', 'colsample_bylevel', 'colsample_bynode', 'colsample_bytree', 'gamma', 'grow_policy', 'huber_slope', 'learning_rate',
    'max_bin', 'max_delta_step', 'max_depth', 'max_leaves', 'min_child_weight', 'min_split_loss', 'objective', 'reg_alpha', 'reg_lambda',
    'sampling_method', 'subsample',
})  # fmt: skip


class _Progress(xgb.callback.TrainingCallback):  # type: ignore[misc]
    def __init__(self, on_trees: OnTrees) -> None:
        super().__init__()
        self._on_trees = on_trees

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:
        self._on_trees(epoch + 1)
        return False


class XgboostLearner:
    """Gradient boosting by xgboost."""

    form = ModelForm('xgboost.ubj', 'ubj', 'application/ubjson')

    def library(self) -> str:
        return f'xgboost {xgb.__version__}'

    def train(self, features: Floats, target: Floats, job: TrainJob, on_trees: OnTrees) -> bytes:
        params = {
            'objective': 'reg:squarederror',
            **check_params(job, PARAMETERS),
            'tree_method': 'hist',
            'device': job.device,
            'seed': job.seed,
            'nthread': job.threads,
            'verbosity': 0,
        }
        try:
            matrix = xgb.DMatrix(features, label=target, feature_names=list(job.features), nthread=job.threads)
            booster = xgb.train(params, matrix, num_boost_round=job.trees, callbacks=[_Progress(on_trees)])
        except (xgb.core.XGBoostError, ValueError) as error:
            raise bad('params', f'xgboost refuses them: {str(error).splitlines()[0]}') from error
        return bytes(booster.save_raw('ubj'))

    def predict(self, model: bytes, features: Floats) -> Floats:
        booster = xgb.Booster({'nthread': 1})
        booster.load_model(bytearray(model))
        matrix = xgb.DMatrix(features, nthread=1)
        return cast(Floats, booster.predict(matrix, validate_features=False).astype(np.float64))
