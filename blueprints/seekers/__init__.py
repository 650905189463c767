"""Job seekers' own pages."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.seekers import views
from blueprints.seekers.blueprint import bp
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.seeker_steps import first_open, open_count
from jobmatch.domain.texts import N_
from jobmatch.queries import applications, complaints, own_data, seekers
from jobmatch.services.seekers import DESK

SEEKER = frozenset({Role.SEEKER})
HELPERS = frozenset({Role.VILLAGE_OFFICER, *DESK})


def invitation_tasks(actor: Actor) -> Iterable[Task]:
    """Invitations that wait for the seeker's yes or no."""
    if actor.role is Role.SEEKER and (count := applications.count_own_invitations(actor)):
        text = ngettext("Jawab %(num)s undangan melamar", "Jawab %(num)s undangan melamar", count)
        yield Task(text=text, url=url_for("seekers.list_applications"), count=count, is_urgent=True)


def step_tasks(actor: Actor) -> Iterable[Task]:
    """The next open step of a registration that was left half-way."""
    done = seekers.find_steps_done(actor) if actor.role is Role.SEEKER else None
    part = first_open(done) if done is not None else None
    if part is not None:
        text = gettext("Lengkapi profil: %(part)s", part=gettext(part.label))
        detail = ngettext("Tinggal %(num)s halaman pendek.", "Tinggal %(num)s halaman pendek.", open_count(done or ()))
        yield Task(text=text, url=url_for("seekers.edit_profile", part=part.value), detail=detail)


area = Area(
    bp,
    navigation=(
        NavItem("seekers.register_for", N_("Daftarkan seseorang"), HELPERS, 24, icon="plus"),
        NavItem("seekers.show_profile", N_("Profil saya"), SEEKER, 12, icon="person"),
        NavItem("seekers.show_home", N_("Saya"), SEEKER, 90, icon="person", is_tab=True),
        NavItem(
            "seekers.list_data_requests",
            N_("Permintaan data"),
            frozenset(DESK),
            85,
            count=own_data.count_open_requests,
            icon="lock",
        ),
        NavItem("seekers.list_complaints", N_("Aduan"), frozenset(DESK), 86, count=complaints.count_open, icon="alert"),
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
    tasks=(invitation_tasks, step_tasks),
)

__all__ = ["area", "views"]
