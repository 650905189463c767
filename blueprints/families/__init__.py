"""Families and persons as staff see them."""

from blueprints.families import views
from blueprints.families.blueprint import bp
from blueprints.families.views.people import LOOKERS
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.texts import N_
from jobmatch.queries import poverty

area = Area(
    bp,
    navigation=(
        NavItem("families.list_people", N_("Orang"), frozenset(LOOKERS), 20, icon="people", is_tab=True),
        NavItem("families.list_imports", N_("Data kesejahteraan"), frozenset(poverty.READERS), 64, icon="upload"),
    ),
)

__all__ = ["area", "views"]
