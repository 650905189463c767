"""Views of this area."""

from blueprints.seekers.views import complaints, own, profile, registering, vacancies

__all__ = ["complaints", "own", "profile", "registering", "vacancies"]
