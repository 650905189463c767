"""The counter: verify, issue, print."""

from blueprints.counter import views
from blueprints.counter.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
