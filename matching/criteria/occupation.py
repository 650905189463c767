"""The work the person wants or has done, against the work offered, by KBJI code."""

from matching.closeness import nearest_occupation
from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair


class OccupationCriterion:
    """Nearness of occupations."""

    name = "occupation"

    def score(self, pair: Pair) -> Finding:
        """Same unit group earns all, a neighbouring one part."""
        wanted, offered = pair.seeker.occupations, pair.vacancy.occupations
        if not wanted or not offered:
            return Finding("occupation.unknown", 0.0, "tidak_diketahui")
        share, own, work = nearest_occupation(wanted, offered)
        if own is None:
            return Finding("occupation.other", 0.0, "kurang")
        code = "occupation.same" if own == work else "occupation.near"
        return Finding(code, share, kind_of(share), {"own": own, "work": work})
