"""Views of this area."""

from blueprints.seekers.views import own, profile, registering, vacancies

__all__ = ["own", "profile", "registering", "vacancies"]
