"""Verifier keys and checkpoints: https://c2sp.org/signed-note, https://c2sp.org/tlog-checkpoint."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .merkle import HASH_BYTES

_ED25519 = 1
_KEY_ID_BYTES = 4
SIGNATURE_BYTES = 64
#: A head file is never larger.
NOTE_BYTES_MAX = 4_096
#: A checkpoint with what witnesses and rotations of the key add to it is never larger.
CHECKPOINT_BYTES_MAX = 40_960
_SIZE_MAX = 2**53 - 1


@dataclass(frozen=True)
class VerifierKey:
    origin: str
    key_id: bytes
    public_key: bytes
    text: str

    def verifies(self, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class Head:
    """A tree head and the log key's signature over its checkpoint body."""

    size: int
    root: bytes
    signature: bytes


def decode_base64(text: str) -> bytes | None:
    """Only what is exactly as an encoder writes it."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def parse_vkey(text: str) -> VerifierKey | None:
    """`ORIGIN+HEX8+BASE64`, Ed25519, in its one encoding and with the right key id; else None."""
    match = re.fullmatch(r'([^+\s]+)\+([0-9a-f]{8})\+(.+)', text)
    typed = decode_base64(match[3]) if match else None
    if match is None or typed is None or len(typed) != 33 or typed[0] != _ED25519:
        return None
    key_id = hashlib.sha256(f'{match[1]}\n'.encode() + typed).digest()[:_KEY_ID_BYTES]
    return VerifierKey(match[1], key_id, typed[1:], text) if key_id.hex() == match[2] else None


def checkpoint_body(origin: str, size: int, root: bytes) -> bytes:
    return f'{origin}\n{size}\n{base64.b64encode(root).decode()}\n'.encode()


def is_signed(key: VerifierKey, head: Head) -> bool:
    return key.verifies(checkpoint_body(key.origin, head.size, head.root), head.signature)


def encode_note(key: VerifierKey, head: Head) -> bytes:
    line = base64.b64encode(key.key_id + head.signature).decode()
    return checkpoint_body(key.origin, head.size, head.root) + f'\n— {key.origin} {line}\n'.encode()


def parse_checkpoint(key: VerifierKey, data: bytes) -> Head | None:
    """A checkpoint of this log whoever else signed it; None unless exactly one line is by the key, and the body in its one encoding."""
    body, found, lines = data.rpartition(b'\n\n')
    if not found or len(data) > CHECKPOINT_BYTES_MAX:
        return None
    start = f'— {key.origin} {base64.b64encode(key.key_id).decode()[:5]}'.encode()
    heads = [parse_note(key, body + b'\n\n' + line + b'\n') for line in lines.removesuffix(b'\n').split(b'\n') if line.startswith(start)]
    return heads[0] if len(heads) == 1 else None


def parse_note(key: VerifierKey, data: bytes) -> Head | None:
    """A checkpoint with exactly one signature line, by `key`, in its one encoding. The signature is the caller's to check."""
    prefix = f'— {key.origin} '.encode()
    lines = data.split(b'\n')
    if len(data) > NOTE_BYTES_MAX or len(lines) != 6 or not lines[4].startswith(prefix):
        return None
    if re.fullmatch(rb'0|[1-9][0-9]{0,15}', lines[1]) is None or int(lines[1]) > _SIZE_MAX:
        return None
    root = decode_base64(lines[2].decode('latin-1'))
    signed = decode_base64(lines[4][len(prefix) :].decode('latin-1'))
    if root is None or len(root) != HASH_BYTES or signed is None or len(signed) != _KEY_ID_BYTES + SIGNATURE_BYTES:
        return None
    head = Head(int(lines[1]), root, signed[_KEY_ID_BYTES:])
    return head if encode_note(key, head) == data else None
