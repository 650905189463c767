"""The Job Fair: what is on, a ticket, the door, the booths."""

from datetime import datetime, time
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import AddBoothForm, CheckInForm, PlanFairForm, RecordOutcomeForm
from blueprints.shared.form_errors import rules_on
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.documents.qr import qr_svg
from jobmatch.domain.enums import BoothResult, Role
from jobmatch.queries import employers, fairs
from jobmatch.services import checkins
from jobmatch.services import fairs as fair_services

STAFF = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD)


@bp.get("/job-fair")
@public
def list_fairs() -> ResponseReturnValue:
    return render_template("fairs/list_fairs.html", fairs=fairs.list_fairs())


@bp.get("/job-fair/<uuid:fair_id>")
@public
def show_fair(fair_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    return render_template(
        "fairs/show_fair.html",
        fair=fairs.get_fair(fair_id),
        sessions=fairs.list_sessions(fair_id),
        booths=fairs.list_booths(fair_id),
        ticket_id=fairs.find_own_ticket(actor, fair_id) if actor.person_id else None,
        is_seeker=actor.role is Role.SEEKER,
        is_staff=actor.role in STAFF,
    )


@bp.post("/job-fair/<uuid:fair_id>/sesi/<uuid:session_id>/daftar")
@roles(Role.SEEKER)
def register_for_fair(fair_id: UUID, session_id: UUID) -> ResponseReturnValue:
    actor = current_actor()
    ticket = fair_services.register_for_fair(actor, fair_id, session_id, _own_person(actor.person_id))
    return redirect(url_for("fairs.show_ticket", registration_id=ticket.registration_id))


@bp.get("/tiket/<uuid:registration_id>")
@roles(Role.SEEKER, *STAFF)
def show_ticket(registration_id: UUID) -> ResponseReturnValue:
    ticket = fairs.get_ticket(current_actor(), registration_id)
    return render_template("fairs/show_ticket.html", ticket=ticket, qr=Markup(qr_svg(ticket.code)))  # noqa: S704 - our own SVG


@bp.route("/job-fair/baru", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def plan_fair() -> ResponseReturnValue:
    form = PlanFairForm()
    if form.validate_on_submit():
        day = form.starts_on.data
        starts, ends = (datetime.combine(day, time(hour), clock.REGENCY_ZONE) for hour in (8, 12))
        plan = fair_services.SessionPlan(starts, ends, form.capacity.data)
        fair_id = fair_services.plan_fair(current_actor(), form.name.data, form.place.data, day, day, (plan,))
        return redirect(url_for("fairs.show_fair", fair_id=fair_id))
    return render_template("fairs/plan_fair.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/job-fair/<uuid:fair_id>/pintu", methods=["GET", "POST"])
@roles(*STAFF)
def check_in(fair_id: UUID) -> ResponseReturnValue:
    form, verdict = CheckInForm(), None
    if form.validate_on_submit():
        with rules_on(form):
            scan = checkins.Scan(form.code.data, str(uuid4()), clock.now())
            verdict = checkins.check_in(current_actor(), fair_id, scan)
    ticket = fairs.get_ticket(current_actor(), verdict.registration_id) if verdict else None
    page = render_template(
        "fairs/check_in.html",
        form=form,
        fair=fairs.get_fair(fair_id),
        verdict=verdict,
        ticket=ticket,
        came=fairs.count_came(fair_id),
    )
    return page, 422 if form.is_submitted() and verdict is None else 200


@bp.route("/job-fair/<uuid:fair_id>/stan/baru", methods=["GET", "POST"])
@roles(Role.PLACEMENT, Role.SECTION_HEAD)
def add_booth(fair_id: UUID) -> ResponseReturnValue:
    form = AddBoothForm()
    form.employer_id.choices = list(employers.list_choices(current_actor()))
    if form.validate_on_submit():
        fair_services.add_booth(current_actor(), fair_id, UUID(form.employer_id.data), form.code.data)
        return redirect(url_for("fairs.show_fair", fair_id=fair_id))
    page = render_template("fairs/add_booth.html", form=form, fair=fairs.get_fair(fair_id))
    return page, 422 if form.is_submitted() else 200


@bp.route("/job-fair/<uuid:fair_id>/stan/<uuid:booth_id>", methods=["GET", "POST"])
@roles(*STAFF)
def record_outcome(fair_id: UUID, booth_id: UUID) -> ResponseReturnValue:
    form = RecordOutcomeForm()
    form.vacancy_id.choices = [(str(key), title) for key, title in fairs.list_vacancies_of_booth(booth_id)]
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            _record(fair_id, booth_id, form)
        if outcome.is_done:
            flash(gettext("Hasil tercatat."))
            return redirect(url_for("fairs.record_outcome", fair_id=fair_id, booth_id=booth_id))
    page = render_template(
        "fairs/record_outcome.html", form=form, fair=fairs.get_fair(fair_id), visits=fairs.list_booth_visits(booth_id)
    )
    return page, 422 if form.is_submitted() else 200


def _record(fair_id: UUID, booth_id: UUID, form: RecordOutcomeForm) -> None:
    outcome = checkins.Outcome(
        BoothResult(form.result.data), UUID(form.vacancy_id.data) if form.vacancy_id.data else None, form.start_on.data
    )
    checkins.record_outcome(current_actor(), fair_id, booth_id, checkins.Scan(form.code.data, str(uuid4()), clock.now()), outcome)


def _own_person(person_id: UUID | None) -> UUID:
    if person_id is None:
        raise LookupError("a seeker's account has no person")
    return person_id
