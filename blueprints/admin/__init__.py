"""Accounts, outbox, jobs, design."""

from blueprints.admin import views
from blueprints.admin.blueprint import bp
from blueprints.shared.navigation import Area

area = Area(bp)

__all__ = ["area", "views"]
