"""The desk: find somebody, see at once what comes next, and do it with the keyboard."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.forms import HandwrittenForm, PapersForm, ReportForm, SearchForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.domain.nik import LENGTH, normalise_number
from jobmatch.queries import ak1_cards, desk_days, people, person_papers
from jobmatch.queries import seekers as seeker_reads
from jobmatch.services import ak1_fields, identity, papers, reading, seeker_accounts, seekers
from jobmatch.services.seekers import DESK

SLIP_DIGITS = 4


@bp.route("/loket", methods=["GET", "POST"])
@roles(*DESK)
def show_desk() -> ResponseReturnValue:
    form = SearchForm()
    rows: list[people.PersonRow] = []
    total = 0
    if form.validate_on_submit():
        words = form.words.data.strip()
        with rules_on(form):
            found = _find_address(words)
            if found is not None:
                return redirect(found)
            rows, total = reading.read_people(current_actor(), people.PeopleFilter(words=words))
        if total == 1:
            return redirect(_address(rows[0].id))
    today_cards = ak1_cards.list_issued(clock.today())
    page = render_template("counter/show_desk.html", form=form, rows=rows, total=total, today_cards=today_cards)
    return page, 422 if form.errors else 200


@bp.get("/loket/orang/<uuid:person_id>")
@roles(*DESK)
def show_person(person_id: UUID) -> ResponseReturnValue:
    return _page(person_id, _filled(person_id))


@bp.post("/loket/orang/<uuid:person_id>/dokumen")
@roles(*DESK)
def verify_papers(person_id: UUID) -> ResponseReturnValue:
    form, actor = PapersForm(), current_actor()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            key = papers.verify_seeker(actor, person_id, form.nik.data or None)
            ak1_fields.save_card_fields(actor, key, form.fields())
        if outcome.is_done:
            flash(gettext("Dokumen sudah diperiksa. Kartu bisa diterbitkan."))
            return redirect(url_for("counter.show_person", person_id=key))
    return _page(person_id, form), 422


@bp.post("/loket/orang/<uuid:person_id>/akun")
@roles(*DESK)
def give_account(person_id: UUID) -> ResponseReturnValue:
    form = PapersForm(formdata=None)
    with rules_on(form) as outcome:
        account_id = seeker_accounts.give_account(current_actor(), person_id)
    if outcome.is_done:
        return redirect(url_for("admin.show_link", account_id=account_id))
    flash(" ".join(form.form_errors), "error")
    return redirect(url_for("counter.show_person", person_id=person_id))


@bp.post("/loket/orang/<uuid:person_id>/wali")
@roles(*DESK)
def confirm_guardian(person_id: UUID) -> ResponseReturnValue:
    seekers.confirm_guardian(current_actor(), person_id)
    flash(gettext("Izin orang tua atau wali dicatat."))
    return redirect(url_for("counter.show_person", person_id=person_id))


def _find_address(words: str) -> str | None:
    """Return where a queue number, a NIK, or a card's number or code leads; None when it is a name."""
    digits = normalise_number(words)
    if words.isdigit() and len(words) <= SLIP_DIGITS:
        slip_id = desk_days.find_slip_id(clock.today(), int(words))
        return url_for("counter.serve_slip", slip_id=slip_id) if slip_id else None
    is_nik = digits.isdigit() and len(digits) >= LENGTH - 2
    found = identity.find_person_by_nik(current_actor(), words) if is_nik else ak1_cards.find_holder(words)
    return _address(found) if found is not None else None


def _address(person_id: UUID) -> str:
    return url_for("counter.show_person", person_id=person_id)


def _filled(person_id: UUID) -> PapersForm:
    person = seeker_reads.find_person(current_actor(), person_id)
    names = ("birth_place", "marital_status", "religion", "address")
    return PapersForm(formdata=None, data={name: getattr(person, name) for name in names} if person else {})


def _page(person_id: UUID, form: PapersForm) -> str:
    person = reading.read_person(current_actor(), person_id)
    profile = seeker_reads.get_profile(current_actor(), person_id) if person.is_seeker else None
    cards = ak1_cards.list_of_person(person_id, clock.today())
    running = next((row for row in cards if not ak1_cards.has_ended(row.card, clock.today())), None)
    return render_template(
        "counter/show_person.html",
        person=person,
        profile=profile,
        cards=cards,
        running=running,
        form=form,
        report_form=ReportForm(formdata=None),
        hand_form=HandwrittenForm(formdata=None),
        papers=person_papers.list_papers(person_id),
        is_busy=desk_days.is_day_open(clock.today()),
    )
