"""A random forest: scikit-learn's, in cuML's place, kept as plain arrays in an Arrow file and asked from those arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import sklearn
from arqonbus.errors import make_fault
from sklearn.ensemble import RandomForestRegressor
from sklearn.tree._tree import NODE_DTYPE, Tree

from ..jobs import TrainJob, bad
from ..rows import Floats
from .learner import ModelForm, OnTrees, check_params

# https://scikit-learn.org/1.9/modules/generated/sklearn.ensemble.RandomForestRegressor.html; what the job says elsewhere is left out.
PARAMETERS = frozenset({
    'bootstrap', 'ccp_alpha', 'criterion', 'max_depth', 'max_features', 'max_leaf_nodes', 'max_samples', 'min_impurity_decrease',
    'min_samples_leaf', 'min_samples_split', 'min_weight_fraction_leaf',
})  # fmt: skip
#: Trees grown between two looks at whether the job is still wanted; the trees are the same as when grown at once.
STEP_TREES = 50
_LEAF = -1
#: What scikit-learn has in the place of a leaf's feature and threshold.
_UNDEFINED = -2
_SCHEMA = pa.schema([
    pa.field('tree', pa.uint32(), nullable=False),
    pa.field('node', pa.uint32(), nullable=False),
    pa.field('left', pa.int32(), nullable=False),
    pa.field('right', pa.int32(), nullable=False),
    pa.field('feature', pa.int32(), nullable=False),
    pa.field('threshold', pa.float64(), nullable=False),
    pa.field('value', pa.float64(), nullable=False),
    pa.field('missing_left', pa.bool_(), nullable=False),
])  # fmt: skip


class ForestLearner:
    """Bagged regression trees by scikit-learn."""

    form = ModelForm('random_forest.arrow', 'arrow', 'application/vnd.apache.arrow.file')

    def library(self) -> str:
        return f'scikit-learn {sklearn.__version__}'

    def train(self, features: Floats, target: Floats, job: TrainJob, on_trees: OnTrees) -> bytes:
        if job.device == 'cuda':
            raise make_fault(
                'device/missing', 'the forest on cuda would be cuML: this version has no learner for it', {'learner': job.learner}
            )
        params = check_params(job, PARAMETERS)
        try:
            forest = RandomForestRegressor(**params, n_estimators=0, random_state=job.seed, n_jobs=job.threads, warm_start=True)
            while forest.n_estimators < job.trees:
                forest.n_estimators = min(job.trees, forest.n_estimators + STEP_TREES)
                forest.fit(features, target)
                on_trees(forest.n_estimators)
        except (ValueError, TypeError) as error:
            raise bad('params', f'scikit-learn refuses them: {str(error).splitlines()[0]}') from error
        return write_forest([estimator.tree_ for estimator in forest.estimators_])

    def predict(self, model: bytes, features: Floats) -> Floats:
        """The mean over the trees in their order, each walked as scikit-learn walks it: float32 features, `<=` goes left."""
        values = np.ascontiguousarray(features, dtype=np.float32)
        trees = _read_forest(model)
        total = np.zeros(len(values))
        for tree in trees:
            total += tree['value'][_walker(tree, values.shape[1]).apply(values)]
        mean: Floats = total / len(trees)
        return mean


def write_forest(trees: list[Any]) -> bytes:
    """FB4's Arrow IPC file: one row a node, trees and nodes in order. Leaves have left = right = feature = -1 and threshold 0."""
    counts = [tree.node_count for tree in trees]
    left = np.concatenate([tree.children_left for tree in trees]).astype(np.int32)
    is_leaf = left == _LEAF
    columns = [
        np.repeat(np.arange(len(trees), dtype=np.uint32), counts),
        np.concatenate([np.arange(count, dtype=np.uint32) for count in counts]),
        left,
        np.concatenate([tree.children_right for tree in trees]).astype(np.int32),
        np.where(is_leaf, _LEAF, np.concatenate([tree.feature for tree in trees])).astype(np.int32),
        np.where(is_leaf, 0.0, np.concatenate([tree.threshold for tree in trees])),
        np.concatenate([tree.value[:, 0, 0] for tree in trees]),
        np.where(is_leaf, False, np.concatenate([tree.missing_go_to_left for tree in trees]).astype(bool)),
    ]
    batch = pa.record_batch([pa.array(column, type=field.type) for column, field in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, _SCHEMA) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _read_forest(model: bytes) -> list[dict[str, Any]]:
    try:
        with pa.ipc.open_file(pa.BufferReader(model)) as reader:
            table = reader.read_all()
    except (pa.ArrowException, OSError) as error:
        raise make_fault('data/wrong-schema', f'not a forest: {error}') from error
    names = ('left', 'right', 'feature', 'threshold', 'value', 'missing_left')
    columns = {name: table.column(name).to_numpy() for name in names}
    starts = np.flatnonzero(table.column('node').to_numpy() == 0)
    ends = [*starts[1:], table.num_rows]
    return [{name: columns[name][start:end] for name in names} for start, end in zip(starts, ends, strict=True)]


def _walker(tree: dict[str, Any], features: int) -> Any:
    """The tree as scikit-learn's own compiled walk takes it; only the way to the leaves is used, and the answers are the model's.

    :raises Fault: `data/wrong-schema` for a tree that such a walk would not end in.
    """
    is_leaf = tree['left'] == _LEAF
    numbers = np.arange(len(is_leaf))
    inner = ~is_leaf
    # Compiled code checks nothing: a walk goes down, to nodes and features that there are.
    for side in ('left', 'right'):
        if (tree[side][inner] <= numbers[inner]).any() or (tree[side] >= len(numbers)).any():
            raise make_fault('data/wrong-schema', f'not a forest: a {side} child is no later node')
    if (tree['feature'][inner] < 0).any() or (tree['feature'] >= features).any():
        raise make_fault('data/wrong-schema', f'not a forest of {features} features')
    nodes = np.zeros(len(is_leaf), dtype=NODE_DTYPE)
    nodes['left_child'] = tree['left']
    nodes['right_child'] = tree['right']
    nodes['feature'] = np.where(is_leaf, _UNDEFINED, tree['feature'])
    nodes['threshold'] = np.where(is_leaf, _UNDEFINED, tree['threshold'])
    nodes['missing_go_to_left'] = tree['missing_left']
    values = np.ascontiguousarray(tree['value'], dtype=np.float64).reshape(-1, 1, 1)
    walker = Tree(features, np.array([1], dtype=np.intp), 1)
    walker.__setstate__({'max_depth': 0, 'node_count': len(nodes), 'nodes': nodes, 'values': values})
    return walker
