"""An employer (or staff for it) answers applications, one act a button."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import RefuseForm
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF, vacancy_facts
from blueprints.shared.form_errors import rules_on
from blueprints.shared.personal_urls import personal_url
from jobmatch.access import current_actor, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RefusalReason
from jobmatch.domain.texts import N_
from jobmatch.services import applications, hiring

Act = Callable[[Actor, UUID, str], object]
ACTS: dict[str, tuple[Act, str]] = {
    "pertimbangkan": (lambda actor, key, _: applications.shortlist(actor, key), N_("Disimpan untuk dipertimbangkan.")),
    "lepas": (lambda actor, key, _: applications.undo_shortlist(actor, key), N_("Kembali ke daftar pelamar.")),
    "wawancara": (applications.invite_to_interview, N_("Pelamar dikabari bahwa Anda mengundang wawancara. Hubungi nomornya.")),
    "tawari": (applications.offer, N_("Pelamar dikabari bahwa Anda menawarkan pekerjaan ini. Hubungi nomornya.")),
    "terima": (
        lambda actor, key, link: hiring.hire_applicant(actor, key, link=link),
        N_("Tercatat diterima. Pelamar diminta mengiyakan; sesudah itu penempatannya sah."),
    ),
    "batal-terima": (lambda actor, key, _: hiring.undo_hire(actor, key), N_("Penerimaan dibatalkan.")),
    "batal-tolak": (
        lambda actor, key, _: applications.undo_refuse(actor, key),
        N_("Jawaban tidak jadi dikirim sebagai penolakan."),
    ),
}
NAMES = ", ".join(f"'{name}'" for name in ACTS)


@bp.post(f"/lamaran/<uuid:application_id>/<any({NAMES}):act>")
@roles(*EMPLOYER_AND_STAFF)
def answer_application(application_id: UUID, act: str) -> ResponseReturnValue:
    actor = current_actor()
    vacancy_id = applications.get_reachable(actor, application_id).vacancy_id
    run, words = ACTS[act]
    run(actor, application_id, personal_url("seekers.list_applications"))
    flash(gettext(words))
    return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id, _anchor=f"lamaran-{application_id}"))


@bp.post("/lamaran/<uuid:application_id>/tolak")
@roles(*EMPLOYER_AND_STAFF)
def refuse_application(application_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    vacancy_id = applications.get_reachable(actor, application_id).vacancy_id
    form = RefuseForm(request.form)
    if form.validate():
        with rules_on(form) as outcome:
            link = personal_url("seekers.list_applications")
            applications.refuse(actor, application_id, RefusalReason(form.reason.data), link)
        if outcome.is_done:
            flash(gettext("Jawaban terkirim dengan kata yang baik. Masih dapat diurungkan."))
            return redirect(url_for("employers.show_vacancy", vacancy_id=vacancy_id, _anchor=f"lamaran-{application_id}"))
    return render_template("employers/show_vacancy.html", **vacancy_facts(vacancy_id, form)), 422
