"""One placement: what is known, what happened, and what the office enters by telephone, paper or short reply."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from blueprints.placements.blueprint import bp
from blueprints.placements.forms import CallForm, ContractForm, EndForm, FindToHearForm, SideStillForm, StillForm, TermsForm
from blueprints.placements.views import STAFF
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.calls import REPLIES, Heard, Way, Whom
from jobmatch.domain.enums import PlacementKind, Role, WagePeriod
from jobmatch.domain.follow_up_rules import Side
from jobmatch.queries import own_words, placement_page, placements
from jobmatch.services import audit, follow_ups, placement_calls, placement_endings
from jobmatch.services import placements as placement_services

DESK = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
PLANNERS = (Role.PLACEMENT, Role.SECTION_HEAD)
YES_NO = {"yes": True, "no": False}


@bp.get("/penempatan/<uuid:placement_id>")
@roles(*STAFF)
def show_placement(placement_id: UUID) -> ResponseReturnValue:
    page = _render_page(placement_id)
    audit.record_read(current_actor(), "placement", placement_id, fields=["full_name", "phone"])
    return page


@bp.post("/penempatan/<uuid:placement_id>/kabar")
@roles(*DESK)
def note_call(placement_id: UUID) -> ResponseReturnValue:
    form = CallForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            call = placement_calls.Call(Whom(form.whom.data), Heard(form.heard.data), Way(form.way.data), form.note.data)
            placement_calls.note_call(current_actor(), placement_id, call)
        if outcome.is_done:
            return _back(placement_id, gettext("Kabar dicatat."))
    return _render_page(placement_id, call=form), 422


@bp.post("/penempatan/<uuid:placement_id>/kontrak")
@roles(*DESK)
def see_contract(placement_id: UUID) -> ResponseReturnValue:
    form = ContractForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            kind = PlacementKind(form.kind.data)
            placement_calls.see_contract(current_actor(), placement_id, kind, terms_of(form))
        if outcome.is_done:
            return _back(placement_id, gettext("Kontrak dicatat sudah dilihat."))
    return _render_page(placement_id, contract=form), 422


@bp.post("/penempatan/<uuid:placement_id>/selesai")
@roles(*DESK)
def end_placement(placement_id: UUID) -> ResponseReturnValue:
    form = EndForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ending = placement_endings.Ending(form.left_on.data, YES_NO.get(form.seeks_again.data), form.post.data == "yes")
            placement_endings.end_placement(current_actor(), placement_id, ending)
        if outcome.is_done:
            return _back(placement_id, gettext("Selesai bekerja dicatat. Yang tadinya ditutup, dibuka lagi."))
    return _render_page(placement_id, end=form), 422


@bp.post("/penempatan/<uuid:placement_id>/masih-bekerja")
@roles(*DESK)
def note_follow_up(placement_id: UUID) -> ResponseReturnValue:
    form = SideStillForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            day = placement_page.get_page(placement_id).follow_up_day() or 0
            follow_ups.answer(current_actor(), placement_id, word_of(form, day, Side(form.side.data)))
        if outcome.is_done:
            return _back(placement_id, gettext("Kabar dicatat."))
    return _render_page(placement_id, still=form), 422


@bp.post("/penempatan/<uuid:placement_id>/batalkan-selesai")
@roles(*PLANNERS)
def undo_end(placement_id: UUID) -> ResponseReturnValue:
    placement_endings.undo_end(current_actor(), placement_id)
    return _back(placement_id, gettext("Catatan selesai dibatalkan. Pekerjaannya berlanjut seperti semula."))


@bp.post("/penempatan/<uuid:placement_id>/batalkan")
@roles(*PLANNERS)
def withdraw_placement(placement_id: UUID) -> ResponseReturnValue:
    placement_services.withdraw(current_actor(), placement_id)
    return _back(placement_id, gettext("Penempatan dibatalkan. Anda bisa membukanya lagi."))


@bp.post("/penempatan/<uuid:placement_id>/buka-lagi")
@roles(*PLANNERS)
def reopen_placement(placement_id: UUID) -> ResponseReturnValue:
    placement_services.reopen(current_actor(), placement_id)
    return _back(placement_id, gettext("Penempatan dibuka lagi."))


@bp.route("/penempatan/balasan", methods=["GET", "POST"])
@roles(*DESK)
def list_to_hear() -> ResponseReturnValue:
    form = FindToHearForm()
    words = form.words.data or "" if form.validate_on_submit() else ""
    rows = placements.list_to_hear(current_actor(), words)
    visits = own_words.list_to_hear(words)
    return render_template("placements/list_to_hear.html", form=form, rows=rows, visits=visits, replies=REPLIES, words=words)


@bp.post("/penempatan/<uuid:placement_id>/balasan/<any('1','2','3'):reply>")
@roles(*DESK)
def note_reply(placement_id: UUID, reply: str) -> ResponseReturnValue:
    call = placement_calls.Call(Whom.SEEKER, REPLIES[reply], Way.REPLY)
    placement_calls.note_call(current_actor(), placement_id, call)
    flash(gettext("Balasan %(reply)s dicatat. Salah ketuk? Buka penempatannya, catat jawaban yang benar.", reply=reply))
    return redirect(url_for("placements.list_to_hear"))


def terms_of(form: TermsForm) -> placement_services.Terms:
    """Return what a form tells of a job."""
    period = WagePeriod(form.wage_period.data) if form.wage_period.data else None
    return placement_services.Terms(form.start_on.data, form.wage_idr.data, period, form.contract.data or None)


def word_of(form: StillForm, day: int, side: Side) -> follow_ups.Word:
    """Return a side's word about a day as its form tells it."""
    return follow_ups.Word(
        day, side, form.still.data == "yes", form.left_on.data, YES_NO.get(form.seeks_again.data or ""), terms_of(form)
    )


def _render_page(placement_id: UUID, **filled: FlaskForm) -> str:
    """Return the page, with the form that was sent where something in it is wrong."""
    row = placement_page.get_page(placement_id)
    blank = {
        "call": CallForm(formdata=None),
        "contract": ContractForm(formdata=None, kind=row.kind.value, start_on=row.start_on, contract=row.contract),
        "end": EndForm(formdata=None),
        "still": SideStillForm(formdata=None),
    }
    return render_template(
        "placements/show_placement.html",
        row=row,
        happened=placement_page.list_happened(placement_id),
        forms={**blank, **filled},
        may_enter=current_actor().role in DESK,
        may_change=current_actor().role in PLANNERS,
    )


def _back(placement_id: UUID, text: str) -> ResponseReturnValue:
    flash(text, "success")
    return redirect(url_for("placements.show_placement", placement_id=placement_id))
