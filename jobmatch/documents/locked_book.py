"""A workbook locked with a password, as Excel and LibreOffice lock theirs (ECMA-376 agile, AES-256): nobody needs a tool more."""

import io
import secrets

from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when told by telephone
GROUPS, GROUP = 4, 5
WRONG_PASSWORD = N_("Kata sandi ini tidak membuka berkasnya. Periksa huruf besar dan kecilnya.")
NOT_A_BOOK = N_("Berkas ini bukan buku kerja Excel. Simpan sebagai .xlsx, lalu unggah lagi.")


def new_password() -> str:
    """Return a fresh password of about a hundred bits, in groups that can be read over the telephone."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def lock(book: bytes, password: str) -> bytes:
    """Return the workbook so that only the password opens it."""
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(book)).encrypt(password, locked)
    return locked.getvalue()


def unlock(content: bytes, password: str) -> bytes:
    """Return the workbook inside; one that was never locked is returned as it is.

    Raises:
        RuleBroken: the password is another, or this is no workbook.
    """
    plain = io.BytesIO()
    try:
        book = OfficeFile(io.BytesIO(content))
        if not book.is_encrypted():
            return content
        book.load_key(password=password, verify_password=True)
        book.decrypt(plain, verify_integrity=True)
    except InvalidKeyError:
        raise RuleBroken(WRONG_PASSWORD, field="password") from None
    except (FileFormatError, DecryptionError, OSError, ValueError):
        raise RuleBroken(NOT_A_BOOK, field="file") from None
    return plain.getvalue()
