"""The Job Fair."""

from blueprints.fairs import views
from blueprints.fairs.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
