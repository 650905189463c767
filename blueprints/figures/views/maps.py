"""The map: how far the reports of a month have come, by kecamatan and village. No ranking."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from blueprints.figures.blueprint import bp
from blueprints.figures.map_marks import district_marks, village_marks
from blueprints.figures.roles import READERS
from jobmatch import clock
from jobmatch.access import roles
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.queries import region


@bp.get("/peta")
@roles(*READERS)
def show_map() -> ResponseReturnValue:
    month, asked = _chosen_month(), request.args.get("kecamatan")
    found = region.get_region(month)
    district = next((each for each in found.districts if each.code == asked), None)
    if asked and district is None:
        abort(404)
    return render_template(
        "figures/show_map.html",
        month=month,
        region=found,
        district=district,
        districts=[] if district else district_marks(found, month),
        villages=village_marks(found, district),
    )


def _chosen_month() -> Month:
    try:
        return Month.parse(request.args.get("bulan") or str(Month.of(clock.today()).previous))
    except RuleBroken:
        return Month.of(clock.today()).previous
