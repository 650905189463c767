"""How far apart two places are, in a straight line."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]


def kilometres(left: Point, right: Point) -> float:
    """Return the great-circle distance of two places given in degrees."""
    (lat1, lng1), (lat2, lng2) = (tuple(map(radians, point)) for point in (left, right))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
