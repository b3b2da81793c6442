"""Where a job ran: what the determinism of its outputs is keyed by, beside lock file and seed."""

from __future__ import annotations

import platform
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

_PACKAGES = ('xgboost-cpu', 'xgboost', 'catboost', 'scikit-learn', 'pyarrow', 'numpy', 'scipy', 'protobuf', 'websockets')
# https://gitlab.com/x86-psABIs/x86-64-ABI, the flags by which a level is usually told
_LEVELS = {
    'x86-64-v4': {'avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'},
    'x86-64-v3': {'avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'movbe'},
    'x86-64-v2': {'cx16', 'popcnt', 'sse4_1', 'sse4_2', 'ssse3'},
}


def fingerprint(threads: int) -> dict[str, Any]:
    """{python, platform, machine, cpu, cpu_level, threads, packages}."""
    return {**_fixed(), 'threads': threads}


@cache
def _fixed() -> dict[str, Any]:
    info = _cpu_info()
    return {
        'python': f'{platform.python_implementation()} {platform.python_version()}',
        'platform': platform.platform(),
        'machine': platform.machine(),
        'cpu': info.get('model name') or platform.processor() or 'unknown',
        'cpu_level': _level(set(info.get('flags', '').split())),
        'packages': _versions(),
    }


def _cpu_info() -> dict[str, str]:
    try:
        lines = Path('/proc/cpuinfo').read_text().split('\n\n')[0].splitlines()
    except OSError:
        return {}
    pairs = (line.partition(':') for line in lines)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _level(flags: set[str]) -> str:
    known = (level for level, wanted in _LEVELS.items() if wanted <= flags)
    return next(known, platform.machine())


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
