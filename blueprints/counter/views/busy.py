"""Busy days at the desk: open, call, serve with one form and one Enter, print in batches."""

from datetime import time
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.counter.blueprint import bp
from blueprints.counter.busy_forms import BlankSlipsForm, OpenDayForm, ServeForm
from blueprints.counter.uploads import read_upload
from blueprints.shared.form_errors import rules_on
from blueprints.shared.personal_urls import personal_url
from jobmatch import clock
from jobmatch.access import current_actor, roles
from jobmatch.documents.qr import qr_svg
from jobmatch.domain.clock_words import read_time
from jobmatch.domain.person_papers import PaperKind
from jobmatch.queries import ak1_cards, desk_days, places
from jobmatch.services import desk_days as services
from jobmatch.services import person_papers, reading
from jobmatch.services.seekers import DESK

BATCH = 60
KNOWN_FIELDS = ("birth_place", "marital_status", "religion", "address")


@bp.route("/loket/ramai", methods=["GET", "POST"])
@roles(*DESK)
def show_busy_day() -> ResponseReturnValue:
    form = OpenDayForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            opens_at: time = read_time(form.opens_at.data or "")
            services.open_day(current_actor(), opens_at, form.desk_count.data, form.seconds_each.data)
        if outcome.is_done:
            flash(gettext("Hari ramai dibuka. Tempel posternya di tempat antre."))
            return redirect(url_for("counter.show_busy_day"))
    cards = ak1_cards.list_issued(clock.today())
    page = render_template(
        "counter/show_busy_day.html",
        form=form,
        blank_form=BlankSlipsForm(formdata=None),
        board=desk_days.get_board(clock.today()),
        batches=[cards[start : start + BATCH] for start in range(0, len(cards), BATCH)],
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/loket/ramai/tutup")
@roles(*DESK)
def close_busy_day() -> ResponseReturnValue:
    services.close_day(current_actor())
    flash(gettext("Nomor baru tidak dibagikan lagi hari ini. Yang sudah punya nomor tetap dilayani."))
    return redirect(url_for("counter.show_busy_day"))


@bp.get("/loket/ramai/poster")
@roles(*DESK)
def print_queue_poster() -> ResponseReturnValue:
    address = personal_url("counter.join_queue")
    return render_template("counter/print_queue_poster.html", code=qr_svg(address), address=address)


@bp.post("/loket/ramai/slip")
@roles(*DESK)
def print_slips() -> ResponseReturnValue:
    form = BlankSlipsForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            slips = services.take_blank(current_actor(), form.count.data)
        if outcome.is_done:
            printed = [(slip, qr_svg(personal_url("counter.show_slip", code=slip.code))) for slip in slips]
            return render_template("counter/print_slips.html", slips=printed)
    flash(" ".join(map(str, [*form.form_errors, *form.count.errors])), "error")
    return redirect(url_for("counter.show_busy_day"))


@bp.post("/loket/ramai/panggil")
@roles(*DESK)
def call_next() -> ResponseReturnValue:
    return _next()


@bp.post("/loket/ramai/<uuid:slip_id>/panggil")
@roles(*DESK)
def call_slip(slip_id: UUID) -> ResponseReturnValue:
    services.call_again(current_actor(), slip_id)
    return redirect(url_for("counter.serve_slip", slip_id=slip_id))


@bp.post("/loket/ramai/<uuid:slip_id>/tidak-datang")
@roles(*DESK)
def leave_slip(slip_id: UUID) -> ResponseReturnValue:
    services.mark_left(current_actor(), slip_id)
    return _next()


@bp.post("/loket/orang/<uuid:person_id>/antre")
@roles(*DESK)
def queue_person(person_id: UUID) -> ResponseReturnValue:
    slip = services.queue_known(current_actor(), person_id)
    flash(gettext("Nomor antre %(number)s.", number=slip.number))
    return redirect(url_for("counter.show_person", person_id=person_id))


@bp.route("/loket/ramai/<uuid:slip_id>", methods=["GET", "POST"])
@roles(*DESK)
def serve_slip(slip_id: UUID) -> ResponseReturnValue:
    slip, person = desk_days.get_slip(slip_id)
    if person is not None and request.method == "GET":
        reading.read_person(current_actor(), person.id)
    names = (*KNOWN_FIELDS, "education") if person is not None else ()
    values = {name: getattr(person, {"education": "education_level"}.get(name, name)) for name in names}
    form = ServeForm(data=values)
    form.village_code.choices = [("", gettext("Pilih …")), *places.list_village_choices()]
    if person is not None:
        form.drop_known()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            _serve(slip_id, form, is_known=person is not None)
        if outcome.is_done:
            return _next()
    page = render_template("counter/serve_slip.html", form=form, slip=slip, person=person)
    return page, 422 if form.is_submitted() else 200


def _serve(slip_id: UUID, form: ServeForm, *, is_known: bool) -> None:
    """Issue first, in one transaction; a photo that is none says so and leaves the card as issued."""
    actor, photo = current_actor(), read_upload(form.photo.data)
    if photo:
        person_papers.check_photo(photo)
    services.serve(actor, slip_id, form.at_desk(is_known))
    _, person = desk_days.get_slip(slip_id)
    if photo and person is not None:
        person_papers.keep_paper(actor, person.id, PaperKind.PHOTO, photo)


def _next() -> ResponseReturnValue:
    slip_id = services.call_next(current_actor())
    if slip_id is None:
        flash(gettext("Tidak ada nomor yang menunggu."))
        return redirect(url_for("counter.show_busy_day"))
    return redirect(url_for("counter.serve_slip", slip_id=slip_id))
