"""How far the work is from the person's home."""

from math import asin, cos, radians, sin, sqrt

from matching.criteria.base import Finding, kind_of
from matching.prepared import Pair
from matching.profiles import Point

EARTH_KM = 6371.0
NEAR_KM = 3.0
USUAL_LIMIT_KM = 25.0
"""How far people are assumed to travel who did not say."""
SAME_DISTRICT = 0.8
WOULD_MOVE = 0.3


def distance_km(left: Point, right: Point) -> float:
    """Great-circle distance."""
    (lat1, lng1), (lat2, lng2) = (tuple(map(radians, point)) for point in (left, right))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


class DistanceCriterion:
    """All within a few kilometres, nothing at the person's limit."""

    name = "distance"

    def score(self, pair: Pair) -> Finding:
        """By coordinates; by district where only that is known."""
        seeker, vacancy = pair.seeker.profile, pair.vacancy.profile
        if vacancy.is_remote:
            return Finding("distance.remote", 1.0, "cocok")
        if seeker.location and vacancy.location:
            return self._by_kilometres(pair, distance_km(seeker.location, vacancy.location))
        if seeker.district and vacancy.district:
            share = SAME_DISTRICT if seeker.district == vacancy.district else 0.0
            code = "distance.same_district" if share else "distance.other_district"
            return Finding(code, share, kind_of(share), {"district": vacancy.district})
        return Finding("distance.unknown", 0.0, "tidak_diketahui")

    def _by_kilometres(self, pair: Pair, km: float) -> Finding:
        seeker = pair.seeker.profile
        limit = max(seeker.max_distance_km or USUAL_LIMIT_KM, NEAR_KM + 1)
        share = min(1.0, max(0.0, (limit - km) / (limit - NEAR_KM)))
        facts = {"km": round(km, 1), "limit_km": limit}
        if share == 0 and seeker.is_willing_to_move:
            return Finding("distance.would_move", WOULD_MOVE, "sebagian", facts)
        code = "distance.near" if share >= 0.5 else "distance.far"
        return Finding(code, share, kind_of(share), facts)
