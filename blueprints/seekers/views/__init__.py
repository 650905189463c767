"""Views of this area."""

from blueprints.seekers.views import profile, registering, vacancies

__all__ = ["profile", "registering", "vacancies"]
