"""Make and open sealed signing keys: of a stored key nothing is believed but what our seal holds.

Whoever writes to the database can put any row into the table of keys; only the secret makes a seal.
So the public half that verifies tokens is derived from the private one, the id is sealed with it,
and a row that says anything else of its key is none of ours. Keys from before ids were sealed have
none in their seal: they are held to the id in their public half.

Why it is so: docs/decisions/0026.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from json import dumps
from secrets import token_hex
from typing import Final, cast

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

ALGORITHM: Final = "ES256"
_COORDINATE: Final = 32  # bytes of x and of y on P-256
_PEM: Final = "-----BEGIN"


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What is stored of a key: its id, its private half under our seal, its public half."""

    kid: str
    private: str
    public: str


@dataclass(frozen=True, slots=True)
class OpenedKey:
    """A key that our secret opened; *is_true*: what is stored beside the seal agrees with it."""

    kid: str
    pem: str
    public: dict[str, str]
    is_true: bool


class KeySeal:
    """Makes keys under the installation's secret, and opens each stored key once."""

    def __init__(self, secret: bytes) -> None:
        self._fernet = Fernet(urlsafe_b64encode(hashlib.sha256(b"signing keys:" + secret).digest()))
        self._opened: dict[StoredKey, OpenedKey | None] = {}

    def make_key(self) -> StoredKey:
        """Make a new key, ready to be stored."""
        kid = token_hex(8)
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        sealed = self._fernet.encrypt(_heading(kid).encode() + pem)
        return StoredKey(kid, sealed.decode(), dumps(_public_half(private, kid)))

    def open_keys(self, stored: Iterable[StoredKey]) -> dict[StoredKey, OpenedKey]:
        """Open the stored keys that our secret opens; those seen the last time cost nothing."""
        self._opened = {
            key: self._opened[key] if key in self._opened else self._open(key) for key in stored
        }
        return {key: opened for key, opened in self._opened.items() if opened is not None}

    def _open(self, key: StoredKey) -> OpenedKey | None:
        try:
            text = self._fernet.decrypt(key.private.encode()).decode()
        except InvalidToken:
            return None
        heading, _, rest = text.partition(_PEM)
        pem = _PEM + rest
        private = cast(  # our seal holds no other kind
            "ec.EllipticCurvePrivateKey",
            serialization.load_pem_private_key(pem.encode(), password=None),
        )
        public = _public_half(private, key.kid)
        is_true = heading in {"", _heading(key.kid)} and key.public == dumps(public)
        return OpenedKey(key.kid, pem, public, is_true)


def _heading(kid: str) -> str:
    """Say whose key follows; readers of PEM pass over it, programs of the version before too."""
    return f"kid: {kid}\n"


def _public_half(private: ec.EllipticCurvePrivateKey, kid: str) -> dict[str, str]:
    """Derive the public half (JWK), its members in the order in which they are stored."""
    point = private.public_key().public_numbers()
    return {
        "alg": ALGORITHM,
        "kty": "EC",
        "crv": "P-256",
        "x": _coordinate(point.x),
        "y": _coordinate(point.y),
        "kid": kid,
        "use": "sig",
    }


def _coordinate(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(_COORDINATE)).decode().rstrip("=")
