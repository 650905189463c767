"""Suggestions while somebody types: which occupation a text may mean, and which skills that work uses."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobmatch.documents.reference_tables import KBJI_EDITIONS, occupations
from matching import Vocabulary

EDITION = KBJI_EDITIONS[-1]
SURE = 0.9
MOST_SKILLS = 8
MOST_TITLES = 6


@dataclass(frozen=True, slots=True)
class SuggestedWork:
    """An occupation a text may mean: its KBJI code, official title, and the skills it usually takes."""

    code: str
    title: str
    skills: Sequence[str]


@dataclass(frozen=True, slots=True)
class MeantWork:
    """Occupations behind a word, and the other titles the same work goes by."""

    codes: Sequence[str] = ()
    titles: Sequence[str] = ()


def suggest_work(text: str, top: int = 5) -> Sequence[SuggestedWork]:
    """Return the occupations a text may mean, best first; a person picks, the machine never does."""
    vocabulary = Vocabulary.load()
    known = [found.id for found in vocabulary.resolve(text, ("occupation",), limit=top)]
    guessed = [found.code for found in vocabulary.suggest_occupations(text, top=top)]
    return [_suggested(vocabulary, code) for code in list(dict.fromkeys([*known, *guessed]))[:top]]


def meant_by(text: str) -> MeantWork:
    """Return the occupations that a search surely means (`driver` and `sopir` are the same work)."""
    vocabulary = Vocabulary.load()
    codes = [found.id for found in vocabulary.resolve(text, ("occupation",), limit=2) if found.score >= SURE]
    titles = [title for code in codes for title in vocabulary.occupations[code].titles[:MOST_TITLES]]
    return MeantWork(tuple(codes), tuple(dict.fromkeys(titles)))


def title_of(code: str | None) -> str | None:
    """Return the official title of a KBJI group."""
    found = occupations(EDITION).get(code or "")
    return found.title if found else None


def warm_up() -> None:
    """Read the vocabulary and build its index, so that nobody's first request waits for it."""
    suggest_work("kasir")


def _suggested(vocabulary: Vocabulary, code: str) -> SuggestedWork:
    entry = vocabulary.occupations.get(code)
    skills = tuple(entry.skills[:MOST_SKILLS]) if entry else ()
    return SuggestedWork(code, title_of(code) or (entry.name if entry else code), skills)
