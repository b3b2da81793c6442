"""What jobs leave in `/tmp` and `/dev/shm` of their operator's sandbox: counted against their disk, and gone with them."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

_ROOTS = (Path('/tmp'), Path('/dev/shm'))
_SANDBOX = 'bwrap'


class Scratch:
    """Knows what was there before the first job. Outside a sandbox these folders are everybody's, and nothing there is touched."""

    def __init__(self) -> None:
        self._roots = _ROOTS if _is_confined() else ()
        self._before = frozenset(path for root in self._roots for path in root.iterdir())

    def left(self) -> list[Path]:
        """What jobs put there."""
        return [path for root in self._roots for path in root.iterdir() if path not in self._before]

    def clear(self) -> None:
        """Takes it away."""
        for path in self.left():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()


def _is_confined() -> bool:
    """In a sandbox the first process is bubblewrap's."""
    with contextlib.suppress(OSError):
        return Path('/proc/1/comm').read_text().strip() == _SANDBOX
    return False
