"""The number notebook: what was printed, by whom, and what cannot be right."""

import io
import re
from uuid import UUID

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from blueprints.figures.forms import ImportFiguresForm, NoteFigureForm
from blueprints.figures.roles import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.figure_sheet import EXAMPLE, read_figures
from jobmatch.documents.table_file import CellProblem
from jobmatch.domain.enums import Role
from jobmatch.domain.figure_series import DEFINITIONS
from jobmatch.domain.published_figures import Fault
from jobmatch.formatting import angka
from jobmatch.queries import figures
from jobmatch.services import bps_figures
from jobmatch.services import figures as notebook

NUMBER = re.compile(r"-?\d+(\.\d+)?")


@bp.get("/buku-angka")
@roles(*READERS)
def list_figures() -> ResponseReturnValue:
    rows = figures.list_figures()
    return render_template(
        "figures/list_figures.html",
        rows=rows,
        faults=[(fault.year, gettext(fault.message, **_printed(fault))) for fault in figures.find_faults(rows)],
        definitions=DEFINITIONS,
        may_keep=current_actor().role in notebook.KEEPERS,
        has_bps=bps_figures.can_refresh(),
    )


def _printed(fault: Fault) -> dict[str, str]:
    """The figures of a fault as a page prints figures."""
    return {name: NUMBER.sub(lambda found: angka(float(found[0])), str(value)) for name, value in fault.params.items()}


@bp.route("/buku-angka/catat", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def note_figure() -> ResponseReturnValue:
    form = NoteFigureForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            notebook.note_figure(current_actor(), form.figure())
        if outcome.is_done:
            flash(gettext("Angka dicatat bersama sumbernya."))
            return redirect(url_for("figures.list_figures"))
    return render_template("figures/note_figure.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/buku-angka/impor", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def import_figures() -> ResponseReturnValue:
    form, found = ImportFiguresForm(), None
    problems: list[CellProblem] = []
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            found, problems = read_figures(form.file.data.read(), clock.today().year)
        if outcome.is_done and form.write.data and not problems:
            added, known = notebook.import_figures(current_actor(), found or ())
            flash(gettext("%(added)s angka dicatat, %(known)s sudah ada.", added=added, known=known))
            return redirect(url_for("figures.list_figures"))
    page = render_template("figures/import_figures.html", form=form, found=found, problems=[_worded(each) for each in problems])
    return page, 422 if form.errors or problems else 200


def _worded(problem: CellProblem) -> dict[str, object]:
    what, _, fix = gettext(problem.problem, **problem.facts).partition(". ")
    return {"row": problem.row, "column": problem.column, "read": problem.read, "problem": what, "fix": fix or what}


@bp.get("/buku-angka/impor/contoh")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def download_example() -> ResponseReturnValue:
    content = io.BytesIO(("\ufeff" + EXAMPLE).encode())
    return send_file(content, "text/csv", as_attachment=True, download_name="angka-contoh.csv")


@bp.post("/buku-angka/bps")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def refresh_from_bps() -> ResponseReturnValue:
    bps_figures.ask_for_refresh(current_actor())
    flash(gettext("Angka BPS sedang diambil. Muat ulang halaman ini sebentar lagi."))
    return redirect(url_for("figures.list_figures"))


@bp.post("/buku-angka/<uuid:figure_id>/tarik")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def withdraw_figure(figure_id: UUID) -> ResponseReturnValue:
    notebook.withdraw_figure(current_actor(), figure_id)
    flash(gettext("Angka ditarik. Catatannya tetap tersimpan."))
    return redirect(url_for("figures.list_figures"))
