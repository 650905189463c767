"""Job seekers' own pages."""

from blueprints.seekers import views
from blueprints.seekers.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
