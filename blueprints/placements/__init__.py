"""Placements and what both sides say."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext

from blueprints.placements import overdue, own, own_visits, own_work, page, results, views
from blueprints.placements.blueprint import bp
from blueprints.placements.views import STAFF
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.texts import N_
from jobmatch.queries import overdue as overdue_queries
from jobmatch.queries import placements


def dispute_tasks(actor: Actor) -> Iterable[Task]:
    """Placements whose two answers differ."""
    if count := placements.count_disputed(actor):
        text = gettext("%(count)s penempatan dengan jawaban belum sama", count=count)
        yield Task(text=text, url=url_for("placements.list_placements"), count=count, is_urgent=True)


def overdue_tasks(actor: Actor) -> Iterable[Task]:
    """Employers that have not told what came of a fair."""
    if actor.role in overdue.PLANNERS and (count := len(overdue_queries.list_overdue())):
        text = gettext("%(count)s perusahaan belum melapor hasil Job Fair", count=count)
        yield Task(text=text, url=url_for("placements.list_overdue"), count=count, is_urgent=True)


area = Area(
    bp,
    navigation=(NavItem("placements.list_placements", N_("Penempatan"), frozenset(STAFF), 40, icon="check"),),
    tasks=(dispute_tasks, overdue_tasks, own.own_tasks, own_visits.own_visit_tasks, own.still_tasks),
)

__all__ = ["area", "overdue", "own", "own_visits", "own_work", "page", "results", "views"]
