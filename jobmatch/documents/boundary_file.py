"""Reads outlines of kecamatan and villages from a GeoJSON file; stores nothing."""

import json
from typing import Any

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_

CODE_NAMES = ("kode", "code", "kode_kemendagri", "KODE", "kd_wilayah")
DIGITS = 4  # about eleven metres: finer than a map of the regency can show
Rings = list[list[list[float]]]


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
    return [[[round(lng, DIGITS), round(lat, DIGITS)] for lng, lat, *_ in polygon[0]] for polygon in polygons]
