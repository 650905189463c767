"""Months of like work against the months asked; practical training counts."""

from matching.closeness import nearest_occupation
from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair
from matching.results import Facts

UNKNOWN_LENGTH = 0.5
"""Share for like work whose length nobody wrote down: unknown is not zero."""


class ExperienceCriterion:
    """No points where the vacancy asks none."""

    name = "experience"

    def score(self, pair: Pair) -> Finding:
        """Months in near occupations count by their nearness."""
        asked = pair.vacancy.profile.experience_months or 0
        if asked <= 0:
            return Finding("experience.not_asked", 0.0, "tidak_diminta")
        if not pair.seeker.experiences:
            return Finding("experience.unknown", 0.0, "tidak_diketahui", {"asked_months": asked})
        months, is_length_unknown, titles = self._like_work(pair)
        share = min(1.0, months / asked)
        if is_length_unknown:
            share = max(share, UNKNOWN_LENGTH)
        facts: Facts = {"asked_months": asked, "own_months": int(months), "titles": titles}
        kind = kind_of(share)
        code = {"cocok": "experience.enough", "sebagian": "experience.some"}
        return Finding(code.get(kind, "experience.other"), share, kind, facts)

    def _like_work(self, pair: Pair) -> tuple[float, bool, tuple[str, ...]]:
        months, is_length_unknown, titles = 0.0, False, []
        for done, codes in pair.seeker.experiences:
            nearness, _, _ = nearest_occupation(codes, pair.vacancy.occupations)
            if nearness <= 0:
                continue
            titles.append(done.title)
            months += nearness * (done.months or 0)
            is_length_unknown = is_length_unknown or done.months is None
        return months, is_length_unknown, tuple(titles)
