"""Accounts, outbox, jobs, design."""

from blueprints.admin import views
from blueprints.admin.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_

area = Area(bp, navigation=(NavItem("admin.show_design", N_("Rancangan"), frozenset({Role.ADMIN}), 95, icon="leaf"),))

__all__ = ["area", "views"]
