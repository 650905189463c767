"""The profile, part by part: one's own, or that of somebody an officer sits with."""

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.seekers.blueprint import bp
from blueprints.seekers.cv_paper import print_cv
from blueprints.seekers.profile_forms import EducationForm, ExperienceForm, SkillsForm, WishesForm
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.seeker_steps import ABOUT_YOURSELF, STEPS, ProfilePart, first_open, following
from jobmatch.queries import places
from jobmatch.queries import seekers as reads
from jobmatch.services import seeker_profiles, work_words
from jobmatch.services.seekers import DESK

HELPERS = (Role.VILLAGE_OFFICER, *DESK)
PARTS = "<any(pendidikan, keterampilan, pengalaman, keinginan):part>"
FORMS: dict[ProfilePart, Any] = {
    ProfilePart.EDUCATION: EducationForm,
    ProfilePart.SKILLS: SkillsForm,
    ProfilePart.EXPERIENCE: ExperienceForm,
    ProfilePart.WISHES: WishesForm,
}
SAVE: dict[ProfilePart, Any] = {
    ProfilePart.EDUCATION: seeker_profiles.save_education,
    ProfilePart.SKILLS: seeker_profiles.save_skills,
    ProfilePart.EXPERIENCE: seeker_profiles.save_experience,
    ProfilePart.WISHES: seeker_profiles.save_wishes,
}


@bp.get("/profil-saya")
@roles(Role.SEEKER)
def show_profile() -> ResponseReturnValue:
    return _show(current_actor().person_id)


@bp.get("/profil-saya/cv")
@roles(Role.SEEKER)
def download_cv() -> ResponseReturnValue:
    paper = print_cv(reads.get_profile(current_actor(), current_actor().person_id))
    return send_file(io.BytesIO(paper), mimetype="application/pdf", as_attachment=True, download_name="cv.pdf")


@bp.get("/pencari-kerja/<uuid:person_id>")
@roles(*HELPERS)
def show_profile_of(person_id: UUID) -> ResponseReturnValue:
    return _show(person_id)


@bp.route(f"/profil-saya/{PARTS}", methods=["GET", "POST"])
@roles(Role.SEEKER)
def edit_profile(part: str) -> ResponseReturnValue:
    return _edit(current_actor().person_id, ProfilePart(part))


@bp.route(f"/pencari-kerja/<uuid:person_id>/{PARTS}", methods=["GET", "POST"])
@roles(*HELPERS)
def edit_profile_of(person_id: UUID, part: str) -> ResponseReturnValue:
    return _edit(person_id, ProfilePart(part))


@bp.get("/saran/<any(keterampilan, kerja):kind>")
@roles(Role.SEEKER, *HELPERS)
def suggest(kind: str) -> ResponseReturnValue:
    text = request.args.get("teks", "")[:80]
    found = work_words.suggest_skills(text) if kind == "keterampilan" else work_words.suggest_titles(text)
    return jsonify(items=list(found))


def _show(person_id: UUID | None) -> ResponseReturnValue:
    profile = reads.get_profile(current_actor(), person_id)
    return render_template("seekers/show_profile.html", profile=profile, is_own=_is_own(), url_of=_urls(profile.person.id))


def _edit(person_id: UUID | None, part: ProfilePart) -> ResponseReturnValue:
    profile = reads.get_profile(current_actor(), person_id)
    form, key = FORMS[part](), profile.person.id
    _fill_choices(form)
    if request.method == "POST" and "lewati" in request.form:
        seeker_profiles.pass_over(current_actor(), key, part)
        return redirect(_next(profile, part))
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            SAVE[part](current_actor(), key, form.value())
        if outcome.is_done:
            flash(gettext("Tersimpan."))
            return redirect(_next(profile, part))
    elif not form.is_submitted():
        form.fill(profile)
    return _page(profile, part, form), 422 if form.is_submitted() else 200


def _page(profile: reads.Profile, part: ProfilePart, form: Any) -> str:
    steps = [gettext(ABOUT_YOURSELF), *(gettext(step.label) for step in STEPS)]
    return render_template(
        f"seekers/edit_{part.value}.html",
        form=form,
        profile=profile,
        steps=steps,
        place=STEPS.index(part) + 2,
        is_registering=first_open(profile.seeker.steps_done) is not None,
        is_own=_is_own(),
        back_url=_urls(profile.person.id)(None),
    )


def _next(profile: reads.Profile, part: ProfilePart) -> str:
    """While parts are open the next one follows; later one is back at the profile."""
    is_registering = first_open(profile.seeker.steps_done) is not None
    after = following(part) if is_registering else None
    return _urls(profile.person.id)(after.value if after else None)


def _urls(person_id: UUID) -> Callable[[str | None], str]:
    def url_of(part: str | None) -> str:
        if _is_own():
            return url_for("seekers.edit_profile", part=part) if part else url_for("seekers.show_profile")
        if part:
            return url_for("seekers.edit_profile_of", person_id=person_id, part=part)
        return url_for("seekers.show_profile_of", person_id=person_id)

    return url_of


def _fill_choices(form: Any) -> None:
    if isinstance(form, WishesForm):
        form.districts.choices = places.list_district_choices()


def _is_own() -> bool:
    return current_actor().role is Role.SEEKER
