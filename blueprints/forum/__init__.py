"""The tripartite forum."""

from blueprints.forum import views
from blueprints.forum.blueprint import bp
from blueprints.shared.navigation import Area, NavItem
from jobmatch.domain.texts import N_

area = Area(bp, navigation=(NavItem("forum.list_meetings", N_("Forum tripartit"), frozenset(views.OFFICE), 64, icon="people"),))

__all__ = ["area", "views"]
