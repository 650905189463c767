"""Messages that wait to be sent: by hand in a chat, on paper, or by a gateway."""

from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from blueprints.admin.blueprint import bp
from blueprints.admin.letter_words import letter_pages, letter_words
from blueprints.admin.outbox_parts import DEFAULT_PART, PARTS, part_tabs
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.letters import letters_pdf
from jobmatch.domain.enums import Role
from jobmatch.queries import outbox
from jobmatch.services import outbox as services
from jobmatch.services import village_reminders

SENDERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
REMINDERS = (Role.PLACEMENT, Role.SECTION_HEAD)


@bp.get("/pesan")
@roles(*SENDERS)
def list_outbox() -> ResponseReturnValue:
    actor = current_actor()
    name = request.args.get("bagian", DEFAULT_PART)
    part = PARTS.get(name) or abort(404)
    page = outbox.list_messages(actor, part.channels, part.states, request.args.get("halaman", 1, int))
    just_sent = request.args.get("terkirim", type=UUID)
    return render_template(
        "admin/list_outbox.html",
        page=page,
        name=name,
        part=part,
        parts=part_tabs(name, outbox.count_open(actor)),
        just_sent=outbox.find_message(actor, just_sent) if just_sent else None,
        may_remind=actor.role in REMINDERS,
        page_url=lambda number: url_for("admin.list_outbox", bagian=name, halaman=number),
    )


@bp.post("/pesan/<uuid:message_id>/terkirim")
@roles(*SENDERS)
def mark_sent(message_id: UUID) -> ResponseReturnValue:
    services.mark_sent(current_actor(), message_id)
    return _back(message_id)


@bp.post("/pesan/<uuid:message_id>/belum-terkirim")
@roles(*SENDERS)
def undo_sent(message_id: UUID) -> ResponseReturnValue:
    services.undo_sent(current_actor(), message_id)
    return _back()


@bp.post("/pesan/<uuid:message_id>/coba-lagi")
@roles(*SENDERS)
def retry_message(message_id: UUID) -> ResponseReturnValue:
    services.try_again(current_actor(), message_id)
    flash(gettext("Pesan dicoba kirim lagi."))
    return _back()


@bp.get("/pesan/surat")
@roles(*SENDERS)
def print_letters() -> ResponseReturnValue:
    letters = outbox.list_letters(current_actor())
    if not letters:
        abort(404)
    office, mark, words = letter_words()
    today = clock.today()
    pdf = letters_pdf(office, words, letter_pages(letters), today, mark)
    name = mark.file_name(f"surat-{today:%Y-%m-%d}.pdf")
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


@bp.post("/pesan/ingatkan-desa")
@roles(*REMINDERS)
def remind_villages() -> ResponseReturnValue:
    count = village_reminders.queue_reminders(current_actor())
    flash(ngettext("%(num)s pesan grup kecamatan siap.", "%(num)s pesan grup kecamatan siap.", count))
    return redirect(url_for("admin.list_outbox"))


def _back(terkirim: UUID | None = None) -> ResponseReturnValue:
    part = request.form.get("bagian", DEFAULT_PART)
    page = request.form.get("halaman", 1, int)
    return redirect(url_for("admin.list_outbox", bagian=part, halaman=page if page > 1 else None, terkirim=terkirim))
