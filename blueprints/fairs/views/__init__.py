"""Views of the Job Fair, a file per thing."""

from blueprints.fairs.views import booths, desk, door, fairs, kit, rechecks, registering, sheets, tickets

__all__ = ["booths", "desk", "door", "fairs", "kit", "rechecks", "registering", "sheets", "tickets"]
