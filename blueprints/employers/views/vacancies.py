"""An employer's vacancies, or one that staff take down for it."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import RefuseForm
from blueprints.shared.need_words import need_words
from blueprints.shared.reason_words import words_of
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, reflects_nothing, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import applications, vacancies
from jobmatch.services import vacancies as services
from jobmatch.services.work_words import title_of

STAFF = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
EMPLOYER_AND_STAFF = (Role.EMPLOYER, *STAFF)


@bp.get("/pemberi-kerja/lowongan")
@roles(Role.EMPLOYER)
@reflects_nothing
def list_vacancies() -> ResponseReturnValue:
    rows = [
        (shown, card_of(shown, url_for("employers.show_vacancy", vacancy_id=shown.vacancy.id), with_status=True))
        for shown in vacancies.list_own(current_actor())
    ]
    return render_template("employers/list_vacancies.html", rows=rows)


@bp.get("/pemberi-kerja/lowongan/<uuid:vacancy_id>")
@roles(*EMPLOYER_AND_STAFF)
def show_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    return render_template("employers/show_vacancy.html", **vacancy_facts(vacancy_id, RefuseForm(formdata=None)))


def vacancy_facts(vacancy_id: UUID, refuse_form: RefuseForm) -> dict[str, Any]:
    actor = current_actor()
    shown = vacancies.get_own(actor, vacancy_id)
    applicants = applications.list_applicants(actor, vacancy_id)
    return {
        "shown": shown,
        "card": card_of(shown, with_status=True),
        "applicants": [(row, words_of(row.fit, with_points=actor.is_staff) if row.fit else None) for row in applicants],
        "is_open": vacancies.is_open(shown),
        "refuse_form": refuse_form,
        "need_words": need_words,
        "occupation": title_of(shown.vacancy.kbji),
    }


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


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/perpanjang")
@roles(*EMPLOYER_AND_STAFF)
def renew_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    services.renew_vacancy(current_actor(), vacancy_id)
    flash(gettext("Lowongan dikirim lagi. Petugas memeriksanya, lalu tampil 30 hari."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/terisi")
@roles(*EMPLOYER_AND_STAFF)
def report_filled(vacancy_id: UUID) -> ResponseReturnValue:
    services.report_filled(current_actor(), vacancy_id)
    flash(gettext("Tercatat: lowongan ini sudah terisi. Terima kasih sudah melapor."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/nomor-nasional")
@roles(*EMPLOYER_AND_STAFF)
def set_national_number(vacancy_id: UUID) -> ResponseReturnValue:
    services.set_national_number(current_actor(), vacancy_id, request.form.get("number", ""))
    flash(gettext("Nomor nasional tersimpan."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/tarik")
@roles(*EMPLOYER_AND_STAFF)
def withdraw_vacancy(vacancy_id: UUID) -> ResponseReturnValue:
    services.withdraw_vacancy(current_actor(), vacancy_id)
    flash(gettext("Lowongan ditarik. Lowongan ini tidak tampil lagi."))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id))
