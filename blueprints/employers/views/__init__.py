"""Views of this area."""

from blueprints.employers.views import (
    answer_rates,
    answers,
    calls,
    candidates,
    lists,
    moderation,
    posting,
    profile,
    registration,
    reports,
    sheets,
    vacancies,
)

__all__ = [
    "answer_rates",
    "answers",
    "calls",
    "candidates",
    "lists",
    "moderation",
    "posting",
    "profile",
    "registration",
    "reports",
    "sheets",
    "vacancies",
]
