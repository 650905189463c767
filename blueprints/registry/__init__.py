"""The village month."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext, ngettext

from blueprints.registry import views
from blueprints.registry.blueprint import bp
from blueprints.registry.roles import ASKERS, CHECKERS, READERS
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.registry_rules import EDITABLE
from jobmatch.domain.texts import N_
from jobmatch.formatting import bulan
from jobmatch.queries import at_counter, registry, review


def village_tasks(actor: Actor) -> Iterable[Task]:
    """The months that the village still has to send."""
    if actor.role is not Role.VILLAGE_OFFICER:
        return
    for month in registry.list_months_of_village(actor, actor.village_code or ""):
        if month.state in EDITABLE:
            yield Task(
                text=gettext("Isi laporan %(month)s", month=bulan(month.month)),
                url=url_for("registry.show_month", month_id=month.id),
                is_urgent=month.state == "returned",
                detail=gettext("dikembalikan: %(reason)s", reason=month.return_reason) if month.return_reason else "",
            )


def checking_tasks(actor: Actor) -> Iterable[Task]:
    """The months that wait for a check."""
    if actor.role in CHECKERS and (count := review.count_waiting(actor)):
        text = ngettext("Periksa %(num)s laporan desa", "Periksa %(num)s laporan desa", count)
        yield Task(text=text, url=url_for("registry.list_waiting"), count=count)


area = Area(
    bp,
    navigation=(
        NavItem(
            "registry.list_my_months", N_("Laporan bulanan"), frozenset({Role.VILLAGE_OFFICER}), 10, icon="list", is_tab=True
        ),
        NavItem("registry.show_board", N_("Laporan desa"), frozenset(READERS), 10, icon="list"),
        NavItem(
            "registry.list_waiting", N_("Menunggu diperiksa"), frozenset(CHECKERS), 11, count=review.count_waiting, icon="check"
        ),
        NavItem(
            "registry.list_asked_here",
            N_("Minta ditanya di loket"),
            frozenset(ASKERS),
            12,
            count=at_counter.count_unasked,
            icon="people",
        ),
    ),
    tasks=(village_tasks, checking_tasks),
)

__all__ = ["area", "views"]
