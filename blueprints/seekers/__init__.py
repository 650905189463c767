"""Job seekers' own pages."""

from blueprints.seekers import registering, views
from blueprints.seekers.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "registering", "views"]
