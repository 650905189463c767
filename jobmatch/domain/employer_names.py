"""Names of businesses made comparable."""

import re
import unicodedata

_LEGAL_FORMS = frozenset({"pt", "cv", "ud", "pd", "fa", "tb", "tbk", "persero", "toko", "kedai", "warung", "usaha", "koperasi"})


def employer_key(name: str) -> str:
    """Return the words that tell businesses apart: lower case, no signs, no legal form (unless nothing else is left)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(kept or words)[:120]
