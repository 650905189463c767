"""What is on, and planning it: days, sessions, doors, booths."""

from datetime import time
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import AddBoothForm, ChangeSessionForm, PlanFairForm
from blueprints.shared.form_errors import rules_on
from blueprints.shared.personal_urls import personal_url
from jobmatch import clock
from jobmatch.access import current_actor, public, roles
from jobmatch.domain import fair_plans
from jobmatch.domain.enums import Role
from jobmatch.queries import employers, fair_tickets, fairs
from jobmatch.services import fair_offers
from jobmatch.services import fairs as fair_services

STAFF = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD)
PLANNERS = (Role.PLACEMENT, Role.SECTION_HEAD)


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
        ticket_id=fair_tickets.find_own_ticket(actor, fair_id) if actor.person_id else None,
        may_register=actor.role in (Role.SEEKER, Role.VISITOR, *STAFF),
        is_staff=actor.role in STAFF,
        is_planner=actor.role in PLANNERS,
    )


@bp.route("/job-fair/baru", methods=["GET", "POST"])
@roles(*PLANNERS)
def plan_fair() -> ResponseReturnValue:
    form = PlanFairForm()
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            fair_id = _plan(form)
        if outcome.is_done:
            return redirect(url_for("fairs.show_fair", fair_id=fair_id))
    return render_template("fairs/plan_fair.html", form=form), 422 if form.is_submitted() else 200


def _plan(form: PlanFairForm) -> UUID:
    first = form.starts_on.data
    last = form.ends_on.data or first
    hours = fair_plans.Hours(form.opens.data or time(8), form.closes.data or time(15), form.minutes.data or 60)
    doors = fair_plans.read_doors(form.doors.data or "")
    slots = fair_plans.cut_sessions(fair_plans.fair_days(first, last), hours, doors, clock.REGENCY_ZONE)
    plans = tuple(
        fair_services.SessionPlan(slot.starts_at, slot.ends_at, form.capacity.data, form.hall.data or "", slot.door)
        for slot in slots
    )
    return fair_services.plan_fair(current_actor(), form.name.data, form.place.data, first, last, plans)


@bp.route("/job-fair/<uuid:fair_id>/sesi/<uuid:session_id>", methods=["GET", "POST"])
@roles(*PLANNERS)
def change_session(fair_id: UUID, session_id: UUID) -> ResponseReturnValue:
    session = fairs.get_session(fair_id, session_id)
    form = ChangeSessionForm(capacity=session.capacity)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            fair_offers.change_capacity(current_actor(), session_id, form.capacity.data, personal_url("public.home").rstrip("/"))
        if outcome.is_done:
            flash(gettext("Jumlah tempat tersimpan. Yang antre sudah ditawari lebih dulu."))
            return redirect(url_for("fairs.show_fair", fair_id=fair_id))
    page = render_template("fairs/change_session.html", form=form, fair=fairs.get_fair(fair_id), session=session)
    return page, 422 if form.is_submitted() else 200


@bp.route("/job-fair/<uuid:fair_id>/stan/baru", methods=["GET", "POST"])
@roles(*PLANNERS)
def add_booth(fair_id: UUID) -> ResponseReturnValue:
    form = AddBoothForm()
    form.employer_id.choices = list(employers.list_choices(current_actor()))
    if form.validate_on_submit():
        employer_id, code, hall = UUID(form.employer_id.data), form.code.data, form.hall.data or ""
        with rules_on(form) as outcome:
            fair_services.add_booth(current_actor(), fair_id, employer_id, code, hall=hall)
        if outcome.is_done:
            return redirect(url_for("fairs.show_fair", fair_id=fair_id))
    page = render_template("fairs/add_booth.html", form=form, fair=fairs.get_fair(fair_id))
    return page, 422 if form.is_submitted() else 200
