"""The head of office's page."""

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.figures.blueprint import bp
from blueprints.figures.roles import READERS
from jobmatch import clock
from jobmatch.access import roles
from jobmatch.domain.figure_series import Series
from jobmatch.queries import dashboard, figures


@bp.get("/dasbor")
@roles(*READERS)
def show_dashboard() -> ResponseReturnValue:
    today = clock.today()
    return render_template(
        "figures/show_dashboard.html",
        board=dashboard.get_dashboard(today),
        rates=figures.official_trend(Series.TPT),
        day=today,
    )
