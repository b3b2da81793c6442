"""What every learner is to the fabric."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ..jobs import TrainJob, bad

if TYPE_CHECKING:
    from ..rows import Floats

#: Told the number of trees grown so far; raises `pipeline/cancelled` when the job is no longer wanted.
OnTrees = Callable[[int], None]


@dataclass(frozen=True)
class ModelForm:
    """How a learner's canonical model is named and typed (FB4)."""

    file_name: str
    format: Literal['ubj', 'json', 'arrow']
    content_type: str


class Learner(Protocol):
    """One library. A model is nothing but its canonical bytes: predictions are made from them alone."""

    form: ModelForm

    def library(self) -> str:
        """Name and version, e.g. `xgboost 3.2.0`."""
        ...

    def train(self, features: Floats, target: Floats, job: TrainJob, on_trees: OnTrees) -> bytes:
        """Grows exactly `job.trees` trees; returns the canonical bytes (FB4), the same for the same input (FB7).

        :raises Fault: `job/bad-parameters`, `pipeline/cancelled`.
        """
        ...

    def predict(self, model: bytes, features: Floats) -> Floats:
        """One value a row, with one thread."""
        ...


def check_params(job: TrainJob, known: frozenset[str]) -> Mapping[str, Any]:
    """The job's parameters when the learner knows them all.

    :raises Fault: `job/bad-parameters` for one that is unknown, or that the job says elsewhere (trees, seed, threads, device).
    """
    unknown = sorted(set(job.params) - known)
    if unknown:
        raise bad('params', f'{job.learner} takes no {", ".join(unknown)}')
    return job.params
