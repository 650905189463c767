"""Level of education and field of study, against what the vacancy asks."""

from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair
from matching.profiles import EDUCATION_RANK
from matching.results import Fact
from matching.vocabulary import Vocabulary

ONE_STEP_BELOW = 0.4
SAME_GROUP = 0.5
LEVEL_ONLY, LEADS_TO_WORK = 0.7, 0.3
"""Where no field is asked: share for the level, and for a field that leads to this work."""


class EducationCriterion:
    """Level and field in equal parts where both are asked."""

    name = "education"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def score(self, pair: Pair) -> Finding:
        """More education than asked earns no more than enough."""
        profile, seeker = pair.vacancy.profile, pair.seeker.profile
        if not seeker.education_level and not pair.seeker.fields:
            return Finding("education.unknown", 0.0, "tidak_diketahui")
        facts: dict[str, Fact] = {
            "asked": profile.min_education,
            "own": seeker.education_level,
            "major": seeker.education_major,
        }
        level = self._level(profile.min_education, seeker.education_level)
        if profile.majors:
            major = self._asked_field(pair)
            share = (level + major) / 2 if profile.min_education else major
            return self._finding(share, facts)
        share = LEVEL_ONLY * level + LEADS_TO_WORK * self._leads_to_work(pair)
        if not profile.min_education and share == 0:
            return Finding("education.not_asked", 0.0, "tidak_diminta")
        return self._finding(share, facts)

    def _finding(self, share: float, facts: dict[str, Fact]) -> Finding:
        code = "education.fits" if share >= LEVEL_ONLY else "education.some"
        kind = "cocok" if share >= LEVEL_ONLY else kind_of(share)
        return Finding(code if share > 0 else "education.below", share, kind, facts)

    def _level(self, asked: str | None, own: str | None) -> float:
        if asked is None or own is None:
            return 0.0
        below = EDUCATION_RANK[asked] - EDUCATION_RANK[own]
        return 1.0 if below <= 0 else ONE_STEP_BELOW if below == 1 else 0.0

    def _asked_field(self, pair: Pair) -> float:
        own, asked = pair.seeker.fields, pair.vacancy.fields
        if own & asked:
            return 1.0
        known = self._vocabulary.fields
        groups = {known[field].group for field in asked}
        return SAME_GROUP if any(known[field].group in groups for field in own) else 0.0

    def _leads_to_work(self, pair: Pair) -> float:
        leads = {code for field in pair.seeker.fields for code in self._vocabulary.fields[field].kbji}
        works = pair.vacancy.occupations.items()
        return max((certainty for code, certainty in works if _is_under(code, leads)), default=0.0)


def _is_under(code: str, groups: set[str]) -> bool:
    return any(code.startswith(group) for group in groups)
