"""A ticket in its holder's hand, with an account or by its personal address."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wrappers import Response

from blueprints.fairs import ticket_pages
from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import NeedsForm
from blueprints.fairs.views.fairs import STAFF
from blueprints.shared.personal_urls import personal_url
from jobmatch.access import current_actor, public, roles
from jobmatch.domain.enums import Role
from jobmatch.queries import fair_tickets
from jobmatch.services import fair_offers
from jobmatch.services import fairs as fair_services


@bp.get("/tiket/<uuid:registration_id>")
@roles(Role.SEEKER, *STAFF)
def show_ticket(registration_id: UUID) -> ResponseReturnValue:
    return ticket_pages.show_ticket(fair_tickets.get_ticket(current_actor(), registration_id))


@bp.get("/tiket/<uuid:registration_id>/<string:token>")
@public
def open_ticket(registration_id: UUID, token: str) -> ResponseReturnValue:
    return ticket_pages.show_ticket(fair_tickets.open_ticket(registration_id, token))


@bp.get('/tiket/<uuid:registration_id>/<string:token>/<any("pdf", "slip", "teks"):form>')
@public
def print_ticket(registration_id: UUID, token: str, form: str) -> ResponseReturnValue:
    return ticket_pages.print_ticket(fair_tickets.open_ticket(registration_id, token), form)


@bp.post("/tiket/<uuid:registration_id>/<string:token>/kebutuhan")
@public
def name_needs(registration_id: UUID, token: str) -> ResponseReturnValue:
    ticket, form = fair_tickets.open_ticket(registration_id, token), NeedsForm()
    if not form.validate_on_submit():
        return ticket_pages.show_ticket(ticket, form)
    fair_services.name_needs(current_actor(), ticket.id, tuple(form.needs.data or ()))
    flash(gettext("Tersimpan. Panitia akan menyiapkannya."))
    return back_to(ticket)


@bp.post("/tiket/<uuid:registration_id>/<string:token>/ambil")
@public
def take_offer(registration_id: UUID, token: str) -> ResponseReturnValue:
    ticket = fair_tickets.open_ticket(registration_id, token)
    fair_offers.take_offer(current_actor(), ticket.id)
    flash(gettext("Tempat itu milik Anda. Ini tiketnya."))
    return back_to(ticket)


@bp.post("/tiket/<uuid:registration_id>/<string:token>/batal")
@public
def cancel_registration(registration_id: UUID, token: str) -> ResponseReturnValue:
    ticket = fair_tickets.open_ticket(registration_id, token)
    fair_offers.cancel_registration(current_actor(), ticket.id, personal_url("public.home").rstrip("/"))
    flash(gettext("Tiket dibatalkan. Tempatnya diberikan kepada orang berikutnya."))
    return redirect(url_for("fairs.show_fair", fair_id=ticket.fair_id))


def back_to(ticket: fair_tickets.TicketRow) -> Response:
    """Return to a ticket the way its holder came."""
    actor = current_actor()
    if actor.is_staff or (actor.person_id is not None and actor.person_id == ticket.person_id):
        return redirect(url_for("fairs.show_ticket", registration_id=ticket.id))
    return redirect(url_for("fairs.open_ticket", registration_id=ticket.id, token=ticket.token))
