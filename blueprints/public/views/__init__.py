"""Views of this area."""

from blueprints.public.views import home, vacancies

__all__ = ["home", "vacancies"]
