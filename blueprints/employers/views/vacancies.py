"""An employer's vacancies, or one that staff take down for it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import VacancyForm
from blueprints.shared.choices import grouped_choices
from blueprints.shared.form_errors import rules_on
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import applications, vacancies
from jobmatch.queries import employers as employer_reads
from jobmatch.services import vacancies as services

EMPLOYER_AND_STAFF = (Role.EMPLOYER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)


@bp.get("/pemberi-kerja/lowongan")
@roles(Role.EMPLOYER)
def list_vacancies() -> ResponseReturnValue:
    rows = [
        (shown, card_of(shown, url_for("employers.show_vacancy", vacancy_id=shown.vacancy.id), with_status=True))
        for shown in vacancies.list_own(current_actor())
    ]
    return render_template("employers/list_vacancies.html", rows=rows)


@bp.route("/pemberi-kerja/lowongan/baru", methods=["GET", "POST"])
@roles(*EMPLOYER_AND_STAFF)
def post_vacancy() -> ResponseReturnValue:
    form = _vacancy_form(VacancyForm())
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            vacancy_id = services.post_vacancy(current_actor(), form.draft())
        if outcome.is_done:
            flash(gettext("Lowongan terkirim. Petugas memeriksanya, lalu lowongan tampil untuk umum."))
            return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))
    return render_template("employers/post_vacancy.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/pemberi-kerja/lowongan/<uuid:vacancy_id>")
@roles(*EMPLOYER_AND_STAFF)
def show_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    shown = vacancies.get_own(actor, vacancy_id)
    return render_template(
        "employers/show_vacancy.html",
        shown=shown,
        card=card_of(shown, with_status=True),
        applicants=applications.list_applicants(actor, vacancy_id),
        is_open=vacancies.is_open(shown.vacancy),
    )


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/jeda")
@roles(*EMPLOYER_AND_STAFF)
def pause_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    services.pause_vacancy(current_actor(), vacancy_id)
    flash(gettext("Lowongan dijeda. Orang tidak melihatnya sampai Anda melanjutkannya."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/lanjutkan")
@roles(*EMPLOYER_AND_STAFF)
def resume_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    services.resume_vacancy(current_actor(), vacancy_id)
    flash(gettext("Lowongan tampil lagi untuk umum."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/tarik")
@roles(*EMPLOYER_AND_STAFF)
def withdraw_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    services.withdraw_vacancy(current_actor(), vacancy_id)
    flash(gettext("Lowongan ditarik. Lowongan ini tidak tampil lagi."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


def _vacancy_form(form: VacancyForm) -> VacancyForm:
    form.village_code.choices = grouped_choices(employer_reads.list_villages_by_district(), _l("Pilih desa atau kelurahan"))
    if current_actor().role is Role.EMPLOYER:
        del form.employer_id
    else:
        form.employer_id.choices = [("", N_("Pilih pemberi kerja")), *employer_reads.list_choices(current_actor())]
    return form
