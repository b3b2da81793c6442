"""A delivered message, read only as far as somebody asks: most readers want the payload and nothing else."""

from __future__ import annotations

from typing import Any

from .envelope import Delivery, Envelope, decode_delivery, decode_envelope, parse_json
from .errors import make_fault

_ID_END = 18
_TYPE_AT = 19
_TOPIC_SIZE_AT = 21


def topic_of(data: bytes, start: int) -> bytes:
    """The topic of the canonical envelope that begins at `start`, found without reading the rest.

    :raises Fault: `wire/not-canonical`.
    """
    try:
        size = data[start + _TOPIC_SIZE_AT]
        begin = start + _TOPIC_SIZE_AT + 1
        if size >= 0x80:
            size = size & 0x7F | data[begin] << 7
            begin += 1
    except IndexError as error:
        raise make_fault('wire/not-canonical', 'an envelope is cut off') from error
    return data[begin : begin + size]


class Message:
    """An envelope that was delivered. `delivery` and `envelope` are decoded when first asked for."""

    __slots__ = ('_delivery', '_envelope', '_item', '_payload', '_start', 'topic')

    def __init__(self, item: bytes, start: int, topic: str) -> None:
        #: `item`: header length, delivery header, envelope; `start`: where the envelope begins.
        self._item = item
        self._start = start
        self.topic = topic
        self._delivery: Delivery | None = None
        self._envelope: Envelope | None = None
        self._payload: bytes | None = None

    @property
    def delivery(self) -> Delivery:
        """What the engine added.

        :raises Fault: `wire/not-canonical`.
        """
        read = self._delivery
        if read is None:
            read = self._delivery = decode_delivery(self._item[4 : self._start])
        return read

    @property
    def envelope(self) -> Envelope:
        """:raises Fault: `wire/not-canonical`."""
        read = self._envelope
        if read is None:
            read = self._envelope = decode_envelope(self._item[self._start :])
        return read

    @property
    def payload(self) -> bytes:
        """:raises Fault: `wire/not-canonical`."""
        read = self._payload
        if read is None:
            read = self._payload = self._find_payload()
        return read

    def json(self) -> Any:
        """The payload as JSON.

        :raises Fault: `wire/bad-payload` when it is none.
        """
        return parse_json(self.payload)

    def __repr__(self) -> str:
        return f'Message({self.topic!r}, {self.payload[:60]!r})'

    def _find_payload(self) -> bytes:
        """Walks over what an event has before its payload; anything else is decoded as a whole."""
        item = self._item
        try:
            at = self._start + _TOPIC_SIZE_AT
            size = item[at]
            at += size + 1 if size < 0x80 else 2 + (size & 0x7F | item[at + 1] << 7)
            if item[at] == 0x21:  # ts
                at += 9
            if item[at] == 0x2A and item[at + 1] < 0x80:  # schema
                at += 2 + item[at + 1]
            if item[at] == 0x42:  # correlation_id
                at += 18
            if item[at] == 0x50:  # publisher_seq
                at += 1
                while item[at] >= 0x80:
                    at += 1
                at += 1
            if item[at] != 0x7A:
                return self.envelope.payload
            size, shift, at = 0, 0, at + 1
            while item[at] >= 0x80:
                size |= (item[at] & 0x7F) << shift
                shift += 7
                at += 1
            size |= item[at] << shift
            return item[at + 1 : at + 1 + size]
        except IndexError:
            return self.envelope.payload
