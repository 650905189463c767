"""Placements and what both sides say."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext

from blueprints.placements import own, page, views
from blueprints.placements.blueprint import bp
from blueprints.placements.views import STAFF
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.texts import N_
from jobmatch.queries import placements


def dispute_tasks(actor: Actor) -> Iterable[Task]:
    """Placements whose two answers differ."""
    if count := placements.count_disputed(actor):
        text = gettext("%(count)s penempatan dengan jawaban belum sama", count=count)
        yield Task(text=text, url=url_for("placements.list_placements"), count=count, is_urgent=True)


area = Area(
    bp,
    navigation=(NavItem("placements.list_placements", N_("Penempatan"), frozenset(STAFF), 40, icon="check"),),
    tasks=(dispute_tasks, own.own_tasks, own.still_tasks),
)

__all__ = ["area", "own", "page", "views"]
