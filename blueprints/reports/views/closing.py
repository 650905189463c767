"""Closing a month: the list of checks, and the button."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.reports.blueprint import bp
from blueprints.reports.forms import CloseMonthForm
from blueprints.reports.periods import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.periods import Month
from jobmatch.queries import ledger_entries
from jobmatch.services import ledger_closing


@bp.get("/ipk/tutup-bulan")
@roles(*READERS)
def show_closing() -> ResponseReturnValue:
    return _page(CloseMonthForm())


@bp.post("/ipk/tutup-bulan/<string:month>")
@roles(Role.SECTION_HEAD)
def close_month(month: str) -> ResponseReturnValue:
    form, wanted = CloseMonthForm(), Month.parse(month)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ledger_closing.close_month(current_actor(), wanted)
        if outcome.is_done:
            flash(gettext("Bulan %(month)s sudah ditutup. Kabar yang datang terlambat masuk ke bulan berikutnya.", month=month))
            return redirect(url_for("reports.list_issues", month=month))
    return _page(form), 422


def _page(form: CloseMonthForm) -> str:
    month = ledger_entries.find_month_to_close()
    return render_template(
        "reports/show_closing.html",
        form=form,
        month=month,
        is_over=month is not None and month.last_day < clock.today(),
        findings=ledger_closing.review_month(month) if month else (),
        may_close=current_actor().role is Role.SECTION_HEAD,
    )
