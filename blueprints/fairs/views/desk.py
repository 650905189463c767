"""The registration desk: a ticket found again, replaced for who shows her KTP, tied to a record made at the AK-1 desk."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.fairs.blueprint import bp
from blueprints.fairs.forms import FindTicketForm
from blueprints.fairs.views.fairs import STAFF
from jobmatch.access import current_actor, roles
from jobmatch.domain.errors import NotFound
from jobmatch.queries import fair_tickets, fairs
from jobmatch.services import fair_desk


@bp.get("/job-fair/<uuid:fair_id>/meja")
@roles(*STAFF)
def find_ticket(fair_id: UUID) -> ResponseReturnValue:
    form = FindTicketForm(request.args)
    words = (form.kata.data or "")[:80]
    tickets = fair_tickets.search_tickets(fair_id, words)
    fair = fairs.get_fair(fair_id)
    return render_template("fairs/find_ticket.html", fair=fair, form=form, words=words, tickets=tickets)


@bp.post("/job-fair/<uuid:fair_id>/meja/<uuid:registration_id>/ganti")
@roles(*STAFF)
def reclaim_ticket(fair_id: UUID, registration_id: UUID) -> ResponseReturnValue:
    fair_desk.reclaim_ticket(current_actor(), fair_id, registration_id)
    flash(gettext("Kode lama mati. Cetak tiket baru ini untuk pemegang KTP."))
    return redirect(url_for("fairs.show_ticket", registration_id=registration_id))


@bp.post("/job-fair/<uuid:fair_id>/meja/<uuid:registration_id>/sambung")
@roles(*STAFF)
def tie_ticket(fair_id: UUID, registration_id: UUID) -> ResponseReturnValue:
    try:
        person_id = UUID(request.form.get("orang", "").strip().rstrip("/").rsplit("/", 1)[-1])
    except ValueError:
        raise NotFound from None
    fair_desk.tie_to_person(current_actor(), fair_id, registration_id, person_id)
    flash(gettext("Tiket tersambung dengan data orangnya."))
    return redirect(url_for("fairs.show_ticket", registration_id=registration_id))
