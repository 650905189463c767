"""From figures to decisions: dashboard, map, number notebook, official sentence, public statistics."""

from blueprints.figures import views
from blueprints.figures.blueprint import bp
from blueprints.figures.roles import READERS
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.texts import N_

area = Area(
    bp,
    navigation=(
        NavItem("figures.show_dashboard", N_("Dasbor"), frozenset(READERS), 5, icon="chart"),
        NavItem("figures.list_figures", N_("Buku angka"), frozenset(READERS), 61, icon="list"),
        NavItem("figures.show_map", N_("Peta"), frozenset(READERS), 62, icon="pin"),
        NavItem("figures.list_packs", N_("Paket data"), frozenset(READERS), 63, icon="share"),
    ),
)

__all__ = ["area", "views"]
