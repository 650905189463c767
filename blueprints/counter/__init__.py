"""The counter: verify, issue, print; and the six-monthly reports of card holders."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.counter import views
from blueprints.counter.blueprint import bp
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import ak1_cards
from jobmatch.services.seekers import DESK


def report_tasks(actor: Actor) -> Iterable[Task]:
    """The holder's own next report when it is near, and the removals that wait for the section head."""
    today = clock.today()
    if actor.role is Role.SEEKER and actor.person_id and (due := ak1_cards.find_due(actor.person_id, today)):
        text = gettext("Lapor kartu AK-1, cukup satu ketukan")
        yield Task(
            text=text,
            url=url_for("counter.report_own"),
            is_urgent=due < today,
            detail=gettext("Sebelum %(day)s", day=f"{due:%d-%m-%Y}"),
        )
    if actor.role is Role.SECTION_HEAD and (count := len(ak1_cards.list_removal_proposals(today))):
        text = ngettext("Periksa %(num)s usulan penghapusan", "Periksa %(num)s usulan penghapusan", count)
        yield Task(text=text, url=url_for("counter.list_removals"), count=count)


area = Area(
    bp,
    navigation=(NavItem("counter.show_desk", N_("Loket AK-1"), frozenset(DESK), 12, icon="person"),),
    tasks=(report_tasks,),
)

__all__ = ["area", "views"]
