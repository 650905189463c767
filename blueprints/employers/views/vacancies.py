"""An employer's vacancies, or one that staff take down for it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import applications, vacancies
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
        is_open=vacancies.is_open(shown),
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
