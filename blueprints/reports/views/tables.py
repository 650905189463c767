"""IPK tables from the ledger, each figure opening its rows."""

from functools import partial

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports.blueprint import bp
from blueprints.reports.periods import READERS, SLUGS, Period, asked_cell, asked_period, cell_url, where_words
from blueprints.shared.paging import page_count, page_number
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.queries import ipk, populations
from jobmatch.queries.ipk import Asked
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
        rows=ipk.list_rows_behind(asked, page_number()),
        total=ipk.count_behind(asked),
        count=(count := ipk.count_rows_behind(asked)),
        page=page_number(),
        pages=page_count(count, ipk.ROWS_A_PAGE),
        url_of=partial(_rows_url, slug, period, asked),
    )


def _rows_url(slug: str, period: Period, asked: Asked, number: int) -> str:
    return url_for(
        "reports.list_rows_behind",
        slug=slug,
        month=period.first,
        masa=period.kind.value,
        populasi=asked.population.value,
        angka=asked.measure.value,
        golongan=where_words(asked.where),
        halaman=number,
    )
