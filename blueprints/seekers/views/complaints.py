"""Complaints: made beside every vacancy, application and invitation; looked at by staff, who may cut off at once."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.seekers.blueprint import bp
from blueprints.seekers.own_forms import CloseComplaintForm, ComplaintForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.vacancy_cards import card_of
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.complaint_reasons import ComplaintReason
from jobmatch.domain.enums import Role
from jobmatch.queries import complaints as reads
from jobmatch.queries import vacancies
from jobmatch.services import candidates, complaints, signed_links
from jobmatch.services.seekers import DESK


@bp.route("/lowongan/<uuid:vacancy_id>/laporkan", methods=["GET", "POST"])
@roles(Role.SEEKER)
def complain(vacancy_id: UUID) -> ResponseReturnValue:
    form, shown = ComplaintForm(), vacancies.get_public(vacancy_id)
    if form.validate_on_submit():
        complaints.complain(current_actor(), vacancy_id, ComplaintReason(form.reason.data), form.words.data or "")
        flash(gettext("Laporan diterima. Petugas memeriksa; hasilnya tertulis di Data dan izin saya."))
        return redirect(url_for("seekers.list_applications"))
    page = render_template("seekers/complain.html", form=form, card=card_of(shown), is_done=False)
    return page, 422 if form.is_submitted() else 200


@bp.route("/undangan/<string:token>/laporkan", methods=["GET", "POST"])
@public
def complain_by_link(token: str) -> ResponseReturnValue:
    signed_links.open_link(token, candidates.LINK)
    form, is_done = ComplaintForm(), False
    if form.validate_on_submit():
        complaints.complain_by_link(token, ComplaintReason(form.reason.data), form.words.data or "")
        is_done = True
    page = render_template("seekers/complain.html", form=form, card=None, is_done=is_done)
    return page, 422 if form.is_submitted() and not is_done else 200


@bp.get("/aduan")
@roles(*DESK)
def list_complaints() -> ResponseReturnValue:
    rows = [(row, CloseComplaintForm(formdata=None)) for row in reads.list_open()]
    return render_template("seekers/list_complaints.html", rows=rows)


@bp.post("/aduan/<uuid:complaint_id>/selesai")
@roles(*DESK)
def close_complaint(complaint_id: UUID) -> ResponseReturnValue:
    form = CloseComplaintForm()
    cuts_off = bool(form.cuts_off.data)
    with rules_on(form) as outcome:
        complaints.close_complaint(current_actor(), complaint_id, form.outcome.data or "", cuts_off=cuts_off)
    if outcome.is_done:
        flash(gettext("Selesai. Pemberi kerja ditutup saat itu juga.") if cuts_off else gettext("Selesai dicatat."))
    else:
        flash(" ".join(form.outcome.errors), "error")
    return redirect(url_for("seekers.list_complaints"))
