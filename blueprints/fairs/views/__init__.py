"""Views of the Job Fair, a file per thing."""

from blueprints.fairs.views import door, fairs, kit, registering, tickets

__all__ = ["door", "fairs", "kit", "registering", "tickets"]
