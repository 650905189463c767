"""Cards: issued, printed, voided, revoked; numbers set aside; and the page behind the QR."""

import io
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from blueprints.counter.blueprint import bp
from blueprints.counter.card_papers import print_cards
from blueprints.counter.forms import BlockForm, HandwrittenForm, ReasonForm, RevokeForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.ak1_answers import RevokeReason
from jobmatch.domain.enums import Role
from jobmatch.queries import ak1_cards as reads
from jobmatch.services import ak1_cards, card_prints
from jobmatch.services.seekers import DESK

MOST_AT_ONCE = 60


@bp.get("/kartu/<string:code>")
@public
def check_card(code: str) -> ResponseReturnValue:
    found = reads.find_public(code, clock.today())
    page = render_template("counter/check_card.html", found=found)
    return page, 200 if found else 404


@bp.post("/loket/orang/<uuid:person_id>/kartu")
@roles(*DESK)
def issue_card(person_id: UUID) -> ResponseReturnValue:
    form = HandwrittenForm()
    if form.validate_on_submit():
        with rules_on(form):
            ak1_cards.issue_card(current_actor(), person_id, form.reserved())
    problems = [*form.form_errors, *form.number.errors, *form.issued_on.errors]
    if problems:
        flash(" ".join(problems), "error")
    else:
        flash(gettext("Kartu terbit. Cetak sekarang."))
    return redirect(url_for("counter.show_person", person_id=person_id))


@bp.get("/loket/cetak-kartu")
@roles(*DESK)
def print_card() -> ResponseReturnValue:
    ids = [UUID(text) for text in request.args.getlist("kartu")[:MOST_AT_ONCE] if _is_id(text)]
    rows = card_prints.read_for_print(current_actor(), ids)
    answer = send_file(
        io.BytesIO(print_cards(rows, current_user.display_name)), mimetype="application/pdf", download_name="kartu-ak1.pdf"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.route("/loket/kartu/<uuid:card_id>/batal", methods=["GET", "POST"])
@roles(*DESK)
def void_card(card_id: UUID) -> ResponseReturnValue:
    form, card = ReasonForm(), reads.get_card(card_id)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            person_id = ak1_cards.void_card(current_actor(), card_id, form.reason.data)
        if outcome.is_done:
            flash(gettext("Cetakan dibatalkan. Nomornya tetap tercatat; terbitkan kartu baru."))
            return redirect(url_for("counter.show_person", person_id=person_id))
    return render_template("counter/void_card.html", form=form, card=card), 422 if form.is_submitted() else 200


@bp.route("/loket/kartu/<uuid:card_id>/cabut", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def revoke_card(card_id: UUID) -> ResponseReturnValue:
    form, card = RevokeForm(), reads.get_card(card_id)
    if form.validate_on_submit():
        ak1_cards.revoke_card(current_actor(), card_id, RevokeReason(form.reason.data))
        flash(gettext("Kartu dicabut. Siapa pun yang memindai kodenya membaca begitu."))
        return redirect(url_for("counter.show_person", person_id=card.person_id))
    return render_template("counter/revoke_card.html", form=form, card=card), 422 if form.is_submitted() else 200


@bp.route("/loket/nomor", methods=["GET", "POST"])
@roles(*DESK)
def reserve_numbers() -> ResponseReturnValue:
    form = BlockForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ak1_cards.reserve_block(current_actor(), form.count.data, form.note.data or "")
        if outcome.is_done:
            flash(gettext("Nomor disisihkan. Tulis dengan tangan di kartu, masukkan setelah listrik kembali."))
            return redirect(url_for("counter.reserve_numbers"))
    page = render_template("counter/reserve_numbers.html", form=form, blocks=reads.list_open_blocks())
    return page, 422 if form.is_submitted() else 200


@bp.post("/loket/nomor/<uuid:block_id>/tutup")
@roles(*DESK)
def close_block(block_id: UUID) -> ResponseReturnValue:
    count = ak1_cards.close_block(current_actor(), block_id)
    flash(gettext("%(count)s nomor yang tidak dipakai dibatalkan, jadi deret nomornya tidak berlubang.", count=count))
    return redirect(url_for("counter.reserve_numbers"))


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
