"""The tripartite forum."""

from blueprints.forum import views
from blueprints.forum.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
