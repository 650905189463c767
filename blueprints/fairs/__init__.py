"""The Job Fair."""

from blueprints.fairs import views
from blueprints.fairs.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.access import EVERYONE
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_

area = Area(
    bp,
    navigation=(
        NavItem(
            "fairs.list_fairs", N_("Job Fair"), EVERYONE - {Role.VILLAGE_OFFICER, Role.ADMIN}, 30, icon="calendar", is_tab=True
        ),
    ),
)

__all__ = ["area", "views"]
