"""The times the work needs, against the times the person can work."""

from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair


class AvailabilityCriterion:
    """Share of the needed times."""

    name = "availability"

    def score(self, pair: Pair) -> Finding:
        """Unknown times earn nothing and close nothing."""
        needed = pair.vacancy.profile.availability
        own = pair.seeker.profile.availability
        if not needed or not own:
            return Finding("availability.unknown", 0.0, "tidak_diketahui")
        missing = tuple(time for time in needed if time not in own)
        share = 1 - len(missing) / len(needed)
        code = "availability.fits" if not missing else "availability.some"
        return Finding(code, share, kind_of(share), {"needed": needed, "missing": missing})
