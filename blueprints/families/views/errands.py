"""Messages by hand: left for somebody, printed as slips, answered on one screen."""

import io
from datetime import timedelta
from uuid import UUID

from flask import current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.families.blueprint import bp
from blueprints.families.forms import AnswerErrandForm, LeaveErrandForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.errand_slip import Slip, slips_pdf
from jobmatch.documents.marks import Mark
from jobmatch.domain.enums import Sex
from jobmatch.domain.errand_rules import USUAL_DAYS, ErrandAnswer, ErrandKind
from jobmatch.queries import errands as reads
from jobmatch.queries import people
from jobmatch.services import audit, errands

CONSENT = (
    "Saya setuju profil saya tanpa nama ditunjukkan kepada pemberi kerja yang sudah diperiksa. "
    "Persetujuan ini boleh dicabut kapan saja; kabar pekerjaan saya tidak dikirim ke dinas bantuan."
)
NO_CONSENT = "Kabar pekerjaan dan jawaban di slip ini tidak dikirim ke dinas bantuan."


@bp.get("/titipan")
@roles(*reads.READERS)
def list_errands() -> ResponseReturnValue:
    actor = current_actor()
    rows = reads.list_errands(actor)
    audit.record_act(actor, "list_people", "errand", "-", fields=["full_name"])
    return render_template("families/list_errands.html", rows=rows, most=reads.MOST)


@bp.get("/titipan/slip")
@roles(*reads.READERS)
def print_errands() -> Response:
    actor, settings = current_actor(), current_app.extensions["jobmatch_settings"]
    audit.record_act(actor, "print_slip", "errand", "-", fields=["full_name"])
    mark = Mark(settings.is_demo)
    content = slips_pdf(settings.office_name, "Titipan untuk warga", [_slip(row) for row in reads.list_open(actor)], mark)
    name = mark.file_name("titipan.pdf")
    answer = send_file(io.BytesIO(content), "application/pdf", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.route("/orang/<uuid:person_id>/titip", methods=["GET", "POST"])
@roles(*errands.SENDERS)
def leave_errand(person_id: UUID) -> ResponseReturnValue:
    actor, form = current_actor(), LeaveErrandForm()
    person = people.get_person(actor, person_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            kind, asks = ErrandKind(form.kind.data), bool(form.asks_consent.data)
            errands.leave(actor, person_id, errands.NewErrand(kind, form.words.data or "", form.due_on.data, asks))
        if outcome.is_done:
            flash(gettext("Dititipkan. Slipnya bisa dicetak dari daftar titipan."))
            return redirect(url_for("families.list_errands"))
    elif not form.is_submitted():
        form.due_on.data = clock.today() + timedelta(days=USUAL_DAYS)
    return render_template("families/leave_errand.html", form=form, person=person), 422 if form.is_submitted() else 200


@bp.get("/titipan/<uuid:errand_id>")
@roles(*reads.READERS)
def show_errand(errand_id: UUID) -> ResponseReturnValue:
    return _page(errand_id, AnswerErrandForm(formdata=None))


@bp.post("/titipan/<uuid:errand_id>/jawab")
@roles(*reads.READERS)
def answer_errand(errand_id: UUID) -> ResponseReturnValue:
    form = AnswerErrandForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            said, signed = ErrandAnswer(form.answer.data), bool(form.is_signed.data)
            errands.answer(current_actor(), errand_id, said, form.note.data or "", is_signed=signed)
        if outcome.is_done:
            flash(gettext("Jawabannya dicatat."))
            return redirect(url_for("families.list_errands"))
    return _page(errand_id, form), 422


@bp.post("/titipan/<uuid:errand_id>/batal")
@roles(*errands.SENDERS)
def cancel_errand(errand_id: UUID) -> ResponseReturnValue:
    errands.cancel(current_actor(), errand_id)
    flash(gettext("Titipannya dibatalkan."))
    return redirect(url_for("families.list_errands"))


def _page(errand_id: UUID, form: AnswerErrandForm) -> str:
    actor = current_actor()
    row = reads.get_errand(actor, errand_id)
    audit.record_read(actor, "person", row.person_id, fields=["full_name"])
    return render_template("families/show_errand.html", row=row, form=form)


def _slip(row: reads.ErrandRow) -> Slip:
    title = {Sex.FEMALE: "Ibu ", Sex.MALE: "Bapak "}.get(row.sex, "") if row.sex else ""
    return Slip(
        title=str(row.kind.label),
        code=row.code,
        to=f"Sampaikan kepada {title}{row.name}",
        place=", ".join(part for part in (row.address, row.village) if part),
        words=row.words,
        ticket=row.ticket_code or "",
        due=f"{row.due_on:%d-%m-%Y}",
        boxes=("Ya, mau", "Tidak", "Orangnya tidak ditemukan"),
        consent=CONSENT if row.asks_consent else NO_CONSENT,
    )
