"""The wage offered against the wage hoped for."""

from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair

NOTHING_AT = 0.6
"""At this share of the hoped-for wage the points reach zero."""


class WageCriterion:
    """All where the offer reaches the hope; unknown wages earn nothing."""

    name = "wage"

    def score(self, pair: Pair) -> Finding:
        """The upper end of the offer counts."""
        vacancy = pair.vacancy.profile
        offered = vacancy.wage_max_idr_month or vacancy.wage_min_idr_month
        hoped = pair.seeker.profile.wage_min_idr_month
        if not offered or not hoped:
            return Finding("wage.unknown", 0.0, "tidak_diketahui")
        share = min(1.0, max(0.0, (offered / hoped - NOTHING_AT) / (1 - NOTHING_AT)))
        code = "wage.enough" if share >= 1 else "wage.below"
        return Finding(code, share, kind_of(share), {"offered_idr": offered, "hoped_idr": hoped})
