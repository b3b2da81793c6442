"""The learners by name; a library is loaded when it is first asked for."""

from __future__ import annotations

from ..jobs import bad
from .learner import Learner, ModelForm, OnTrees

NAMES = ('xgboost', 'catboost', 'random_forest')


def learner_named(name: str) -> Learner:
    """:raises Fault: `job/bad-parameters` for a name that is none."""
    if name == 'xgboost':
        from .xgboost_learner import XgboostLearner

        return XgboostLearner()
    if name == 'catboost':
        from .catboost_learner import CatboostLearner

        return CatboostLearner()
    if name == 'random_forest':
        from .forest_learner import ForestLearner

        return ForestLearner()
    raise bad('learner', f'{", ".join(NAMES)} is asked for')


__all__ = ['NAMES', 'Learner', 'ModelForm', 'OnTrees', 'learner_named']
