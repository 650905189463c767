"""The way to correct a shown answer rate, and the office's days of the answer clock."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.employers.blueprint import bp
from blueprints.employers.forms import ClockForm, CorrectionForm
from blueprints.employers.views.moderation import MODERATORS
from blueprints.employers.views.vacancies import EMPLOYER_AND_STAFF
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.answer_clock import ClockSettings
from jobmatch.queries import answer_rates, employers
from jobmatch.queries.answer_settings import find_clock
from jobmatch.services import answer_corrections, applications


@bp.get("/pemberi-kerja/<uuid:employer_id>/jawaban")
@roles(*EMPLOYER_AND_STAFF)
def list_missed(employer_id: UUID) -> ResponseReturnValue:
    return _missed_page(employer_id, CorrectionForm(formdata=None), None)


@bp.post("/pemberi-kerja/<uuid:employer_id>/jawaban/<uuid:application_id>/koreksi")
@roles(*EMPLOYER_AND_STAFF)
def ask_correction(employer_id: UUID, application_id: UUID) -> ResponseReturnValue:
    actor, form = current_actor(), CorrectionForm()
    applications.get_reachable(actor, application_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            answer_corrections.ask_correction(actor, application_id, form.answered_on.data, form.explanation.data)
        if outcome.is_done:
            flash(gettext("Terkirim. Petugas memeriksa, lalu angkanya menyesuaikan."))
            return redirect(url_for("employers.list_missed", employer_id=employer_id))
    return _missed_page(employer_id, form, application_id), 422


@bp.get("/koreksi-jawaban")
@roles(*MODERATORS)
def list_corrections() -> ResponseReturnValue:
    return render_template("employers/list_corrections.html", rows=answer_rates.list_corrections(current_actor()))


@bp.post("/koreksi-jawaban/<uuid:correction_id>/<any(terima, tolak):act>")
@roles(*MODERATORS)
def decide_correction(correction_id: UUID, act: str) -> ResponseReturnValue:
    answer_corrections.decide_correction(current_actor(), correction_id, act == "terima")
    flash(gettext("Keputusan tersimpan. Persentase jawaban langsung menyesuaikan."))
    return redirect(url_for("employers.list_corrections"))


@bp.route("/pengaturan-jawaban", methods=["GET", "POST"])
@roles(*answer_corrections.CLOCK_KEEPERS)
def choose_clock() -> ResponseReturnValue:
    form = ClockForm(obj=find_clock())
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            chosen = ClockSettings(form.remind_after.data, form.close_after.data)
            answer_corrections.choose_clock(current_actor(), chosen)
        if outcome.is_done:
            flash(gettext("Pengaturan tersimpan."))
            return redirect(url_for("employers.choose_clock"))
    return render_template("employers/choose_clock.html", form=form), 422 if form.is_submitted() else 200


def _missed_page(employer_id: UUID, form: CorrectionForm, asked_for: UUID | None) -> str:
    actor = current_actor()
    return render_template(
        "employers/list_missed.html",
        employer=employers.get_own(actor, employer_id).employer,
        rows=answer_rates.list_missed(actor, employer_id),
        rate=answer_rates.find_rate(employer_id),
        settings=find_clock(),
        form=form,
        asked_for=asked_for,
    )
