"""Job seekers' own pages."""

from blueprints.seekers import views
from blueprints.seekers.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_

SEEKER = frozenset({Role.SEEKER})

area = Area(
    bp,
    navigation=(
        NavItem("seekers.list_vacancies", N_("Lowongan"), SEEKER, 10, icon="bag", is_tab=True),
        NavItem("seekers.list_applications", N_("Lamaran"), SEEKER, 11, icon="paper", is_tab=True),
    ),
)

__all__ = ["area", "views"]
