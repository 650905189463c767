"""The map: how far the reports of a month have come, by kecamatan and village. No ranking."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from blueprints.figures.roles import READERS
from jobmatch import clock
from jobmatch.access import roles
from jobmatch.domain.enums import MonthState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.queries import region
from jobmatch.queries.region import Region, VillagePlace

ACCEPTED = (MonthState.ACCEPTED_OFFICE, MonthState.LOCKED)


@bp.get("/peta")
@roles(*READERS)
def show_map() -> ResponseReturnValue:
    month = _chosen_month()
    found = region.get_region(month)
    return render_template(
        "figures/show_map.html", month=month, region=found, villages=_villages(found), districts=_districts(found)
    )


def _chosen_month() -> Month:
    try:
        return Month.parse(request.args.get("bulan") or str(Month.of(clock.today()).previous))
    except RuleBroken:
        return Month.of(clock.today()).previous


def _villages(found: Region) -> list[dict[str, Any]]:
    names = {district.code: district.name for district in found.districts}
    return [
        _placed(found, village.code, village.lng, village.lat)
        | {"name": f"{village.name}, {names[village.district_code]}", **_look(village)}
        for village in found.villages
        if village.lng is not None
    ]


def _look(village: VillagePlace) -> dict[str, str]:
    if not village.has_sent:
        return {"kind": "hatch", "words": gettext("belum melapor")}
    if village.state in ACCEPTED:
        return {"kind": "accepted", "words": gettext("diterima kantor")}
    return {"kind": "submitted", "words": gettext("dikirim, belum diterima kantor")}


def _districts(found: Region) -> list[dict[str, Any]]:
    return [
        _placed(found, each.code, each.lng, each.lat)
        | {
            "name": each.name,
            "label": True,
            "size": 12,
            "kind": _share_kind(each.reported, each.villages),
            "words": gettext("%(done)s dari %(all)s desa melapor", done=each.reported, all=each.villages),
            "url": url_for("figures.show_map", bulan=request.args.get("bulan")) + "#desa",
        }
        for each in found.districts
    ]


def _share_kind(reported: int, villages: int) -> str:
    """Five steps from light to dark; none at all has the look of silence."""
    return str(min(5, 1 + 5 * reported // max(villages, 1))) if reported else "hatch"


def _placed(found: Region, code: str, lng: float | None, lat: float | None) -> dict[str, Any]:
    return {"lng": lng, "lat": lat, "rings": found.outlines.get(code), "center": None}
