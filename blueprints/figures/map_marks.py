"""What the map draws: a mark or an outline for each kecamatan and village, with the words that say what it means."""

from typing import Any

from flask import url_for
from flask_babel import gettext

from jobmatch.domain.enums import MonthState
from jobmatch.domain.map_labels import Drawing, place_labels, spread
from jobmatch.domain.periods import Month
from jobmatch.queries.region import DistrictPlace, Region, VillagePlace

ACCEPTED = (MonthState.ACCEPTED_OFFICE, MonthState.LOCKED)
LARGE, MIDDLE = 12, 8
SHARE_STEPS = (20, 60, 80, 100)  # percent; the key in show_map.html names them
APART = 54.0  # pixels of the office's drawing; on a phone that is just one large mark
Marks = list[dict[str, Any]]


def district_marks(found: Region, month: Month) -> Marks:
    """Return the kecamatan, each leading to its villages."""
    return _readable(
        [
            _placed(found, each.code, each.lng, each.lat)
            | {
                "name": each.name,
                "size": LARGE,
                "kind": share_kind(each.reported, each.villages),
                "words": gettext("%(done)s dari %(all)s desa melapor", done=each.reported, all=each.villages),
                "url": url_for("figures.show_map", bulan=month, kecamatan=each.code),
            }
            for each in found.districts
        ]
    )


def village_marks(found: Region, district: DistrictPlace | None) -> Marks:
    """Return the villages of the regency, or those of one kecamatan with their names."""
    if district is not None:
        own = [each for each in found.villages if each.district_code == district.code and each.lng is not None]
        return _readable([_village(found, village, village.name) | {"size": MIDDLE} for village in own])
    names = {each.code: each.name for each in found.districts}
    return [
        _village(found, village, f"{village.name}, {names[village.district_code]}")
        for village in found.villages
        if village.lng is not None
    ]


def _village(found: Region, village: VillagePlace, name: str) -> dict[str, Any]:
    return _placed(found, village.code, village.lng, village.lat) | {"name": name, **_look(village)}


def _look(village: VillagePlace) -> dict[str, str]:
    if not village.has_sent:
        return {"kind": "hatch", "words": gettext("belum melapor")}
    if village.state in ACCEPTED:
        return {"kind": "accepted", "words": gettext("diterima kantor")}
    return {"kind": "submitted", "words": gettext("dikirim, belum diterima kantor")}


def share_kind(reported: int, villages: int) -> str:
    """Return the fill for a share, from light to dark as the map's key says; none at all has the look of silence."""
    if not reported:
        return "hatch"
    return str(1 + sum(100 * reported >= step * villages for step in SHARE_STEPS))


def _placed(found: Region, code: str, lng: float | None, lat: float | None) -> dict[str, Any]:
    return {"lng": lng, "lat": lat, "rings": found.outlines.get(code)}


def _readable(marks: Marks) -> Marks:
    """Push marks apart, number them, and find for each name the place where it can be read."""
    places = [(mark["lng"], mark["lat"]) for mark in marks]
    corners = [(lng, lat) for mark in marks for ring in mark["rings"] or () for lng, lat in ring]
    if not corners:
        places = spread(places, APART)
    drawing = Drawing.around(corners or places)
    radius = 0 if corners else marks[0]["size"]
    labels = place_labels([drawing.spot(place) for place in places], [mark["name"] for mark in marks], radius)
    for number, (mark, (lng, lat), label) in enumerate(zip(marks, places, labels, strict=True), start=1):
        mark |= {"lng": lng, "lat": lat, "number": number, "label": label}
    return marks
