"""The three doors of a registration: online, at the counter, and through a village officer."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.seekers.blueprint import bp
from blueprints.seekers.registration_forms import PersonForm, RegisterForForm, RegisterForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import begin_session, current_actor, public, roles
from jobmatch.domain.age_groups import needs_guardian
from jobmatch.domain.enums import Role
from jobmatch.domain.seeker_steps import STEPS
from jobmatch.queries import places
from jobmatch.services import seeker_accounts, seekers
from jobmatch.services.seekers import DESK

FIRST = STEPS[0].value


@bp.route("/daftar", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    form = RegisterForm()
    form.fill_villages(places.list_village_choices())
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = seeker_accounts.sign_up(current_actor(), form.details(), form.login.data or "", form.password.data or "")
        if outcome.is_done:
            begin_session(key)
            return redirect(url_for("seekers.edit_profile", part=FIRST))
    page = render_template("seekers/register.html", form=form, is_minor=_is_minor(form))
    return page, 422 if form.is_submitted() else 200


@bp.route("/daftarkan", methods=["GET", "POST"])
@roles(Role.VILLAGE_OFFICER, *DESK)
def register_for() -> ResponseReturnValue:
    actor, form = current_actor(), RegisterForForm()
    own = {code: f"{village}, {district}" for code, village, district in places.list_villages_within(actor)}
    form.fill_villages(own.items())
    if len(own) == 1:
        form.village_code.data = next(iter(own))
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            person_id: UUID = seekers.register_seeker(actor, form.details_for())
        if outcome.is_done:
            return redirect(url_for("seekers.edit_profile_of", person_id=person_id, part=FIRST))
    page = render_template("seekers/register_for.html", form=form, is_minor=_is_minor(form), has_one_village=len(own) == 1)
    return page, 422 if form.is_submitted() else 200


def _is_minor(form: PersonForm) -> bool:
    born = form.birth_date.data
    return bool(born) and born <= clock.today() and needs_guardian(born, clock.today())
