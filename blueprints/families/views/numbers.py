"""NIK and KK: compared with the paper, or opened for a reason. Both only by POST."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.families.blueprint import bp
from blueprints.families.forms import NumberForms
from blueprints.families.views.people import render_person
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import RevealReason, Role
from jobmatch.queries import people
from jobmatch.services import identity

DESK = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)


@bp.post("/orang/<uuid:person_id>/cocokkan-nik")
@roles(Role.VILLAGE_OFFICER, *DESK)
def match_nik(person_id: UUID) -> ResponseReturnValue:
    forms = NumberForms.filled("match_nik")
    form = forms.match_nik
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            is_same = identity.match_nik(current_actor(), person_id, form.number.data)
        if outcome.is_done:
            return _tell(person_id, is_same)
    return render_person(person_id, forms), 422


@bp.post("/orang/<uuid:person_id>/keluarga/<uuid:family_id>/cocokkan-kk")
@roles(Role.VILLAGE_OFFICER, *DESK)
def match_kk(person_id: UUID, family_id: UUID) -> ResponseReturnValue:
    forms = NumberForms.filled("match_kk")
    form = forms.match_kk
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            is_same = identity.match_kk(current_actor(), family_id, form.number.data)
        if outcome.is_done:
            return _tell(person_id, is_same)
    return render_person(person_id, forms), 422


@bp.post("/orang/<uuid:person_id>/buka-nik")
@roles(*DESK)
def reveal_nik(person_id: UUID) -> ResponseReturnValue:
    forms = NumberForms.filled("reveal_nik")
    form = forms.reveal_nik
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            number = identity.reveal_nik(current_actor(), person_id, RevealReason(form.reason.data))
        if outcome.is_done:
            return _show(person_id, number, gettext("NIK"))
    return render_person(person_id, forms), 422


@bp.post("/orang/<uuid:person_id>/keluarga/<uuid:family_id>/buka-kk")
@roles(*DESK)
def reveal_kk(person_id: UUID, family_id: UUID) -> ResponseReturnValue:
    forms = NumberForms.filled("reveal_kk")
    form = forms.reveal_kk
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            number = identity.reveal_kk(current_actor(), family_id, RevealReason(form.reason.data))
        if outcome.is_done:
            return _show(person_id, number, gettext("Nomor KK"))
    return render_person(person_id, forms), 422


def _tell(person_id: UUID, is_same: bool) -> ResponseReturnValue:
    if is_same:
        flash(gettext("Sama: nomor di dokumen adalah nomor orang ini."), "success")
    else:
        flash(gettext("Tidak sama: nomor di dokumen bukan nomor orang ini. Periksa ketikan dan dokumennya."), "warning")
    return redirect(url_for("families.show_person", person_id=person_id, _anchor="nomor"))


def _show(person_id: UUID, number: str, name: str) -> str:
    person = people.get_person(current_actor(), person_id)
    return render_template("families/show_number.html", person=person, number=number, number_name=name)
