"""Suggestions while somebody types: which occupation a text may mean, and which skills that work uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jobmatch.documents.reference_tables import KBJI_EDITIONS, KBLI_EDITIONS, industries, occupations, read_table
from jobmatch.domain.search_words import query_threes, search_key
from matching import Vocabulary

EDITION = KBJI_EDITIONS[-1]
KBLI_EDITION = KBLI_EDITIONS[-1]
SURE = 0.9
SURE_INDUSTRY = 0.5
MOST_SKILLS = 8
MOST_TITLES = 6
SKILL_KINDS = ("skill", "tool", "licence", "language")


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


def is_industry(code: str | None) -> bool:
    """Tell whether this is a division of KBLI."""
    return len(code or "") == 2 and code in industries(KBLI_EDITION)


def title_of_industry(code: str | None) -> str | None:
    """Return the official title of a KBLI division."""
    return industries(KBLI_EDITION)[str(code)].title if is_industry(code) else None


def suggest_industry(text: str, top: int = 5) -> Sequence[tuple[str, str]]:
    """Return (KBLI division, title) for what somebody calls her business, best first."""
    words = [word for word in query_threes(text) if word]
    if not words:
        return []
    scored = [(_share(words, key), division) for division, key in _industry_keys()]
    best: dict[str, float] = {}
    for share, division in scored:
        best[division] = max(best.get(division, 0.0), share)
    found = sorted(
        (division for division in best if best[division] >= SURE_INDUSTRY), key=lambda division: (-best[division], division)
    )
    return [(division, industries(KBLI_EDITION)[division].title) for division in found[:top]]


@cache
def _industry_keys() -> Sequence[tuple[str, str]]:
    known = [
        (row["division"], search_key(wording)) for row in read_table("kbli_words").rows for wording in row["words"].split("|")
    ]
    official = [(entry.code, search_key(entry.title)) for entry in industries(KBLI_EDITION).values() if len(entry.code) == 2]
    return [*known, *official]


def _share(words: Sequence[Sequence[str]], key: str) -> float:
    """Return how much of the asked words stands in a wording; a short wording that says no more is the better one."""
    found = sum(sum(three in key for three in threes) for threes in words) / sum(len(threes) for threes in words)
    return found - len(key) / 10_000


def warm_up() -> None:
    """Read the vocabulary and build its index, so that nobody's first request waits for it."""
    suggest_work("kasir")


def _suggested(vocabulary: Vocabulary, code: str) -> SuggestedWork:
    entry = vocabulary.occupations.get(code)
    skills = tuple(entry.skills[:MOST_SKILLS]) if entry else ()
    return SuggestedWork(code, title_of(code) or (entry.name if entry else code), skills)


def suggest_skills(text: str, top: int = 6) -> Sequence[str]:
    """Return names of skills, tools and licences that a half-typed text may mean, best first."""
    vocabulary = Vocabulary.load()
    found = [hit.name for hit in vocabulary.resolve(text, SKILL_KINDS, limit=top)]
    near = [hit.name for hit in vocabulary.nearest(text, SKILL_KINDS, limit=top)] if len(found) < top else []
    return list(dict.fromkeys([*found, *near]))[:top]


def suggest_titles(text: str, top: int = 6) -> Sequence[str]:
    """Return everyday titles of work that a half-typed text may mean, best first."""
    vocabulary = Vocabulary.load()
    codes = [work.code for work in suggest_work(text, top)]
    titles = [vocabulary.occupations[code].titles[:1] for code in codes if code in vocabulary.occupations]
    return list(dict.fromkeys(title for some in titles for title in some))[:top]
