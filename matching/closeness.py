"""How near two occupations or two skills are, from the vocabulary's structure alone."""

from collections.abc import Mapping

from matching.vocabulary import Vocabulary

SAME_PREFIX = {4: 1.0, 3: 0.6, 2: 0.3, 1: 0.0}
"""Share for two KBJI codes with so many first digits in common."""
RELATED_SKILL = 0.5


def occupation_closeness(left: str, right: str) -> float:
    """1 for the same unit group, less the earlier the codes part."""
    for length in (4, 3, 2):
        if left[:length] == right[:length]:
            return SAME_PREFIX[length]
    return 0.0


def nearest_occupation(left: Mapping[str, float], right: Mapping[str, float]) -> tuple[float, str | None, str | None]:
    """The nearest pair of codes of two sides, and its share."""
    best: tuple[float, str | None, str | None] = (0.0, None, None)
    for one, strength in left.items():
        for other, certainty in right.items():
            share = strength * certainty * occupation_closeness(one, other)
            if share > best[0]:
                best = (share, one, other)
    return best


def related_skills(vocabulary: Vocabulary, skill_id: str) -> frozenset[str]:
    """Skills that count in part for this one."""
    term = vocabulary.terms.get(skill_id)
    return frozenset(term.related) if term else frozenset()
