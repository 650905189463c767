"""Signing in and out."""

from blueprints.auth import views
from blueprints.auth.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
