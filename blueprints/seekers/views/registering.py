"""Registering online."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.seekers.blueprint import bp
from blueprints.seekers.forms import RegisterForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import begin_session, current_actor, public
from jobmatch.domain.enums import Sex
from jobmatch.queries import places
from jobmatch.services import seekers


@bp.route("/daftar", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    form = RegisterForm()
    form.fill_choices(places.list_village_choices())
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = seekers.sign_up(current_actor(), _details(form), form.login.data or "", form.password.data or "")
        if outcome.is_done:
            begin_session(key)
            return redirect(url_for("public.home"))
    return render_template("seekers/register.html", form=form), 422 if form.is_submitted() else 200


def _details(form: RegisterForm) -> seekers.SeekerDetails:
    return seekers.SeekerDetails(
        full_name=form.full_name.data,
        birth_date=form.birth_date.data,
        sex=Sex(form.sex.data),
        village_code=form.village_code.data,
        phone=form.phone.data or None,
        education_level=form.education_level.data or None,
        skills=_split(form.skills.data),
        desired_titles=_split(form.desired_titles.data),
    )


def _split(text: str | None) -> tuple[str, ...]:
    parts = (text or "").replace("\n", ",").split(",")
    return tuple(part.strip()[:120] for part in parts if part.strip())
