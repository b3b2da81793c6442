"""Answering requests: each in a task of its own, bounded."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .errors import Fault, make_fault
from .message import Message

if TYPE_CHECKING:
    from .bus import Bus

#: Requests of one `serve` that are worked on at once; one more is refused with `spine/limit`.
SERVE_OPEN_MAX = 256


@dataclass(frozen=True)
class Request:
    """A request being answered: its JSON body, the message, and a way to send parts before the last answer."""

    body: Any
    message: Message
    part: Callable[[Mapping[str, Any]], Awaitable[None]]


ServeHandler = Callable[[Request], Coroutine[Any, Any, Mapping[str, Any]]]


class Server:
    """Takes the requests of one topic."""

    def __init__(self, bus: Bus, handler: ServeHandler, spawn: Callable[[Awaitable[None]], None]) -> None:
        self._bus = bus
        self._handler = handler
        self._spawn = spawn
        self._open = 0

    def take(self, message: Message) -> None:
        """Starts answering; a message without `reply_to` is no request."""
        if not message.envelope.reply_to:
            return
        self._open += 1
        self._spawn(self._answer(message))

    async def _answer(self, message: Message) -> None:
        reply_to, request_id = message.envelope.reply_to, message.envelope.id

        async def part(body: Mapping[str, Any]) -> None:
            await self._reply(reply_to, {**body, 'more': True}, request_id)

        try:
            if self._open > SERVE_OPEN_MAX:
                raise make_fault('spine/limit', f'{SERVE_OPEN_MAX} requests are being answered')
            answer = await self._handler(Request(message.json(), message, part))
        except Fault as fault:
            answer = {'error': fault.to_view()}
        except Exception as error:
            answer = {'error': make_fault('request/failed', repr(error)).to_view()}
        finally:
            self._open -= 1
        await self._reply(reply_to, answer, request_id)

    async def _reply(self, topic: str, body: Mapping[str, Any], request_id: uuid.UUID) -> None:
        await self._bus.send(topic, body, type='control', correlation_id=request_id)
