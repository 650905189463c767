"""Families and persons as staff see them."""

from blueprints.families import views
from blueprints.families.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
