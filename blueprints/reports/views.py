"""IPK tables from the ledger, each figure opening its rows."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports.blueprint import bp
from jobmatch import clock
from jobmatch.access import roles
from jobmatch.domain.enums import Role, Sex
from jobmatch.domain.ipk_layout import (
    III1_PARTS,
    III1_POST_LINES,
    III1_SEEKER_LINES,
    III1_TITLE,
    Measure,
    iii1_columns,
)
from jobmatch.domain.ledger_rules import Flow, Population, total
from jobmatch.domain.periods import Month
from jobmatch.queries import ipk

READERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD)


@bp.get("/ipk")
@roles(*READERS)
def show_latest() -> ResponseReturnValue:
    return redirect(url_for("reports.show_iii1", month=str(Month.of(clock.today()))))


@bp.get("/ipk/iii-1/<string:month>")
@roles(*READERS)
def show_iii1(month: str) -> ResponseReturnValue:
    wanted = Month.parse(month)
    seekers = ipk.cells_of_iii1(wanted, Population.SEEKERS)
    posts = total(ipk.cells_of_iii1(wanted, Population.POSTS).values())
    columns = iii1_columns()
    rows = [
        (line, [(column, line.measure.of(_pick(seekers, column.group, column.sex))) for column in columns])
        for line in III1_SEEKER_LINES
    ]
    return render_template(
        "reports/show_iii1.html",
        title=III1_TITLE,
        parts=III1_PARTS,
        month=wanted,
        columns=columns,
        rows=rows,
        post_rows=[(line, line.measure.of(posts)) for line in III1_POST_LINES],
        is_closed=ipk.is_closed(wanted),
    )


@bp.get("/ipk/iii-1/<string:month>/baris")
@roles(*READERS)
def list_rows_behind(month: str) -> ResponseReturnValue:
    try:
        population, measure = Population(request.args["populasi"]), Measure(request.args["angka"])
        sex = Sex(request.args["jk"]) if request.args.get("jk") else None
    except (KeyError, ValueError):
        abort(404)
    wanted = Month.parse(month)
    rows = ipk.list_rows_behind(wanted, population, measure, request.args.get("umur") or None, sex)
    return render_template(
        "reports/list_rows_behind.html", month=wanted, rows=rows, total=sum(ipk.signed_quantity(row, measure) for row in rows)
    )


def _pick(cells: dict[ipk.Cell, Flow], group: str | None, sex: Sex | None) -> Flow:
    return total(flow for (age, of_sex), flow in cells.items() if group in (None, age) and (sex is None or of_sex == sex.value))
