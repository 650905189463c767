"""Names of people: tidied, compared, and cut to initials. A name of one word is a whole name."""

import re
import unicodedata

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

LONGEST = 100
_TITLES = frozenset(
    {"dr", "drs", "dra", "drg", "ir", "prof", "h", "hj", "haji", "hajah", "kh", "ust", "ustadz", "ustazah"}
    | {"tn", "ny", "bpk", "bapak", "ibu", "sdr", "sdri", "alm", "almh"}
)
_DEGREE = re.compile(
    r"(s|m) (pd|pdi|ag|si|kom|e|h|hut|p|pt|sos|psi|t|kep|keb|farm|gz|ip|ap|ked|ak|m|tr)|a (md|ma)|spd|skom|sag|skep|amd|ners"
)
_SAME_NAME = {
    "m": "muhammad",
    "md": "muhammad",
    "muh": "muhammad",
    "moh": "muhammad",
    "mohd": "muhammad",
    "muhamad": "muhammad",
    "mohamad": "muhammad",
    "mohammad": "muhammad",
    "muhammed": "muhammad",
    "mochamad": "muhammad",
    "mochammad": "muhammad",
    "st": "siti",
    "sti": "siti",
    "sitti": "siti",
    "abd": "abdul",
    "ahmed": "ahmad",
    "achmad": "ahmad",
    "akhmad": "ahmad",
}
# Spelling before the reform of 1972, still on many diplomas and family cards.
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"))


def check_name(typed: str) -> str:
    """Return a name with single spaces as typed, or say what is wrong; one word is enough."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if sum(character.isalpha() for character in name) < 2:
        raise RuleBroken(N_("Nama belum diisi. Tulis seperti di KTP; satu kata pun boleh."), field="name")
    if len(name) > LONGEST:
        raise RuleBroken(N_("Nama terlalu panjang (paling banyak 100 huruf)."), field="name")
    if any(character.isdigit() or character in "<>@/\\=;" for character in name):
        raise RuleBroken(N_("Nama tidak memuat angka atau tanda seperti @ dan /. Tulis seperti di KTP."), field="name")
    return name


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without titles, degrees and marks; never empty for a real name."""
    before_degrees = name.split(",", 1)[0]
    plain = unicodedata.normalize("NFKD", before_degrees).encode("ascii", "ignore").decode().lower()
    tokens = [token.strip(".'`-") for token in re.split(r"[\s.]+(?=\S)", plain)]
    words = [re.sub(r"[^a-z]", "", token) for token in tokens]
    kept = [word for word in words if word and word not in _TITLES]
    return _without_degrees(tuple(kept or [word for word in words if word] or name.lower().split()))


def _without_degrees(words: tuple[str, ...]) -> tuple[str, ...]:
    for length in (2, 1):
        if len(words) > length and _DEGREE.fullmatch(" ".join(words[-length:])):
            return _without_degrees(words[:-length])
    return words


def comparison_form(name: str) -> str:
    """Return the form in which two writings of one name are equal: titles gone, Muh. and St. written out, new spelling."""
    words = [_SAME_NAME.get(word, word) for word in name_words(name)]
    return " ".join(_modern(word) for word in words)


def _modern(word: str) -> str:
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


def is_same_name(first: str, second: str) -> bool:
    """Say whether two writings stand for the same name, whatever the order of the words."""
    return sorted(comparison_form(first).split()) == sorted(comparison_form(second).split())


def initials(name: str) -> str:
    """Return what a stranger may see of a name: S. A. for Siti Aminah, S. for Suharto; three at most, titles left out."""
    words = [word for word in name_words(name) if word[0].isalpha()]
    return " ".join(f"{word[0].upper()}." for word in words[:3]) or "–"


def first_name(name: str) -> str:
    """Return the word by which an employer's question names a person: the first that is no title and no abbreviation."""
    words = name_words(name)
    return next((word for word in words if len(word) > 2), words[0] if words else "–").capitalize()
