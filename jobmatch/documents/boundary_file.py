"""Reads outlines of kecamatan and villages from a GeoJSON file, no finer than a map of the regency shows; stores nothing."""

import json
import math
from typing import Any

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

CODE_NAMES = ("kode", "code", "kode_kemendagri", "KODE", "kd_wilayah")
DIGITS = 4  # about eleven metres
TOLERANCE = 0.0005  # of a degree, about 55 metres: less than a pixel of the map on an office screen
Ring = list[list[float]]
Rings = list[Ring]


def read_boundaries(content: bytes) -> dict[str, Rings]:
    """Return the outer rings of each area by its Kemendagri code.

    Raises:
        RuleBroken: it is no GeoJSON of areas with codes.
    """
    try:
        features = json.loads(content)["features"]
        return {_code(feature["properties"]): _rings(feature["geometry"]) for feature in features}
    except (ValueError, KeyError, TypeError, IndexError, StopIteration):
        message = N_("Berkas ini bukan GeoJSON batas wilayah dengan kode. Tiap wilayah perlu kolom kode Kemendagri.")
        raise RuleBroken(message) from None


def _code(properties: dict[str, Any]) -> str:
    code = str(next(properties[name] for name in CODE_NAMES if name in properties))
    plain = code.replace(".", "")
    parts = (plain[:2], plain[2:4], plain[4:6], plain[6:])
    if not plain.isdigit() or len(plain) not in (6, 10):
        raise ValueError(code)
    return ".".join(part for part in parts if part)


def _rings(geometry: dict[str, Any]) -> Rings:
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[geometry["type"]]
    return [_simplified([[round(lng, DIGITS), round(lat, DIGITS)] for lng, lat, *_ in polygon[0]]) for polygon in polygons]


def _simplified(ring: Ring) -> Ring:
    """Return the ring without the points that lie on the line between others (Douglas and Peucker, 1973)."""
    far = max(range(len(ring)), key=lambda at: abs(ring[at][0] - ring[0][0]) + abs(ring[at][1] - ring[0][1]))
    kept, spans = {0, far, len(ring) - 1}, [(0, far), (far, len(ring) - 1)]
    while spans:
        start, end = spans.pop()
        between = range(start + 1, end)
        widest = max(between, key=lambda at: _distance(ring[at], ring[start], ring[end]), default=None)
        if widest is not None and _distance(ring[widest], ring[start], ring[end]) > TOLERANCE:
            kept.add(widest)
            spans += [(start, widest), (widest, end)]
    return [ring[at] for at in sorted(kept)]


def _distance(point: list[float], start: list[float], end: list[float]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    off_x, off_y = point[0] - start[0], point[1] - start[1]
    return abs(dx * off_y - dy * off_x) / length if length else math.hypot(off_x, off_y)
