"""What the records say, folded: the same state as src/shared/state makes, written anew (docs/spec/state.md).

One function per kind of record, each in the module of its part, marked `@on('kind', ...)`: a new kind is one more function, and a new
member of the state one more line in `empty.py`. Both folds move together: `FOLD_VERSION` in `empty.py` is that of
src/shared/state/fold-version.ts.
"""

from .fold import SNAPSHOT_EVERY, Fold

__all__ = ['SNAPSHOT_EVERY', 'Fold']
