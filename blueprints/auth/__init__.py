"""Signing in and out."""

from blueprints.auth import views
from blueprints.auth.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_

OWN_TAB = frozenset({Role.EMPLOYER, Role.VILLAGE_OFFICER})

area = Area(bp, navigation=(NavItem("auth.show_account", N_("Saya"), OWN_TAB, 90, icon="person", is_tab=True),))

__all__ = ["area", "views"]
