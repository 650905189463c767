"""Help proposed to a family and what came of it."""

from blueprints.interventions import views
from blueprints.interventions.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
