"""The board: where every village stands in a month, what that adds up to, who is punctual, whom to remind."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from blueprints.registry.blueprint import bp
from blueprints.registry.roles import CHECKERS, PLANNERS, READERS
from jobmatch import clock
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import MonthState, Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.queries import month_board, registry
from jobmatch.queries.registry import BoardCell
from jobmatch.services import month_opening, month_reminders

SHOWN_AS = {
    MonthState.SUBMITTED: "submitted",
    MonthState.ACCEPTED_DISTRICT: "submitted",
    MonthState.ACCEPTED_OFFICE: "accepted",
    MonthState.LOCKED: "accepted",
    MonthState.RETURNED: "returned",
    MonthState.IN_WORK: "in_work",
}


@bp.get("/laporan-desa")
@roles(*READERS)
@reflects_nothing
def show_board() -> ResponseReturnValue:
    month, district = _chosen_month(), _own_district()
    cells = registry.list_board(month.first_day, district)
    this_month = month == Month.of(clock.today())
    return render_template(
        "registry/show_board.html",
        month=month,
        cells=cells,
        districts=_districts(cells),
        totals=month_board.month_totals(month, [cell.village_code for cell in cells], district),
        may_open=current_actor().role in PLANNERS and this_month and not all(cell.month_id for cell in cells),
        is_opened=any(cell.month_id for cell in cells),
    )


@bp.get("/laporan-desa/ketepatan")
@roles(*READERS)
@reflects_nothing
def show_punctuality() -> ResponseReturnValue:
    month = _chosen_month()
    months, villages = month_board.list_punctuality(month, _own_district())
    return render_template("registry/show_punctuality.html", month=month, months=months, villages=villages)


@bp.post("/laporan-desa/buka")
@roles(*PLANNERS)
def open_month() -> ResponseReturnValue:
    opened = month_opening.open_month(current_actor(), clock.today())
    flash(gettext("Bulan ini dibuka untuk %(opened)s desa.", opened=opened))
    return redirect(url_for("registry.show_board"))


@bp.get("/laporan-desa/pengingat")
@roles(*CHECKERS)
def list_reminders() -> ResponseReturnValue:
    month = _chosen_month()
    reminders = month_reminders.list_reminders(month, _own_district())
    return render_template("registry/list_reminders.html", month=month, reminders=reminders)


@bp.post("/laporan-desa/pengingat")
@roles(*PLANNERS)
def queue_reminders() -> ResponseReturnValue:
    month = _chosen_month()
    count = month_reminders.queue_reminders(current_actor(), month)
    flash(ngettext("%(num)s pengingat masuk kotak keluar.", "%(num)s pengingat masuk kotak keluar.", count))
    return redirect(url_for("registry.list_reminders", bulan=str(month)))


def _chosen_month() -> Month:
    try:
        return Month.parse(request.values.get("bulan") or str(Month.of(clock.today())))
    except RuleBroken:
        return Month.of(clock.today())


def _own_district() -> str | None:
    actor = current_actor()
    return actor.district_code or "" if actor.role is Role.DISTRICT_SUPERVISOR else None


def _districts(cells: list[BoardCell]) -> list[dict[str, Any]]:
    groups: dict[str, list[BoardCell]] = {}
    for cell in cells:
        groups.setdefault(cell.district_name, []).append(cell)
    return [{"name": name, "villages": [_village(cell) for cell in group]} for name, group in groups.items()]


def _village(cell: BoardCell) -> dict[str, Any]:
    state = SHOWN_AS.get(cell.state, "silent") if cell.state else "silent"
    if state == "in_work" and cell.has_reported:
        state = "returned"
    url = url_for("registry.show_month", month_id=cell.month_id) if cell.month_id else None
    return {"name": cell.village_name, "state": state, "url": url}
