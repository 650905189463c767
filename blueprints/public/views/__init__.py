"""Views of this area."""

from blueprints.public.views import health, home, vacancies

__all__ = ["health", "home", "vacancies"]
