"""How an operator that ships is started: token and options on standard input, the socket in its arguments (docs/spec/rigs.md)."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..client import connect
from ..errors import Fault
from ..operator import Operator

_USAGE, _REFUSED = 2, 3


@dataclass(frozen=True)
class Start:
    """What the engine told this process."""

    socket: str
    token: str
    #: `options` of its component in workspace.yaml.
    options: Mapping[str, Any]
    #: Its component's name.
    identity: str
    #: The only lasting place where it may write.
    folder: Path
    #: It stands for hardware that is not there.
    simulated: bool = False
    #: The workspace's folder that is part of the component; None where none is declared.
    files: Path | None = None
    #: `network` of its component: `HOST:PORT` -> the Unix socket that leads there.
    doors: Mapping[str, Path] = field(default_factory=dict)


def read_start(name: str, arguments: Sequence[str] | None = None) -> Start:
    """Reads the arguments and the first two lines of standard input: the token, and the options as one JSON object.

    :raises ValueError: a line that is not what it should be.
    """
    parser = argparse.ArgumentParser(prog=f'python -m arqonbus.rigs.{name}')
    parser.add_argument('--socket', required=True, help="the Spine's Unix socket, or ws://HOST:PORT/bus")
    socket = parser.parse_args(arguments).socket
    token = sys.stdin.readline().strip()
    if not token:
        raise ValueError('the first line of standard input must be a token')
    options = json.loads(sys.stdin.readline() or '{}')
    if not isinstance(options, dict):
        raise ValueError('the second line of standard input must be a JSON object')
    told = os.environ
    files = Path(told['ARQONBUS_FILES']) if 'ARQONBUS_FILES' in told else None
    doors = {service: Path(path) for service, path in json.loads(told.get('ARQONBUS_DOORS', '{}')).items()}
    identity, simulated = told.get('ARQONBUS_COMPONENT', name), told.get('ARQONBUS_SIMULATED') == '1'
    return Start(socket, token, options, identity, Path.cwd(), simulated, files, doors)


def serve(name: str, make: Callable[[Start], Operator]) -> int:
    """Makes the operator, then serves until standard input ends. Exit codes: 0 done, 2 usage or options, 3 refused or cut off.

    What takes long (training) belongs into `make`: a component is ready only once it has advertised itself.
    """
    try:
        start = read_start(name)
        operator = make(start)
    except (ValueError, Fault) as error:
        print(f'{name}: {error}', file=sys.stderr, flush=True)
        return _USAGE
    try:
        asyncio.run(_serve(name, start, operator))
    except Fault as fault:
        print(f'{name}: {fault}', file=sys.stderr, flush=True)
        return _REFUSED
    return 0


async def _serve(name: str, start: Start, operator: Operator) -> None:
    async with await connect(start.socket, start.token, client=f'arqonbus.rigs.{name}', reconnect=None) as bus:
        bus.on_fault = lambda fault: print(f'{name}: {fault}', file=sys.stderr, flush=True)
        await operator.run(bus, drain_on_sigterm=True, drain_on_stdin_end=True)


def check_options(given: Mapping[str, Any], known: Mapping[str, tuple[type, ...]]) -> None:
    """Every option is known and of its type.

    :raises ValueError: naming the option.
    """
    for name, value in given.items():
        kinds = known.get(name)
        if kinds is None:
            raise ValueError(f'unknown option {name}; there are {", ".join(sorted(known))}')
        is_kind = isinstance(value, kinds) and (not isinstance(value, bool) or bool in kinds)
        if not is_kind:
            raise ValueError(f'option {name} is a {" or ".join(kind.__name__ for kind in kinds)}, not {value!r}')


def read_seed(options: Mapping[str, Any]) -> int:
    """The option `seed`, 0 where it is left out.

    :raises ValueError: what is no whole number from 0 to 2^32 - 1.
    """
    seed = options.get('seed', 0)
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(f'option seed is a whole number from 0 to {2**32 - 1}, not {seed!r}')
    return seed
