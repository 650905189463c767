"""Job seekers' own pages."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import ngettext

from blueprints.seekers import views
from blueprints.seekers.blueprint import bp
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import applications

SEEKER = frozenset({Role.SEEKER})


def invitation_tasks(actor: Actor) -> Iterable[Task]:
    """Invitations that wait for the seeker's yes or no."""
    if actor.role is Role.SEEKER and (count := applications.count_own_invitations(actor)):
        text = ngettext("Jawab %(num)s undangan melamar", "Jawab %(num)s undangan melamar", count)
        yield Task(text=text, url=url_for("seekers.list_applications"), count=count, is_urgent=True)


area = Area(
    bp,
    navigation=(
        NavItem("seekers.list_vacancies", N_("Lowongan"), SEEKER, 10, icon="bag", is_tab=True),
        NavItem(
            "seekers.list_applications",
            N_("Lamaran"),
            SEEKER,
            11,
            count=applications.count_own_invitations,
            icon="paper",
            is_tab=True,
        ),
    ),
    tasks=(invitation_tasks,),
)

__all__ = ["area", "views"]
