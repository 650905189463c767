"""Views of this area."""

from blueprints.employers.views import candidates, moderation, posting, profile, registration, vacancies

__all__ = ["candidates", "moderation", "posting", "profile", "registration", "vacancies"]
