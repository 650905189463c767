"""IPK tables from the ledger, each figure opening its rows."""

from functools import partial

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports.blueprint import bp
from blueprints.reports.periods import READERS, SLUGS, asked_cell, asked_period, cell_url
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.queries import ipk, populations
from jobmatch.services.ipk_settings import DECIDERS

TABLE = '/ipk/<any("iii-1", "iii-2", "iii-3", "iii-4", "iii-5", "iii-6", "iii-7", "iii-8"):slug>/<string:month>'


@bp.get("/ipk")
@roles(*READERS)
def show_latest() -> ResponseReturnValue:
    return redirect(url_for("reports.show_table", slug="iii-1", month=str(Month.of(clock.today()))))


@bp.get(TABLE)
@roles(*READERS)
def show_table(slug: str, month: str) -> ResponseReturnValue:
    period, settings = asked_period(month), ipk.find_settings()
    return render_template(
        "reports/show_table.html",
        table=ipk.build_table(SLUGS[slug], period.months, settings, period.kind),
        usual=settings.period_of(SLUGS[slug]),
        slug=slug,
        slugs=SLUGS,
        period=period,
        kinds=PeriodKind,
        may_choose=current_actor().role in DECIDERS,
        is_closed=all(ipk.is_closed(each) for each in period.months),
        opened=partial(cell_url, slug, period),
        people=populations.count_populations(period.last) if slug == "iii-1" else None,
    )


@bp.get(f"{TABLE}/baris")
@roles(*READERS)
def list_rows_behind(slug: str, month: str) -> ResponseReturnValue:
    period = asked_period(month)
    asked = asked_cell(period)
    return render_template(
        "reports/list_rows_behind.html",
        code=SLUGS[slug],
        slug=slug,
        period=period,
        rows=ipk.list_rows_behind(asked),
        total=ipk.count_behind(asked),
    )
