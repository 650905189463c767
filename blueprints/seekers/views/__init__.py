"""Views of this area."""

from blueprints.seekers.views import registering, vacancies

__all__ = ["registering", "vacancies"]
