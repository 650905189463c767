"""Signatures of tickets: ECDSA over P-256. Phones at the doors hold only the public key; the private one never leaves here.

Signatures are the two numbers side by side (64 bytes), as a browser's Web Cryptography reads them.
"""

import base64
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from jobmatch.domain.tickets import signed_part

_HALF = 32
# The same ticket always bears the same signature, so that a page opened twice shows the same picture.
_ALGORITHM = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


def new_pair() -> tuple[str, str]:
    """Return a fresh private key, to be sealed, and its public point, both as text."""
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _text(private), _text(public)


def sign_code(private: str, code: str) -> str:
    """Return the signature under a ticket's code."""
    first, second = decode_dss_signature(_private(private).sign(signed_part(code).encode(), _ALGORITHM))
    return _text(first.to_bytes(_HALF, "big") + second.to_bytes(_HALF, "big"))


def is_genuine(public: str, code: str, signature: str) -> bool:
    """Tell whether the office signed this code."""
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(public))
    try:
        raw = _bytes(signature)
        pair = encode_dss_signature(int.from_bytes(raw[:_HALF], "big"), int.from_bytes(raw[_HALF:], "big"))
        point.verify(pair, signed_part(code).encode(), _ALGORITHM)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=8)
def _private(text: str) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(_bytes(text), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("a fair's key is on the curve P-256")
    return key


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
