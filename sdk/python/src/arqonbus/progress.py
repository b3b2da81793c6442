"""A progress bar: tqdm's where that is installed, else one line that is written over."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any, TextIO


class ProgressBar:
    """Shows `{"done": N, "of": M}` of an operator's progress, and the job's state."""

    def __init__(self, title: str, file: TextIO | None = None) -> None:
        self._title = title
        self._file = file or sys.stderr
        self._bar: Any = None
        self._shown = ''

    def __enter__(self) -> ProgressBar:
        try:
            from tqdm.auto import tqdm
        except ImportError:
            return self
        self._bar = tqdm(desc=self._title, file=self._file, leave=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()
        elif self._shown:
            self._file.write('\n')
            self._file.flush()

    def show(self, state: str, progress: Mapping[str, Any]) -> None:
        """Draws what is known now."""
        done, of = progress.get('done'), progress.get('of')
        is_counted = isinstance(done, (int, float)) and isinstance(of, (int, float)) and of > 0
        if self._bar is not None:
            if is_counted:
                self._bar.total, self._bar.n = of, done
            self._bar.set_postfix_str(state, refresh=True)
            return
        text = f'{self._title}: {state}' + (f' {done}/{of} ({100 * done / of:.0f} %)' if is_counted else '')  # type: ignore[operator]
        if text != self._shown:
            self._file.write('\r' + text.ljust(len(self._shown)))
            self._file.flush()
            self._shown = text
