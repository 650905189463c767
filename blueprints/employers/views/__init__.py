"""Views of this area."""

from blueprints.employers.views import (
    answers,
    calls,
    candidates,
    lists,
    moderation,
    posting,
    profile,
    registration,
    reports,
    vacancies,
)

__all__ = ["answers", "calls", "candidates", "lists", "moderation", "posting", "profile", "registration", "reports", "vacancies"]
