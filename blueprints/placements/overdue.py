"""Employers that have not told what came of a fair: by days, with calls and a letter."""

from uuid import UUID

from flask import Response, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import BoothCallForm
from blueprints.placements.views import STAFF
from blueprints.shared.personal_urls import personal_host
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.letters import LetterPage, LetterWords, letters_pdf
from jobmatch.documents.marks import Mark
from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import Role
from jobmatch.domain.overdue_rules import HOLD_AFTER, LETTER_AFTER
from jobmatch.formatting import tanggal
from jobmatch.queries import overdue
from jobmatch.services import escalations, placement_calls

DESK = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
PLANNERS = (Role.PLACEMENT, Role.SECTION_HEAD)


@bp.get("/penempatan/belum-melapor")
@roles(*STAFF)
def list_overdue() -> ResponseReturnValue:
    role = current_actor().role
    return render_template(
        "placements/list_overdue.html",
        rows=overdue.list_overdue(),
        form=BoothCallForm(formdata=None),
        letter_after=LETTER_AFTER,
        hold_after=HOLD_AFTER,
        may_call=role in DESK,
        may_write=role in PLANNERS,
    )


@bp.post("/stan/<uuid:booth_id>/telepon")
@roles(*DESK)
def note_booth_call(booth_id: UUID) -> ResponseReturnValue:
    form = BoothCallForm()
    if form.validate_on_submit():
        call = placement_calls.Call(Whom.EMPLOYER, Heard(form.heard.data), Way.CALL, form.note.data)
        placement_calls.note_booth_call(current_actor(), booth_id, call)
        flash(gettext("Telepon dicatat."), "success")
    else:
        flash(gettext("Pilih dulu apa yang terjadi di telepon."), "warning")
    return redirect(url_for("placements.list_overdue"))


@bp.post("/stan/<uuid:booth_id>/surat")
@roles(*PLANNERS)
def print_letter(booth_id: UUID) -> ResponseReturnValue:
    booth, link = escalations.write_letter(current_actor(), booth_id, personal_host())
    body = gettext(escalations.BODY, **escalations.facts_of(booth, tanggal(booth.ends_on)))
    subject = gettext("Kabar hasil %(fair)s", fair=booth.fair_name)
    page = LetterPage(booth.contact_name or booth.employer_name, booth.employer_name, subject, body, link)
    settings = current_app.extensions["jobmatch_settings"]
    mark = Mark(settings.is_demo)
    pdf = letters_pdf(settings.office_name, _words(), [page], clock.today(), mark)
    name = mark.file_name(f"surat-kabar-job-fair-{clock.today():%Y-%m-%d}.pdf")
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


def _words() -> LetterWords:
    return LetterWords(
        title=gettext("Surat"),
        place_and_day=gettext("Curup, %(day)s", day=tanggal(clock.today())),
        to=gettext("Kepada"),
        about=gettext("Perihal:"),
        code=gettext("Kode untuk menjawab"),
        how=gettext("Arahkan kamera ponsel ke kode ini. Tidak bisa? Telepon kantor, sebut nama perusahaan."),
        free=gettext("Semua layanan dinas ini gratis. Jangan membayar siapa pun untuk surat ini."),
    )
