"""Family cards: a person is put on one from a day on, or leaves it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import JoinFamilyForm, LeaveFamilyForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.queries import people
from jobmatch.services import families


@bp.route("/orang/<uuid:person_id>/kartu-keluarga", methods=["GET", "POST"])
@roles(*families.KEEPERS)
def join_family(person_id: UUID) -> ResponseReturnValue:
    form, actor = JoinFamilyForm(), current_actor()
    person = people.get_person(actor, person_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            families.put_on_card(actor, person_id, form.kk.data or "", form.relation.data, form.from_on.data)
        if outcome.is_done:
            flash(gettext("Keluarganya dicatat."))
            return redirect(url_for("families.show_person", person_id=person_id))
    elif not form.is_submitted():
        form.from_on.data = clock.today()
    return render_template("families/join_family.html", form=form, person=person), 422 if form.is_submitted() else 200


@bp.route("/orang/<uuid:person_id>/keluarga/<uuid:family_id>/keluar", methods=["GET", "POST"])
@roles(*families.KEEPERS)
def leave_family(person_id: UUID, family_id: UUID) -> ResponseReturnValue:
    form, actor = LeaveFamilyForm(), current_actor()
    person = people.get_person(actor, person_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            families.leave_card(actor, person_id, family_id, form.until_on.data)
        if outcome.is_done:
            flash(gettext("Dicatat keluar dari kartu keluarga itu. Riwayatnya tetap ada."))
            return redirect(url_for("families.show_person", person_id=person_id))
    elif not form.is_submitted():
        form.until_on.data = clock.today()
    return render_template("families/leave_family.html", form=form, person=person), 422 if form.is_submitted() else 200
