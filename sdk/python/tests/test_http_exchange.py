"""One exchange over TLS through a door, the service's certificate checked: docs/spec/rigs.md, OR42."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from arqonbus import Fault
from arqonbus.rigs.http_exchange import Exchange, Request, Service
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ASKED = Request('GET', '/x', {}, None)
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'


def certificate(folder: Path, name: str) -> Path:
    """Self-signed, for one name, with its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    signed = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(key, hashes.SHA256())
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / f'{name}.pem'
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@pytest.fixture
def issuers(tmp_path: Path) -> Path:
    return certificate(tmp_path, 'rig.example')


@pytest.fixture
def door(tmp_path: Path, issuers: Path) -> Iterator[Path]:
    """A TLS service behind a Unix socket, that shows the certificate of rig.example."""
    path = tmp_path / 'd.sock'
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(issuers)
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()

    def serve() -> None:
        while True:
            try:
                near, _ = server.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(near, server_side=True) as secured:
                    secured.recv(4096)
                    secured.sendall(ANSWER)
            except OSError:
                near.close()

    thread = threading.Thread(target=serve)
    thread.start()
    yield path
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def test_or42_tls_goes_through_the_door_end_to_end(door: Path, issuers: Path) -> None:
    answer = Exchange(Service('rig.example', 443, True, '', door, issuers), ASKED, 1_000).run()
    assert (answer.status, answer.body) == (200, b'{}')


def test_or42_a_certificate_of_another_name_or_issuer_is_refused(door: Path, issuers: Path, tmp_path: Path) -> None:
    for host, trusted in (('other.example', issuers), ('rig.example', certificate(tmp_path, 'else.example')), ('rig.example', None)):
        with pytest.raises(Fault, match=r'http/unreachable.*CERTIFICATE_VERIFY_FAILED'):
            Exchange(Service(host, 443, True, '', door, trusted), ASKED, 1_000).run()
