"""The village month."""

from blueprints.registry import views
from blueprints.registry.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
