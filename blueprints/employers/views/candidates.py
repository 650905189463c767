"""Masked candidates of a vacancy, with reasons; keeping them in mind and inviting them."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.personal_urls import personal_url
from blueprints.shared.reason_words import words_of
from jobmatch.access import current_actor, roles
from jobmatch.domain.texts import N_
from jobmatch.queries import recommendations, vacancies
from jobmatch.services import candidates
from jobmatch.services.reading import read_contacts

WORDS = {
    "simpan": N_("Disimpan. Orangnya belum dikabari."),
    "lepas": N_("Tidak disimpan lagi."),
    "undang": N_("Undangan dikirim. Nama dan nomornya terlihat setelah orangnya mau."),
    "tarik": N_("Undangan ditarik."),
}


@bp.get("/pemberi-kerja/lowongan/<uuid:vacancy_id>/calon")
@roles(*EMPLOYER_AND_STAFF)
def list_candidates(vacancy_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    page = max(1, request.args.get("halaman", 1, int))
    found = recommendations.list_candidates(actor, vacancy_id, page)
    rows = [(candidate, words_of(candidate.fit, with_points=actor.is_staff)) for candidate in found.rows]
    return render_template(
        "employers/list_candidates.html",
        shown=vacancies.get_own(actor, vacancy_id),
        rows=rows,
        page=found,
        url_of=lambda number: url_for("employers.list_candidates", vacancy_id=vacancy_id, halaman=number),
        contacts=read_contacts(actor, vacancy_id, [candidate.person_id for candidate in found.rows]),
        is_waiting=recommendations.is_being_made(vacancy_id),
    )


@bp.post("/pemberi-kerja/lowongan/<uuid:vacancy_id>/calon/<uuid:person_id>/<any(simpan, lepas, undang, tarik):act>")
@roles(*EMPLOYER_AND_STAFF)
def choose_candidate(vacancy_id: UUID, person_id: UUID, act: str) -> ResponseReturnValue:
    actor = current_actor()
    if act == "simpan":
        candidates.note_candidate(actor, vacancy_id, person_id)
    elif act == "lepas":
        candidates.forget_candidate(actor, vacancy_id, person_id)
    elif act == "undang":
        candidates.invite(actor, vacancy_id, person_id, personal_url("public.home").rstrip("/"))
    else:
        candidates.cancel_invitation(actor, vacancy_id, person_id)
    flash(gettext(WORDS[act]))
    number = request.form.get("halaman", 1, int)
    return redirect(url_for("employers.list_candidates", vacancy_id=vacancy_id, halaman=number, _anchor=f"calon-{person_id}"))
