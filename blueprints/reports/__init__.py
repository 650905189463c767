"""Figures and IPK tables."""

from blueprints.reports import views
from blueprints.reports.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
