"""The number notebook: what was printed, by whom, and what cannot be right."""

import re
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.figures.blueprint import bp
from blueprints.figures.forms import NoteFigureForm
from blueprints.figures.roles import READERS
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.figure_series import DEFINITIONS
from jobmatch.domain.published_figures import Fault
from jobmatch.formatting import angka
from jobmatch.queries import figures
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


@bp.post("/buku-angka/<uuid:figure_id>/tarik")
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def withdraw_figure(figure_id: UUID) -> ResponseReturnValue:
    notebook.withdraw_figure(current_actor(), figure_id)
    flash(gettext("Angka ditarik. Catatannya tetap tersimpan."))
    return redirect(url_for("figures.list_figures"))
