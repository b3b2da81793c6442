"""What `hello` answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import make_fault
from .limits import ENVELOPE_BYTES_MAX, FRAME_BYTES_MAX


@dataclass(frozen=True)
class Grants:
    """Patterns this party may publish and subscribe to, and operator types it may execute."""

    publish: tuple[str, ...] = ()
    subscribe: tuple[str, ...] = ()
    execute: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limits:
    """Limits in force for this connection."""

    frame_bytes: int = FRAME_BYTES_MAX
    envelope_bytes: int = ENVELOPE_BYTES_MAX
    queue_bytes: int = 8 * 1024 * 1024
    subscriptions: int = 256


@dataclass(frozen=True)
class Session:
    """Who we are to the engine, and under which limits."""

    identity: str
    actor_kind: Literal['human', 'machine']
    namespace: str
    inbox: str
    epoch: int
    server: str
    workspace: Mapping[str, str] = field(default_factory=dict)
    grants: Grants = Grants()
    limits: Limits = Limits()
    features: tuple[str, ...] = ()
    #: Whether the engine still knew the session of the connection before this one.
    resumed: bool = False
    #: Every publish of the session up to here was routed or refused, and every durable one up to `durable` is on disk.
    accepted: int = 0
    durable: int = 0


def read_session(body: Any) -> Session:
    """The session in the answer to `hello`; members we do not know are left out.

    :raises Fault: `wire/bad-payload`.
    """
    try:
        grants = body.get('grants', {})
        limits = body.get('limits', {})
        resume = body.get('session') or {}
        known = {name: int(limits[name]) for name in ('frame_bytes', 'envelope_bytes', 'queue_bytes', 'subscriptions') if name in limits}
        return Session(
            identity=str(body['identity']),
            actor_kind='human' if body.get('actor_kind') == 'human' else 'machine',
            namespace=str(body.get('namespace', 'default')),
            inbox=str(body['inbox']),
            epoch=int(body.get('epoch', 0)),
            server=str(body.get('server', '')),
            workspace=dict(body.get('workspace', {})),
            grants=Grants(*(tuple(grants.get(name, ())) for name in ('publish', 'subscribe', 'execute'))),
            limits=Limits(**known),
            features=tuple(body.get('features', ())),
            resumed=resume.get('resumed') is True,
            accepted=int(resume.get('accepted', 0)),
            durable=int(resume.get('durable', 0)),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise make_fault('wire/bad-payload', f'the answer to hello cannot be read: {error!r}') from error
