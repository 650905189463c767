"""Families and persons as staff see them."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext

from blueprints.families import views
from blueprints.families.blueprint import bp
from blueprints.families.views.people import LOOKERS
from blueprints.families.views.planning import PLANNERS
from blueprints.shared.navigation import Area, NavItem, Task
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_
from jobmatch.queries import doubles, poverty
from jobmatch.queries import errands as errand_reads


def _tasks(actor: Actor) -> Iterable[Task]:
    if actor.role is Role.VILLAGE_OFFICER:
        count = errand_reads.count_open(actor)
        if count:
            yield Task(gettext("Titipan untuk disampaikan kepada warga"), url_for("families.list_errands"), count)


area = Area(
    bp,
    navigation=(
        NavItem("families.list_people", N_("Orang"), frozenset(LOOKERS), 20, icon="people", is_tab=True),
        NavItem("families.show_plan", N_("Perencanaan"), frozenset(PLANNERS), 21, icon="chart"),
        NavItem("families.list_errands", N_("Titipan"), frozenset(errand_reads.READERS), 23, icon="paper"),
        NavItem("families.list_doubles", N_("Catatan ganda"), frozenset(doubles.READERS), 67, icon="people"),
        NavItem("families.list_imports", N_("Data kesejahteraan"), frozenset(poverty.READERS), 64, icon="upload"),
    ),
    tasks=(_tasks,),
)

__all__ = ["area", "views"]
