"""Figures and IPK tables."""

from blueprints.reports import views
from blueprints.reports.blueprint import bp
from blueprints.reports.periods import READERS
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.texts import N_

area = Area(bp, navigation=(NavItem("reports.show_latest", N_("Tabel IPK"), frozenset(READERS), 60, icon="chart"),))

__all__ = ["area", "views"]
