"""Pages for everybody."""

from blueprints.public import views
from blueprints.public.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
