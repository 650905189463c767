"""Taking a place in a session: with an account, without one, or at the office for somebody."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import GuestForm, TakePlaceForm
from blueprints.fairs.views.fairs import STAFF
from blueprints.shared.form_errors import rules_on
from jobmatch.access import current_actor, roles
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries import fair_tickets, fairs
from jobmatch.queries.places import list_village_choices
from jobmatch.services import fairs as fair_services


@bp.route("/job-fair/<uuid:fair_id>/sesi/<uuid:session_id>/daftar", methods=["GET", "POST"])
@roles(Role.VISITOR, Role.SEEKER, *STAFF)
def register_for_fair(fair_id: UUID, session_id: UUID) -> ResponseReturnValue:
    actor, session = current_actor(), fairs.get_session(fair_id, session_id)
    form = _form_for(actor)
    if form.validate_on_submit():
        with rules_on(form) as outcome:
            ticket = _register(actor, fair_id, session_id, form)
        if outcome.is_done:
            return redirect(_ticket_url(actor, ticket))
    page = render_template(
        "fairs/register_for_fair.html",
        form=form,
        fair=fairs.get_fair(fair_id),
        session=session,
        is_guest=isinstance(form, GuestForm),
    )
    return page, 422 if form.is_submitted() else 200


def _form_for(actor: Actor) -> TakePlaceForm:
    if actor.person_id is not None:
        return TakePlaceForm()
    form = GuestForm()
    form.village_code.choices = [("", ""), *list_village_choices()]
    return form


def _register(actor: Actor, fair_id: UUID, session_id: UUID, form: TakePlaceForm) -> fair_services.Ticket:
    if not isinstance(form, GuestForm):
        assert actor.person_id is not None
        needs = tuple(fair_tickets.find_last_needs(actor.person_id))
        return fair_services.register_person(actor, fair_id, actor.person_id, fair_services.Wish(session_id, needs))
    guest = fair_services.Guest(form.name.data or "", form.phone.data or "", form.village_code.data or None)
    channel = "counter" if actor.is_staff else "guest"
    wish = fair_services.Wish(session_id, tuple(form.needs.data or ()), channel, form.form_id.data)
    return fair_services.register_guest(actor, fair_id, guest, wish)


def _ticket_url(actor: Actor, ticket: fair_services.Ticket) -> str:
    if actor.person_id is not None or actor.is_staff:
        return url_for("fairs.show_ticket", registration_id=ticket.registration_id)
    token = fair_tickets.ticket_token(ticket.registration_id, ticket.code)
    return url_for("fairs.open_ticket", registration_id=ticket.registration_id, token=token)
