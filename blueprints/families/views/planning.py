"""The planning table, and the people behind each of its cells for those who may see them."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import planning, poverty
from jobmatch.queries.planning import Cell
from jobmatch.services import reading

PLANNERS = (Role.DISTRICT_SUPERVISOR, *poverty.READERS)


@bp.get("/keluarga/perencanaan")
@roles(*PLANNERS)
def show_plan() -> ResponseReturnValue:
    plan = planning.get_plan(current_actor())
    district = request.args.get("kecamatan", "")
    names = sorted({row.district for row in plan.rows})
    rows = [row for row in plan.rows if not district or row.district == district]
    return render_template(
        "families/show_plan.html", plan=plan, rows=rows, names=names, chosen=district, columns=_columns(plan.threshold)
    )


@bp.get("/keluarga/perencanaan/orang")
@roles(*PLANNERS)
def list_behind_cell() -> ResponseReturnValue:
    village, what = request.args.get("desa", ""), request.args.get("apa", "")
    if what not in set(Cell) or what == Cell.UNANSWERED:
        return redirect(url_for("families.show_plan"))
    rows = reading.read_behind_cell(current_actor(), village, Cell(what))
    title = _columns(poverty.find_threshold())[Cell(what)]
    return render_template("families/list_behind_cell.html", rows=rows, title=title, most=planning.MOST_PEOPLE)


def _columns(threshold: int) -> dict[Cell, str]:
    return {
        Cell.UNEMPLOYED: gettext("Belum bekerja"),
        Cell.UNDEREMPLOYED: gettext("Setengah menganggur"),
        Cell.NEET: gettext("NEET 15–24"),
        Cell.POOR: gettext("Desil 1–%(number)s", number=threshold),
        Cell.UNANSWERED: gettext("Rujukan belum dijawab"),
    }
