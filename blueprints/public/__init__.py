"""Pages for everybody."""

from blueprints.public import views
from blueprints.public.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.enums import Role
from jobmatch.domain.texts import N_

area = Area(
    bp,
    navigation=(NavItem("public.list_vacancies", N_("Lowongan"), frozenset({Role.VISITOR}), 10, icon="bag", is_tab=True),),
)

__all__ = ["area", "views"]
