"""People within reach, what is known of them, and their numbers."""

from blueprints.families.views import cards, family, numbers, people, poverty

__all__ = ["cards", "family", "numbers", "people", "poverty"]
