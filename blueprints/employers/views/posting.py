"""Posting a vacancy, mending it, and suggestions while typing."""

from typing import Any
from uuid import UUID, uuid4

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from blueprints.employers.blueprint import bp
from blueprints.employers.changes import other_changes
from blueprints.employers.vacancy_form import VacancyForm, values_of
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.choices import grouped_choices
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import employers, vacancies
from jobmatch.services import vacancies as services
from jobmatch.services.work_words import suggest_industry, suggest_work, title_of


@bp.route("/pemberi-kerja/lowongan/baru", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def post_vacancy() -> ResponseReturnValue:
    form = _vacancy_form(VacancyForm(data=_beginning()))
    if form.validate_on_submit() and form.is_settled():
        with rules_on(form) as outcome:
            vacancy_id = services.post_vacancy(current_actor(), form.draft(), form.client_key.data or None)
        if outcome.is_done:
            flash(gettext("Lowongan terkirim. Petugas memeriksanya, lalu lowongan tampil untuk umum."))
            return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))
    return render_template("employers/post_vacancy.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/pemberi-kerja/lowongan/<uuid:vacancy_id>/ubah", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def edit_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    shown = vacancies.get_own(current_actor(), vacancy_id)
    form = _vacancy_form(VacancyForm(data=values_of(shown)))
    del form.employer_id
    changes = other_changes(form, shown)
    if not changes and form.validate_on_submit() and form.is_settled():
        with rules_on(form) as outcome:
            services.edit_vacancy(current_actor(), vacancy_id, form.draft(), form.version.data)
        if outcome.is_done:
            flash(gettext("Perubahan tersimpan. Petugas memeriksanya lagi."))
            return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))
    status = 409 if changes else 422 if form.is_submitted() else 200
    return render_template("employers/edit_vacancy.html", form=form, shown=shown, changes=changes), status


@bp.get("/saran/pekerjaan")
@roles(*EMPLOYER_AND_STAFF)
def suggest_occupation() -> ResponseReturnValue:
    found = suggest_work(request.args.get("teks", "")[:160])
    return jsonify(items=[{"value": work.code, "label": work.title, "skills": list(work.skills)} for work in found])


@bp.get("/saran/bidang-usaha")
@public
def suggest_business() -> ResponseReturnValue:
    found = suggest_industry(request.args.get("teks", "")[:80])
    return jsonify(items=[{"value": code, "label": title} for code, title in found])


def _beginning() -> dict[str, Any]:
    """Return what a new form begins with: a copy of an earlier vacancy, or nothing; and a key against double sending."""
    copied = request.args.get("salin", None, UUID)
    values = values_of(vacancies.get_own(current_actor(), copied)) if copied else {}
    return {**values, "expires_on": None, "national_number": None, "client_key": str(uuid4())}


def _vacancy_form(form: VacancyForm) -> VacancyForm:
    form.village_code.choices = grouped_choices(employers.list_villages_by_district(), _l("Pilih desa atau kelurahan"))
    if title_of(form.kbji.data):
        form.kbji.choices = [(form.kbji.data, title_of(form.kbji.data))]
    if current_actor().role is Role.EMPLOYER:
        del form.employer_id
    else:
        form.employer_id.choices = [("", N_("Pilih pemberi kerja")), *employers.list_choices(current_actor())]
    return form
