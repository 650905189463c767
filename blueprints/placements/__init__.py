"""Placements and what both sides say."""

from blueprints.placements import views
from blueprints.placements.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
