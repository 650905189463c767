"""Work found without a vacancy here, entered from scratch for a person the desk has before it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import OwnWorkForm
from blueprints.placements.page import DESK, terms_of
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import PlacementKind, PlacementSource
from jobmatch.queries import placement_page
from jobmatch.services import own_work


@bp.route("/orang/<uuid:person_id>/kerja-dapat-sendiri", methods=["GET", "POST"])
@roles(*DESK)
def enter_own_work(person_id: UUID) -> ResponseReturnValue:
    name, form = placement_page.get_person_name(person_id), OwnWorkForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            placement_id = own_work.note_own_work(current_actor(), person_id, _work(form), terms_of(form))
        if outcome.is_done:
            flash(gettext("Pekerjaan dicatat."), "success")
            return redirect(url_for("placements.show_placement", placement_id=placement_id))
    page = render_template("placements/enter_own_work.html", form=form, name=name, person_id=person_id)
    return page, 422 if form.is_submitted() else 200


def _work(form: OwnWorkForm) -> own_work.OwnWork:
    return own_work.OwnWork(
        form.employer_name.data or "",
        form.job_title.data or "",
        PlacementSource(form.source.data),
        PlacementKind(form.kind.data),
        form.proof.data,
        form.note.data,
    )
