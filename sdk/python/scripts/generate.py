"""Makes src/arqonbus/generated from proto/; `--check` only compares. Run with the repository's environment:

.venv/bin/python sdk/python/scripts/generate.py [--check]

fault.proto is left out: the exceptions come from the same table (errors_generated.py).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from grpc_tools import protoc

ROOT = Path(__file__).resolve().parents[3]
GENERATED = ROOT / 'sdk/python/src/arqonbus/generated'
SOURCES = ('envelope', 'record')


def generate(into: Path) -> dict[str, bytes]:
    """Runs protoc. Returns file name -> content of what the package must hold."""
    files = [f'arqonbus/v1/{name}.proto' for name in SOURCES]
    status = protoc.main(['protoc', f'-I{ROOT / "proto"}', f'--python_out={into}', f'--pyi_out={into}', *files])
    if status != 0:
        raise SystemExit(f'protoc ended with {status}')
    return {path.name: path.read_bytes() for path in (into / 'arqonbus/v1').iterdir()}


def stale() -> list[str]:
    """Names of generated files that differ from what protoc makes now."""
    with tempfile.TemporaryDirectory() as folder:
        made = generate(Path(folder))
    return [name for name, content in made.items() if not (GENERATED / name).is_file() or (GENERATED / name).read_bytes() != content]


def main() -> None:
    if '--check' in sys.argv[1:]:
        found = stale()
        raise SystemExit(f'out of date: {", ".join(found)}' if found else 0)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in generate(Path(folder)).items():
            (GENERATED / name).write_bytes(content)


if __name__ == '__main__':
    main()
