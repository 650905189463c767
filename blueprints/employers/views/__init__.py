"""Views of this area."""

from blueprints.employers.views import candidates, moderation, registration, vacancies

__all__ = ["candidates", "moderation", "registration", "vacancies"]
