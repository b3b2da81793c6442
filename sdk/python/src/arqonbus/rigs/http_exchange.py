"""One HTTP/1.1 exchange with the service behind a door: bounded in time and size, never redirected (docs/spec/rigs.md)."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault, make_fault

_PIECE_BYTES = 64 * 1024


@dataclass(frozen=True)
class Service:
    """Where requests go."""

    host: str
    port: int
    is_tls: bool
    #: In front of every path of the document, without a slash at its end.
    prefix: str
    #: The Unix socket that leads to it.
    door: Path
    #: PEM of the issuers that are trusted; the system's where it is None.
    issuers: Path | None = None


@dataclass(frozen=True)
class Request:
    """What is sent."""

    method: str
    #: Path and query, encoded.
    target: str
    headers: Mapping[str, str]
    body: bytes | None


@dataclass(frozen=True)
class Answer:
    """What came back, whole."""

    status: int
    content_type: str
    body: bytes
    location: str


class Exchange:
    """One request, once. `run` blocks; `end` may be called from another thread, and `run` then raises what it was ended for."""

    def __init__(self, service: Service, request: Request, answer_bytes_max: int) -> None:
        self._service = service
        self._request = request
        self._answer_bytes_max = answer_bytes_max
        self._socket: socket.socket | None = None
        self._ended: Fault | None = None
        self._lock = threading.Lock()

    def end(self, fault: Fault) -> None:
        """Gives it up: too late, or cancelled."""
        with self._lock:
            self._ended = self._ended or fault
            if self._socket is not None:
                with contextlib.suppress(OSError):  # it may be over in this moment
                    self._socket.shutdown(socket.SHUT_RDWR)

    def run(self) -> Answer:
        """:raises Fault: `http/unreachable`, `http/bad-answer`, `http/too-large`, or what it was ended for."""
        try:
            return self._exchange()
        except Fault as fault:
            raise (self._ended or fault) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self._ended is not None:
                raise self._ended from error
            said = f'{type(error).__name__}: {error}'[:300]
            if isinstance(error, (http.client.RemoteDisconnected, ConnectionError, FileNotFoundError, ssl.SSLError)):
                raise make_fault('http/unreachable', f'the service gave no answer: {said}') from error
            raise make_fault('http/bad-answer', f'what the service sent is no HTTP: {said}') from error
        finally:
            with self._lock:
                if self._socket is not None:
                    self._socket.close()
                    self._socket = None

    def _exchange(self) -> Answer:
        service, request = self._service, self._request
        connection = http.client.HTTPConnection(service.host, service.port)
        connection.sock = self._connected()
        is_default = service.port == (443 if service.is_tls else 80)
        host = f'[{service.host}]' if ':' in service.host else service.host
        fixed = {'Host': host if is_default else f'{host}:{service.port}', 'Accept-Encoding': 'identity', 'Connection': 'close'}
        connection.request(request.method, request.target, request.body, {**request.headers, **fixed})
        response = connection.getresponse()
        if response.getheader('Content-Encoding', 'identity').lower() != 'identity':
            raise make_fault(
                'http/bad-answer', f'the answer is encoded as {response.getheader("Content-Encoding")}, which was not asked for'
            )
        body = bytearray()
        while piece := response.read(_PIECE_BYTES):
            body += piece
            if len(body) > self._answer_bytes_max:
                said = f'the answer has more than {self._answer_bytes_max} bytes'
                raise make_fault('http/too-large', said, {'limit': self._answer_bytes_max, 'http_status': response.status})
        if self._ended is not None:
            raise self._ended  # what was cut off here looks like an end
        if response.length:
            raise make_fault('http/bad-answer', f'the answer ended {response.length} bytes early', {'http_status': response.status})
        return Answer(response.status, response.getheader('Content-Type', ''), bytes(body), response.getheader('Location', ''))

    def _connected(self) -> socket.socket:
        near = socket.socket(socket.AF_UNIX)
        with self._lock:
            if self._ended is not None:
                near.close()
                raise self._ended
            self._socket = near
        near.connect(str(self._service.door))
        if not self._service.is_tls:
            return near
        issuers = self._service.issuers
        context = ssl.create_default_context(cafile=None if issuers is None else str(issuers))
        secured = context.wrap_socket(near, server_hostname=self._service.host)
        with self._lock:
            self._socket = secured
        return secured
