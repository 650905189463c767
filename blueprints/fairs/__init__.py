"""The Job Fair."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext

from blueprints.fairs import views
from blueprints.fairs.blueprint import bp
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.access import EVERYONE
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.formatting import waktu
from jobmatch.queries import fair_tickets


def ticket_tasks(actor: Actor) -> Iterable[Task]:
    """A person's tickets for fairs that are still to come."""
    if actor.role is not Role.SEEKER:
        return
    for ticket in fair_tickets.list_coming_tickets(actor):
        detail = waktu(ticket.starts_at) if ticket.starts_at else ticket.place
        text = gettext("Tiket %(fair)s, nomor antre %(number)s", fair=ticket.fair_name, number=ticket.queue_number)
        yield Task(text, url_for("fairs.show_ticket", registration_id=ticket.id), detail=detail)


area = Area(
    bp,
    navigation=(
        NavItem(
            "fairs.list_fairs", N_("Job Fair"), EVERYONE - {Role.VILLAGE_OFFICER, Role.ADMIN}, 30, icon="calendar", is_tab=True
        ),
    ),
    tasks=(ticket_tasks,),
)

__all__ = ["area", "views"]
