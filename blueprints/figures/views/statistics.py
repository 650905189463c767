"""Public statistics: few figures with honest notes and downloads, seen without signing in."""

import io

from flask import abort, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.documents import open_data
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.figure_series import DEFINITIONS, Series
from jobmatch.domain.periods import Month
from jobmatch.queries import figures, statistics
from jobmatch.services import statistics as releasing


@bp.get("/statistik")
@public
def show_statistics() -> ResponseReturnValue:
    asked = request.args.get("bulan")
    release = statistics.find_release(Month.parse(asked) if asked else None)
    return render_template(
        "figures/show_statistics.html",
        release=release,
        months=statistics.list_months(),
        rate=figures.find_official(Series.TPT),
        definition=DEFINITIONS[Series.TPT],
        may_release=current_actor().role in releasing.RELEASERS,
        next_month=Month.of(clock.today()).previous,
    )


@bp.get('/statistik/<string:month>/<any("belum-bekerja", "pencari-kerja"):table>/<any("csv", "json"):kind>')
@public
def download_table(month: str, table: str, kind: str) -> ResponseReturnValue:
    release = statistics.find_release(Month.parse(month))
    if release is None:
        abort(404)
    found, settings = release.table(table), current_app.extensions["jobmatch_settings"]
    about = open_data.about(settings.office_name, str(release.month), clock.local(release.released_at).date(), release.issue)
    content = open_data.table_csv(found, str(release.month)) if kind == "csv" else open_data.sidecar(found, about)
    mime = "text/csv" if kind == "csv" else "application/json"
    name = Mark(settings.is_demo).file_name(f"{table}-{release.month}.{kind}")
    return send_file(io.BytesIO(content), mime, as_attachment=True, download_name=name)


@bp.post("/statistik/<string:month>/terbitkan")
@roles(Role.SECTION_HEAD, Role.OFFICE_HEAD)
def release_statistics(month: str) -> ResponseReturnValue:
    wanted = Month.parse(month)
    try:
        releasing.release_statistics(current_actor(), wanted)
        flash(gettext("Statistik %(month)s terbit untuk umum.", month=wanted))
    except RuleBroken as broken:
        flash(gettext(broken.message, **broken.facts), "warning")
    return redirect(url_for("figures.show_statistics"))
