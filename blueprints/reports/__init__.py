"""Figures and IPK tables."""

from blueprints.reports import views
from blueprints.reports.blueprint import bp
from blueprints.reports.periods import READERS
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.texts import N_
from jobmatch.services.group_rates import READERS as READERS_OF_GROUPS

area = Area(
    bp,
    navigation=(
        NavItem("reports.show_latest", N_("Tabel IPK"), frozenset(READERS), 60, icon="chart"),
        NavItem("reports.show_groups", N_("Pencocokan"), frozenset(READERS_OF_GROUPS), 62, icon="people"),
    ),
)

__all__ = ["area", "views"]
